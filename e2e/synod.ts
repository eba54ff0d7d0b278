import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Answer, Intent } from '../src/contract/index.ts';
import { SHELL_WORDS } from '../src/ui/words/index.ts';
import { tapInto, type Counts } from './tap.ts';
import {
  namesOf,
  plain,
  rank,
  wordsOf,
  type Active,
  type Heard,
  type Position,
  type Told,
} from './told.ts';

/** The ready-made clusters as the picker names them. */
export const SCENES = {
  'three-servers': 'Three servers',
  'by-role': 'A machine for each role',
  failover: 'Failover under load',
  lossy: 'A lossy network',
  minority: 'A minority cut off',
  replace: 'Replacing servers',
  duel: 'Duelling leaders',
} as const;

const PROCESS =
  /^([rlak]\d+), (replica|leader|acceptor|client)(?:, (spare|joining|leaving|retired))?, (.+)$/;

export type Scene = keyof typeof SCENES;
/** The panels by the names that people see. */
export const TABS = Object.values(SHELL_WORDS.tabs);
export type Tab = (typeof TABS)[number];
type Unit = 'event' | 'beat';

export interface Options {
  readonly scene?: Scene;
  /** With moving pictures, as most people see them; most tests do without. */
  readonly motion?: boolean;
}

/** Opens the page on a fresh visit, and waits until it shows a cluster. */
export async function open(page: Page, options: Options = {}): Promise<Synod> {
  await tapInto(page);
  await page.emulateMedia({ reducedMotion: options.motion ? 'no-preference' : 'reduce' });
  await page.goto('./');
  const synod = new Synod(page);
  await synod.idle();
  if (options.scene !== undefined) await synod.scene(options.scene);
  return synod;
}

/** A person at Synod: what they do and what they then see. Controls are found only by role and plain name. */
export class Synod {
  readonly page: Page;
  readonly stage: Locator;
  readonly ledger: Locator;
  readonly panel: Locator;
  readonly transport: Locator;
  readonly branches: Locator;
  readonly scrubber: Locator;
  readonly field: Locator;
  private readonly sentence: Locator;
  private readonly twin: Locator;
  private lastPress = 0;

  constructor(page: Page) {
    this.page = page;
    this.stage = page.getByRole('region', { name: 'Stage' });
    this.ledger = page.getByRole('grid', { name: 'Ledger' });
    this.panel = page.getByRole('tabpanel');
    this.transport = page.getByRole('group', { name: 'Playback' });
    this.branches = page.getByRole('list', { name: 'Branches' });
    this.scrubber = page.getByRole('slider', { name: 'Position in the run' });
    this.field = page.getByRole('textbox', { name: 'Command' });
    this.sentence = page.getByRole('region', { name: 'What just happened' }).getByRole('paragraph');
    this.twin = this.stage.getByRole('list', { name: 'What is where' });
  }

  // --- waiting

  /** Waits until the page has nothing left to do: it does not play, nothing moves, and no intent is under way. */
  async idle(): Promise<this> {
    await this.page.waitForFunction(() => document.documentElement.dataset['idle'] === 'true');
    return this;
  }

  /** Waits until `fact` is true of what the page shows. */
  async until(fact: () => Promise<boolean>, what: string): Promise<this> {
    await expect.poll(fact, { message: what, timeout: 20_000, intervals: [50] }).toBe(true);
    return this;
  }

  // --- time

  async play(): Promise<this> {
    await this.transport.getByRole('button', { name: 'Play' }).press('Enter');
    await expect(this.transport.getByRole('button', { name: 'Pause' })).toBeVisible();
    return this;
  }

  async pause(): Promise<this> {
    await this.transport.getByRole('button', { name: 'Pause' }).press('Enter');
    return this.idle();
  }

  /** Plays until `fact` is true, and pauses. */
  async playUntil(fact: () => Promise<boolean>, what: string): Promise<this> {
    await this.play();
    await this.until(fact, what);
    return this.pause();
  }

  async next(unit: Unit = 'event'): Promise<this> {
    await this.transport.getByRole('button', { name: `Next ${unit}` }).press('Enter');
    return this.idle();
  }

  async previous(unit: Unit = 'event'): Promise<this> {
    await this.transport.getByRole('button', { name: `Previous ${unit}` }).press('Enter');
    return this.idle();
  }

  /** Drags the scrubber to this virtual time in microseconds. */
  async seekTime(micros: number): Promise<this> {
    await this.scrubber.fill(String(micros));
    return this.idle();
  }

  /** The virtual time of the scrubber, in microseconds. */
  async time(): Promise<number> {
    return Number(await this.scrubber.inputValue());
  }

  /** Sets the speed by the name that the slider says: `real time`, `10 × real time`. */
  async speed(wanted: string): Promise<this> {
    const slider = this.page.getByRole('slider', { name: 'Speed' });
    const highest = Number(await slider.getAttribute('max'));
    await slider.press('Home');
    for (let step = 0; step < highest; step++) {
      if ((await slider.getAttribute('aria-valuetext')) === wanted) return this;
      await slider.press('ArrowRight');
    }
    await expect(slider).toHaveAttribute('aria-valuetext', wanted);
    return this;
  }

  /** Presses a key where the focus happens to be. */
  async key(name: string): Promise<this> {
    await this.page.keyboard.press(name);
    return this.idle();
  }

  async everyEvent(): Promise<this> {
    return this.flip('Stop at heartbeats, too');
  }

  /** Clicks a switch. */
  async flip(name: string): Promise<this> {
    await this.page
      .locator('label')
      .filter({ has: this.page.getByRole('switch', { name }) })
      .click();
    return this.idle();
  }

  // --- what a person sees

  async position(): Promise<Position> {
    const said = (await this.scrubber.getAttribute('aria-valuetext')) ?? '';
    const found = /^event ([\d,]+) of ([\d,]+)/.exec(said);
    if (found === null) throw new Error(`the scrubber says “${said}”`);
    return { index: plain(found[1]), length: plain(found[2]) };
  }

  async index(): Promise<number> {
    return (await this.position()).index;
  }

  async caption(): Promise<string> {
    return ((await this.sentence.textContent()) ?? '').trim();
  }

  /** Every process that the stage's textual twin describes. */
  async processes(): Promise<readonly Told[]> {
    const lines = await this.twin.getByRole('listitem').allTextContents();
    let node = '';
    return lines.flatMap((line) => {
      node = /^(n\d+),/.exec(line)?.[1] ?? node;
      const found = PROCESS.exec(line);
      if (found === null) return [];
      const [, id = '', role = '', standing = 'member', state = ''] = found;
      return [{ id, node, role, standing, state, down: state.endsWith(', down') }];
    });
  }

  async process(id: string): Promise<Told> {
    const told = (await this.processes()).find((one) => one.id === id);
    if (told === undefined) throw new Error(`the stage does not tell of ${id}`);
    return told;
  }

  /** The running leader that believes itself active in the highest ballot. */
  async active(): Promise<Active | null> {
    const all = (await this.processes()).flatMap(({ id, node, state, down }) => {
      const ballot = /^active in (\d+·l\d+)/.exec(state)?.[1];
      return ballot === undefined || down ? [] : [{ leader: id, node, ballot }];
    });
    return all.sort((a, b) => rank(b.ballot) - rank(a.ballot))[0] ?? null;
  }

  /** Reads what the ledger says of each slot it shows, by row: `Chosen`, `r1`, … */
  async cells(): Promise<Readonly<Record<string, readonly string[]>>> {
    const rows = await this.ledger.getByRole('row').all();
    const entries = await Promise.all(
      rows.slice(1).map(async (row) => {
        const name = (await row.getByRole('rowheader').textContent()) ?? '';
        const cells = row.getByRole('gridcell');
        return [name.trim(), await cells.evaluateAll(namesOf)] as const;
      }),
    );
    return Object.fromEntries(entries);
  }

  /** Everything, in words, that should be the same whenever this moment is shown. */
  async picture(): Promise<string> {
    const [twin, ledger, caption, position] = await Promise.all([
      this.twin.ariaSnapshot(),
      this.ledger.ariaSnapshot(),
      this.page.getByRole('region', { name: 'What just happened' }).ariaSnapshot(),
      this.index(),
    ]);
    return [`event ${position}`, twin, ledger, caption].join('\n');
  }

  // --- panels

  async tab(name: Tab): Promise<this> {
    await this.page.getByRole('tab', { name }).click();
    await expect(this.page.getByRole('tabpanel', { name })).toBeVisible();
    return this;
  }

  async inspect(id: string): Promise<Locator> {
    await this.stage.getByRole('button', { name: new RegExp(`^${id}, `) }).press('Enter');
    await this.tab('Inspector');
    await expect(this.panel.getByRole('heading', { name: new RegExp(`\\b${id}$`) })).toBeVisible();
    return this.panel;
  }

  /** One replica's application as the inspector shows it, in lines such as `x 1`. */
  async stateOf(replica: string): Promise<readonly string[]> {
    const panel = await this.inspect(replica);
    const term = panel.getByRole('term').filter({ hasText: /^state/ });
    await expect(term).toBeVisible();
    const definition = term.locator('xpath=following-sibling::dd[1]');
    return definition.getByRole('listitem').evaluateAll(wordsOf);
  }

  /** The latest answers, newest first. */
  async answers(): Promise<readonly Heard[]> {
    await this.tab('Clients');
    const list = this.panel.getByRole('region', { name: 'Latest answers' }).getByRole('listitem');
    return (await list.evaluateAll(wordsOf)).map((text) => {
      const found = /^(k\d+)(?:, .*session)? ?# ?(\d+) slot (\d+):/.exec(text);
      if (found === null) throw new Error(`not an answer: ${text}`);
      return { request: `${found[1]} #${found[2]}`, slot: Number(found[3]) };
    });
  }

  // --- hands

  async crash(node: string): Promise<this> {
    return this.onStage(`Crash ${node}`);
  }

  async restart(node: string): Promise<this> {
    return this.onStage(`Restart ${node}`);
  }

  async cut(from: string, to: string): Promise<this> {
    return this.onFaults(`Cut ${from} to ${to}`);
  }

  async healAll(): Promise<this> {
    return this.onFaults('Heal all links');
  }

  async send(text: string): Promise<this> {
    await this.field.fill(text);
    await this.page.getByRole('button', { name: 'Send command' }).click();
    return this;
  }

  /** Lets the clients rest; open requests are still answered. */
  async stopLoad(): Promise<this> {
    await this.tab('Clients');
    await this.panel.getByText('Nothing', { exact: true }).click();
    await this.panel.getByRole('button', { name: 'Set the load' }).click();
    await expect(this.panel.getByRole('heading', { name: 'no load' })).toBeVisible();
    return this;
  }

  async arrange(how: 'By role' | 'By machine'): Promise<this> {
    await this.page.getByRole('radiogroup', { name: 'Arrangement' }).getByText(how).click();
    await expect(this.page.getByRole('radio', { name: how })).toBeChecked();
    return this.idle();
  }

  /** Draws a line around one server with the mouse, so that it loses touch with all others. */
  async encircle(node: string): Promise<this> {
    const hosted = (await this.processes()).filter((one) => one.node === node).map(({ id }) => id);
    const name = new RegExp(`^(${[node, ...hosted].join('|')}), `);
    const parts = await this.stage.getByRole('button', { name }).all();
    const boxes = await Promise.all(parts.map((part) => part.boundingBox()));
    const seen = boxes.filter((box) => box !== null);
    const edge = await this.stage.boundingBox();
    if (edge === null || seen.length === 0) throw new Error(`${node} is not to be seen`);
    const margin = 34;
    const left = Math.max(edge.x, Math.min(...seen.map(({ x }) => x)) - margin);
    const top = Math.max(edge.y, Math.min(...seen.map(({ y }) => y)) - margin);
    const right = Math.min(
      edge.x + edge.width - 1,
      Math.max(...seen.map(({ x, width }) => x + width)) + margin,
    );
    const bottom = Math.min(
      edge.y + edge.height - 1,
      Math.max(...seen.map(({ y, height }) => y + height)) + margin,
    );
    await this.stage.getByRole('button', { name: 'Draw a partition' }).click();
    await this.stroke([left, top], [right, top], [right, bottom], [left, bottom], [left, top]);
    return this;
  }

  private async stroke(...[first, ...rest]: readonly (readonly [number, number])[]): Promise<void> {
    if (first === undefined) return;
    const { mouse } = this.page;
    await mouse.move(...first);
    await mouse.down();
    for (const point of rest) await mouse.move(...point, { steps: 10 });
    await mouse.up();
  }

  /** Presses when that is a wish of its own, and not the end of a double click. */
  async apart(press: () => Promise<unknown>): Promise<void> {
    await this.page.waitForTimeout(Math.max(0, this.lastPress + 450 - Date.now()));
    await press();
    // A busy page may keep a press waiting, and the page counts from when it has heard of it.
    this.lastPress = Date.now();
  }

  private async onStage(name: string): Promise<this> {
    await this.apart(() => this.stage.getByRole('button', { name, exact: true }).click());
    return this;
  }

  private async onFaults(name: string): Promise<this> {
    await this.tab('Faults');
    await this.apart(() => this.panel.getByRole('button', { name, exact: true }).click());
    return this;
  }

  // --- menus and dialogs

  /** Finds an action of the palette by its name or the beginning of its name. */
  async find(name: string): Promise<this> {
    await this.page.keyboard.press('Control+k');
    await expect(this.page.getByRole('searchbox', { name: 'Find an action' })).toBeFocused();
    await this.page.keyboard.insertText(name);
    const [first, all] = [this.page.getByRole('menuitem').first(), `^${escaped(name)}`];
    await expect(first, `the palette has “${name}”`).toHaveText(new RegExp(all, 'i'));
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByRole('dialog', { name: 'Find an action' })).toHaveCount(0);
    return this;
  }

  async menu(button: string | RegExp, item: string | RegExp): Promise<this> {
    await this.page.getByRole('banner').getByRole('button', { name: button }).click();
    await this.page.getByRole('menu').getByText(item, { exact: true }).click();
    await expect(this.page.getByRole('menu')).toHaveCount(0);
    return this;
  }

  /** Opens the library from the menu of clusters, with all its cases. */
  async library(): Promise<this> {
    await this.page
      .getByRole('banner')
      .getByRole('button', { name: /^Cluster/ })
      .click();
    await this.page.getByRole('menu').getByText('Library of cases…').click();
    const library = this.page.getByRole('dialog', { name: 'Library of cases' });
    // Until the cases are there, one item says that they are coming.
    await expect(library.getByRole('menuitem').nth(1)).toBeVisible();
    return this;
  }

  async scene(scene: Scene): Promise<this> {
    const name = SCENES[scene];
    await this.menu(/^Cluster/, name);
    await expect(this.page.getByRole('button', { name: `Cluster: ${name}` })).toBeVisible();
    return this.idle();
  }

  /** Copies the recording of the present run and returns it from the clipboard. */
  async copyRecording(): Promise<string> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.evaluate(() => navigator.clipboard.writeText(''));
    await this.menu('Recording', 'Copy recording');
    const read = () => this.page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(read, { message: 'the recording is in the clipboard' }).not.toBe('');
    return read();
  }

  async openRecording(name: string, text: string): Promise<this> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.menu('Recording', 'Open recording or script');
    const mimeType = name.endsWith('.json') ? 'application/json' : 'text/plain';
    await (await chooser).setFiles({ name, mimeType, buffer: Buffer.from(text) });
    return this.idle();
  }

  /** Saves the present run as a script and returns the text of the file. */
  async exportScript(): Promise<string> {
    const download = this.page.waitForEvent('download');
    await this.menu('Recording', 'Export as script');
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('run.synod.txt');
    return readFile(await saved.path(), 'utf8');
  }

  /** The state of all invariants in a few words, as the bar says it. */
  async lights(): Promise<string> {
    const button = this.page.getByRole('banner').getByRole('button', { name: /^Invariants/ });
    return ((await button.textContent()) ?? '').trim();
  }

  async branch(name: string): Promise<this> {
    await this.branches.getByRole('button', { name: `Switch to ${name}` }).click();
    return this.idle();
  }

  // --- behind the glass

  async counts(): Promise<Counts> {
    return this.page.evaluate(() => window.tap.counts());
  }

  /** Asks the worker through its one door without the page noticing. */
  async ask(intent: Intent): Promise<Answer> {
    return this.page.evaluate((wish) => window.tap.ask(wish), intent);
  }

  /** The worker's hash of the whole event sequence up to the moment shown. */
  async hash(): Promise<string> {
    const answer = await this.ask({ kind: 'hash' });
    if (answer.kind !== 'hash') throw new Error(`no hash: ${JSON.stringify(answer)}`);
    return answer.value;
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

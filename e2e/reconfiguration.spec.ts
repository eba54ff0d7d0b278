/** A person changes the configuration of a working cluster, in a dialog or in words, and changes it back. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { hasPerformed, replay } from './replay.ts';
import { open, type Synod } from './synod.ts';

const OLD = ['n1', 'n2', 'n3'] as const;
const NEW_REPLICAS = ['r4', 'r5', 'r6'] as const;

/** A client learns that the replica it asks has left. */
const MOVED = /^k\d hears that its replica has left: it sends .* to r\d/;

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Change the configuration' });

async function openDialog({ page }: Synod): Promise<Locator> {
  await page.keyboard.press('g');
  const dialog = dialogOf(page);
  await expect(dialog).toBeVisible();
  return dialog;
}

/** The processes that run on this server: `n4` hosts `r4`, `l4` and `a4`. */
const hosted = (node: string) => ['r', 'l', 'a'].map((role) => `${role}${node.slice(1)}`);

async function toggle(dialog: Locator, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) await dialog.getByText(id, { exact: true }).click();
}

async function ask(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Ask for this change' }).click();
  await expect(dialog).toHaveCount(0);
}

async function standings(synod: Synod): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries((await synod.processes()).map(({ id, standing }) => [id, standing]));
}

function all(synod: Synod, ids: readonly string[], standing: string) {
  return async () => {
    const now = await standings(synod);
    return ids.every((id) => now[id] === standing);
  };
}

/** The number of slots that this replica has performed, as the stage says. */
async function performed(synod: Synod, replica: string): Promise<number> {
  const { state } = await synod.process(replica);
  return Number(/^([\d,]+) slots? performed/.exec(state)?.[1]?.replaceAll(',', ''));
}

/** Steps beat by beat until `fact` holds, and returns what the caption said at each. */
async function told(
  synod: Synod,
  fact: (captions: readonly string[]) => Promise<boolean>,
): Promise<readonly string[]> {
  const captions: string[] = [];
  for (let beat = 0; beat < 200; beat++) {
    await synod.next('beat');
    captions.push(await synod.caption());
    if (await fact(captions)) return captions;
  }
  throw new Error(`not within 200 beats:\n${captions.join('\n')}`);
}

/** Checks that these sentences are among the captions, in this order. */
function expectTold(captions: readonly string[], sentences: readonly RegExp[]): void {
  let from = 0;
  for (const sentence of sentences) {
    const at = captions.findIndex((caption, index) => index >= from && sentence.test(caption));
    expect(at, `${sentence} is told after what comes before it`).not.toBe(-1);
    from = at + 1;
  }
}

/** Lets the clients rest, then plays until every request is answered and these replicas are even. */
async function settle(synod: Synod, replicas: readonly string[]): Promise<void> {
  await synod.stopLoad();
  await synod.playUntil(async () => {
    const processes = await synod.processes();
    if (processes.some(({ state }) => state.startsWith('waits for'))) return false;
    const counts = await Promise.all(replicas.map((id) => performed(synod, id)));
    return counts.every((count) => count === counts[0]);
  }, 'every open request is answered and the new replicas are even');
}

/** Checks that every new replica has every answer of the whole run, and that the page shows it. */
async function expectNothingLost(synod: Synod): Promise<void> {
  const states = [];
  for (const id of NEW_REPLICAS) states.push((await synod.stateOf(id)).toSorted());
  expect(states[0]?.length).toBeGreaterThan(0);
  for (const state of states) expect(state).toEqual(states[0]);

  const replayed = replay(await synod.copyRecording(), await synod.index());
  expect(replayed.hash, 'the recording gives the run that the page shows').toBe(await synod.hash());
  expect(replayed.answers.length).toBeGreaterThan(30);
  for (const id of NEW_REPLICAS) {
    const lost = replayed.answers.filter((answer) => !hasPerformed(replayed, id, answer));
    expect(lost, `what ${id} lacks of all that was answered`).toEqual([]);
  }
  expect(await synod.lights()).toMatch(/^\d+ invariants hold$/);
}

test('every server is replaced under load and loss, and no answer is lost', async ({ page }) => {
  const synod = await open(page, { scene: 'replace' });
  await synod.tab('Faults');
  await expect(synod.panel.getByText(/unreliable.*loses 10 %/)).toBeVisible();
  // The test steps by beats from the start, so that the first change is the same each time.
  for (let beat = 0; beat < 20; beat++) await synod.next('beat');
  const [first, second, third] = OLD;

  const dialog = await openDialog(synod);
  await toggle(dialog, ...hosted(first), ...hosted('n4'));
  await ask(dialog);
  const isTold = (captions: readonly string[]) => captions.some((one) => MOVED.test(one));
  const haveRetired = all(synod, hosted(first), 'retired');
  const captions = await told(synod, async (soFar) => isTold(soFar) && (await haveRetired()));
  const governs = /performs the change in slot \d+: configuration 1 governs every slot from \d+ on/;
  expectTold(captions, [/reconfig.* is chosen/, governs, /^[rla]1 retires from configuration 0/]);
  for (const id of ['l1', 'a1', 'r1']) {
    expectTold(captions, [new RegExp(`^${id} retires from configuration 0`)]);
  }
  for (const id of ['r4', 'l4', 'a4']) {
    expectTold(captions, [new RegExp(`^${id} hears of configuration 1, .*it is a member`)]);
  }
  for (const id of ['l1', 'a1']) {
    expectTold(captions, [new RegExp(`^${id} hears of configuration 1, .*leaves once`)]);
  }
  expectTold(captions, [/^r1 has left and hands .* back: the client can ask r2, r3 and r4/, MOVED]);

  await synod.speed('2 × real time');
  await synod.send('reconfig add r5 l5 a5 remove r2 l2 a2');
  await synod.playUntil(all(synod, hosted(second), 'retired'), `${second} has retired`);

  const last = await openDialog(synod);
  await toggle(last, ...hosted(third), ...hosted('n6'));
  await ask(last);
  await synod.playUntil(all(synod, hosted(third), 'retired'), `${third} has retired`);
  await synod.playUntil(all(synod, ['n4', 'n5', 'n6'].flatMap(hosted), 'member'), 'all serve');

  for (const node of OLD) await synod.crash(node);
  await synod.idle();
  for (const { id, node, standing, down } of await synod.processes()) {
    const isOld = OLD.some((one) => one === node);
    expect([id, standing, down]).toEqual([id, isOld ? 'retired' : 'member', isOld]);
  }
  const before = await performed(synod, 'r4');
  await synod.playUntil(
    async () => (await performed(synod, 'r4')) > before + 5,
    'commands are answered without the old servers',
  );
  await settle(synod, NEW_REPLICAS);
  await expectNothingLost(synod);
});

test('the whole change with the keyboard alone', async ({ page }) => {
  await page.addInitScript(() => {
    for (const kind of ['mousedown', 'touchstart'] as const) {
      window.addEventListener(kind, () => (document.title = 'a pointer was used'), true);
    }
  });
  const synod = await open(page);
  const { keyboard } = page;
  await keyboard.press('Control+k');
  await expect(page.getByRole('searchbox', { name: 'Find an action' })).toBeFocused();
  await keyboard.type('replacing');
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Cluster: Replacing servers' })).toBeVisible();
  await synod.idle();
  for (let beat = 0; beat < 6; beat++) await synod.key('Shift+ArrowRight');

  const opener = synod.transport.getByRole('button', { name: 'Next event' });
  await opener.focus();
  const dialog = await openDialog(synod);
  const box = (id: string) => dialog.getByRole('checkbox', { name: new RegExp(`^${id}\\b`) });
  for (const id of ['a1', 'a4']) {
    for (let tab = 0; tab < 30 && !(await isFocused(box(id))); tab++) await keyboard.press('Tab');
    await expect(box(id)).toBeFocused();
    await keyboard.press('Space');
  }
  await expect(box('a1')).not.toBeChecked();
  await expect(box('a4')).toBeChecked();
  await expect(dialog.getByRole('heading', { name: /adds a4 and removes a1$/ })).toBeVisible();
  const before = await synod.index();
  await keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
  await synod.idle();
  expect(await synod.index(), 'it is asked for, and nothing else').toBe(before + 1);
  const captions = await told(synod, all(synod, ['a1'], 'retired'));
  expectTold(captions, [/reconfig \+a4 −a1 .*is chosen/, /^a1 retires from configuration 0/]);

  await keyboard.press('Control+k');
  await keyboard.type('change the configuration');
  await keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText(/Configuration 1 governs every slot from \d+ on\./);
  await keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(await page.title()).not.toBe('a pointer was used');
});

function isFocused(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement);
}

for (const { name, theme, width, height } of [
  { name: 'a laptop', theme: 'light', width: 1280, height: 720 },
  { name: 'a phone', theme: 'dark', width: 390, height: 844 },
] as const) {
  test(`axe finds nothing in the dialog on ${name}, ${theme}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const synod = await open(page, { scene: 'replace' });
    await page.emulateMedia({ colorScheme: theme });
    const look = async (what: string) => {
      const axe = new AxeBuilder({ page }).setLegacyMode().include('[role=dialog]');
      const { violations } = await axe.analyze();
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((one) => one.html).join(' ')}`,
      );
      expect(found, what).toEqual([]);
    };
    await synod.crash('n1');
    await synod.crash('n2');
    const dialog = await openDialog(synod);
    await look('nothing chosen');
    await toggle(dialog, 'r1', 'l4', 'a3', 'a4');
    await expect(dialog).toContainText('Too many acceptors of configuration 0 are down');
    await look('with a warning');
    await toggle(dialog, 'a4', 'a1', 'a2');
    await expect(dialog.getByRole('alert')).toContainText('No acceptor would be left');
    const button = dialog.getByRole('button', { name: 'Ask for this change' });
    await expect(button).toBeDisabled();
    await look('with a refusal');
    await button.scrollIntoViewIfNeeded();
    await expect(button).toBeInViewport({ ratio: 0.99 });
    const fits = await page.evaluate(
      () => document.documentElement.scrollWidth <= window.innerWidth,
    );
    expect(fits, 'no horizontal scroll').toBe(true);
  });
}

test('going back undoes a change; another one there makes a branch', async ({ page }) => {
  const synod = await open(page, { scene: 'replace' });
  for (let beat = 0; beat < 12; beat++) await synod.next('beat');
  const before = await synod.picture();
  const [at, when] = [await synod.index(), await synod.time()];
  let dialog = await openDialog(synod);
  await toggle(dialog, 'a1', 'a4');
  await ask(dialog);
  await told(synod, all(synod, ['a1'], 'retired'));
  expect(await standings(synod)).toMatchObject({ a1: 'retired', a5: 'spare' });
  dialog = await openDialog(synod);
  await expect(dialog).toContainText('Configuration 1 governs');
  await page.keyboard.press('Escape');
  const end = await synod.picture();
  await expect(synod.branches).toHaveCount(0);

  await synod.seekTime(when);
  while ((await synod.index()) > at) await synod.previous();
  expect(await synod.picture()).toBe(before);
  expect(await standings(synod)).toMatchObject({ a1: 'member', a4: 'spare' });
  dialog = await openDialog(synod);
  await expect(dialog).toContainText('Configuration 0 governs every slot from 1 on.');
  await toggle(dialog, 'a2', 'a5');
  await ask(dialog);
  await expect(synod.branches.getByRole('listitem')).toHaveCount(2);
  await told(synod, all(synod, ['a2'], 'retired'));
  const branched = await standings(synod);
  expect(branched).toMatchObject({ a1: 'member', a4: 'spare' });
  expect(branched['a5']).not.toBe('spare');

  await synod.branch('A');
  await synod.key('End');
  expect(await synod.picture(), 'the first change is still made where it was').toBe(end);
});

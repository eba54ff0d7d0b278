/** Bad input gets a clear sentence and loses nothing. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { LIMITS, type LimitedField } from '../src/sim/index.ts';
import { open, type Synod } from './synod.ts';

// --- the cluster editor

/**
 * One field of each kind, with its label and the number of its units in one unit of the label. The
 * editor's own tests try every field.
 */
const FIELDS = {
  replicas: ['Replicas', 1],
  seed: ['Seed', 1],
  'link.loss': ['Loss', 0.01],
  'link.latencyMax': ['Longest latency', 1_000],
  'settings.suspectGrowth': ['Patience grows by', 1],
  'settings.retry': ['First retry', 1_000],
  'load.perSecond': ['Requests a second', 1],
} as const satisfies Partial<Record<LimitedField, readonly [string, number]>>;

const STEADY = 'Ask at a steady rate, answered or not';

async function openEditor(synod: Synod): Promise<Locator> {
  await synod.page.getByRole('button', { name: 'Edit cluster' }).click();
  const editor = synod.page.getByRole('dialog', { name: 'Edit the cluster' });
  await expect(editor).toBeVisible();
  await unfold(editor);
  return editor;
}

/** Unfolds the sections that a person seldom needs. */
async function unfold(editor: Locator) {
  const folded = editor.locator('section button[aria-expanded="false"]:not([aria-haspopup])');
  while ((await folded.count()) > 0) await folded.first().click();
}

function inputOf(editor: Locator, label: string): Locator {
  return editor.getByRole('textbox', { name: label, exact: true });
}

/** The sentence beside a field that is beyond a limit or not a number. */
const BEYOND = /must be at least|may be at most|needs a number|takes whole/;

async function expectWrong(input: Locator, label: string, value: string, sentence: RegExp) {
  await input.fill(value);
  await expect(input, `${label} = ${value}`).toHaveAttribute('aria-invalid', 'true');
  await expect(input).toHaveAccessibleDescription(sentence);
}

async function expectWithin(input: Locator, label: string, value: string) {
  await input.fill(value);
  await expect(input, `${label} = ${value}`).not.toHaveAccessibleDescription(BEYOND);
}

test('the editor judges what is typed; a wrong cluster does not open, and nothing is lost', async ({
  page,
}) => {
  const synod = await open(page);
  await synod.next();
  const before = await synod.picture();
  const editor = await openEditor(synod);
  await editor.getByRole('button', { name: 'Transport' }).click();
  await page.getByRole('option', { name: /^Unreliable/ }).click();
  await editor.getByText(STEADY).click();
  for (const [path, [label, unit]] of Object.entries(FIELDS)) {
    const { min, max } = LIMITS[path as LimitedField];
    const [low, high] = [min / unit, max / unit];
    const step = path === 'load.perSecond' ? 0.01 : 1;
    const input = inputOf(editor, label);
    const usual = await input.inputValue();
    await expectWrong(input, label, String(low - step), new RegExp(`${label} must be at least .+`));
    await expectWrong(input, label, String(high + step), new RegExp(`${label} may be at most .+`));
    await expectWithin(input, label, String(low));
    await expectWithin(input, label, String(high));
    await input.fill(usual);
  }

  const quorum = inputOf(editor, 'Quorum timeout');
  await expectWrong(quorum, 'Quorum timeout', 'lots', /Quorum timeout needs a number.+lots/);
  await expectWrong(quorum, 'Quorum timeout', '', /Quorum timeout needs a number/);
  await inputOf(editor, 'Acceptors').fill('26');
  await inputOf(editor, 'Least patience').fill('50');
  await expect(inputOf(editor, 'Least patience')).toHaveAccessibleDescription(
    /must be longer than two pings and a round trip/,
  );
  await editor.getByRole('button', { name: 'Open this cluster' }).click();
  await expect(editor).toBeVisible();
  await expect(inputOf(editor, 'Acceptors'), 'the first wrong field').toBeFocused();
  await expect(inputOf(editor, 'Acceptors')).toHaveValue('26');
  await page.keyboard.press('Escape');
  await expect(editor).toHaveCount(0);
  expect(await synod.picture()).toBe(before);
});

test('a cluster of one’s own opens and works', async ({ page }) => {
  const synod = await open(page);
  const editor = await openEditor(synod);
  await inputOf(editor, 'Replicas').fill('2');
  await inputOf(editor, 'Leaders').fill('1');
  await inputOf(editor, 'Acceptors').fill('5');
  await inputOf(editor, 'Clients').fill('1');
  await inputOf(editor, 'Seed').fill('7');
  await editor.getByRole('button', { name: 'Open this cluster' }).click();
  await expect(editor).toHaveCount(0);
  await synod.idle();
  expect((await synod.processes()).map(({ id }) => id).toSorted()).toEqual([
    'a1',
    'a2',
    'a3',
    'a4',
    'a5',
    'k1',
    'l1',
    'r1',
    'r2',
  ]);
  await synod.speed('real time');
  await synod.playUntil(async () => (await synod.active())?.leader === 'l1', 'l1 is active');
  const { seed } = JSON.parse(await synod.copyRecording()) as { seed: number };
  expect(seed).toBe(7);
});

// --- commands

test('a text that is no command gets a sentence and stays in the field', async ({ page }) => {
  const synod = await open(page);
  const before = await synod.picture();
  for (const [text, sentence] of [
    ['destroy x', /“destroy” cannot stand here: expected put/],
    ['put x', /a word of at most 200 characters must follow/],
    ['put x 1 2', /“2” cannot stand here/],
    ['put x "1', /expected a closed quote/],
    ['', /put, get, append, delete, cas or reconfig must follow/],
  ] as const) {
    await synod.send(text);
    await expect(page.getByRole('alert').filter({ hasText: sentence }), text).toBeVisible();
    await expect(synod.field).toHaveAttribute('aria-invalid', 'true');
    await expect(synod.field).toHaveValue(text);
  }
  expect(await synod.picture()).toBe(before);
});

// --- what was kept from the last visit

/** A browser may hold such texts under the page's keys: cut short, of another shape, or edited by hand. */
const STORED = {
  'cut short': '{"arrangement":"mach',
  empty: '',
  'of another shape': '[1,2,3]',
  'edited by hand':
    '{"arrangement":"spiral","theme":7,"positions":{"role":{"n1":{"x":"left","y":null}}},"speed":-1}',
} as const;

test('stored settings that cannot be read get a sentence, and the page works', async ({ page }) => {
  const synod = await open(page);
  await synod.arrange('By machine');
  const keys = await page.evaluate(() => Object.keys(localStorage));
  expect(keys.length, 'the arrangement is kept').toBeGreaterThan(0);
  for (const [what, stored] of Object.entries(STORED)) {
    await page.evaluate(
      ([names, text]) => {
        for (const name of names) localStorage.setItem(name, text);
      },
      [keys, stored] as const,
    );
    await page.reload();
    await synod.idle();
    await expect(page.getByText(/stored settings could not be read/), what).toBeVisible();
    await expect(page.getByRole('radio', { name: 'By role' })).toBeChecked();
    await synod.next();
    expect(await synod.index(), what).toBe(1);
    await synod.arrange('By machine');
  }
});

// --- recordings

test('a recording that cannot be read gets a sentence, and the run is untouched', async ({
  page,
}) => {
  const synod = await open(page);
  await synod.next();
  await synod.crash('n2');
  await synod.idle();
  const [before, hash] = [await synod.picture(), await synod.hash()];
  const good = await synod.copyRecording();
  const data = JSON.parse(good) as { hands: { index: number; action: { node: string } }[] };
  const changed = (change: (copy: typeof data) => void) => {
    const copy = structuredClone(data);
    change(copy);
    return JSON.stringify(copy);
  };
  const files = {
    'cut-short.json': [good.slice(0, good.length / 2), /not JSON/],
    'picture.png': ['\u0089PNG\r\n\u001a\n\0\0', /not JSON/],
    'empty.json': ['', /not JSON/],
    'object.json': ['{}', /“version” is missing/],
    'newer.json': [changed((copy) => Object.assign(copy, { version: 2 })), /version 2/],
    'unknown-node.json': [changed((copy) => (copy.hands[0]!.action.node = 'n9')), /no such node/],
    'unreachable.json': [changed((copy) => (copy.hands[0]!.index = -3)), /Hand 1/],
  } as const;
  for (const [name, [text, sentence]] of Object.entries(files)) {
    await synod.openRecording(name, text);
    const notice = page.getByRole('alert').filter({ hasText: sentence });
    await expect(notice, name).toBeVisible();
    await expect(notice).toContainText(/the current run is untouched/i);
    expect(await synod.picture(), name).toBe(before);
    expect(await synod.hash(), `${name}: the worker, too, still has the run`).toBe(hash);
    await dismiss(page);
  }
  await synod.openRecording('good.json', good);
  await expect(page.getByText('“good.json” is open.')).toBeVisible();
});

async function dismiss(page: Page) {
  const buttons = page.getByRole('button', { name: 'Dismiss' });
  while ((await buttons.count()) > 0) await buttons.first().click();
  await expect(page.getByRole('alert')).toBeEmpty();
}

// --- a worker that throws

/** The name that the build gives to the worker's script. */
const ENTRY = /entry-[^/]*\.js$/;

/** Puts a line of code before the worker's own. */
async function beforeWorker(page: Page, code: string) {
  await page.route(ENTRY, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${code}\n${await response.text()}` });
  });
}

/** After this many requests, the arithmetic that the engine needs fails once. */
const THROWS_IN_THE_ENGINE = `
  let requests = 0;
  addEventListener('message', () => {
    requests += 1;
    if (requests !== 4) return;
    const { imul } = Math;
    Math.imul = () => {
      Math.imul = imul;
      throw new Error('the engine broke');
    };
  });`;

test('when the engine throws, the page says so, offers the recording, and the run continues', async ({
  page,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await beforeWorker(page, THROWS_IN_THE_ENGINE);
  const synod = await open(page);
  const dialog = page.getByRole('alertdialog', { name: 'The engine stopped' });
  for (let step = 0; step < 12 && (await dialog.count()) === 0; step++) {
    await page.keyboard.press('ArrowRight');
    await synod.idle();
  }
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText('the engine broke');
  await dialog.getByRole('button', { name: 'Copy recording' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  const recording = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(recording)).toMatchObject({ version: 1, seed: 1, hands: [] });

  await page.unroute(ENTRY);
  await dialog.getByRole('button', { name: 'Open the run again' }).click();
  await expect(dialog).toHaveCount(0);
  await synod.idle();
  const before = await synod.index();
  await synod.next();
  expect(await synod.index()).toBeGreaterThan(before);
});

test('when the worker dies during play, the page says so and offers the recording and a way out', async ({
  page,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const dies = `
    let requests = 0;
    addEventListener('message', () => {
      requests += 1;
      if (requests === 8) setTimeout(() => { throw new Error('the worker died'); });
    });`;
  await beforeWorker(page, dies);
  const synod = await open(page);
  await synod.crash('n2');
  await synod.idle();
  await page.unroute(ENTRY);
  await synod.transport.getByRole('button', { name: 'Play' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'The engine stopped' });
  await expect(dialog).toContainText('the worker died');
  await dialog.getByRole('button', { name: 'Copy recording' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  const recording = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(recording)).toMatchObject({ hands: [{ action: { node: 'n2' } }] });

  await dialog.getByRole('button', { name: 'Open the run again' }).click();
  await expect(dialog).toHaveCount(0);
  await synod.idle();
  expect((await synod.process('r2')).down).toBe(true);
  await synod.next();
});

test('a worker that does not start gets a sentence and a way to try again', async ({ page }) => {
  await page.route(ENTRY, (route) => route.abort());
  await page.goto('./');
  await expect(page.getByText('The engine cannot be reached')).toBeVisible();
  await page.unroute(ENTRY);
  await page.getByRole('button', { name: 'Load the page again' }).click();
  await expect(page.getByRole('button', { name: 'Next event' })).toBeVisible();
});

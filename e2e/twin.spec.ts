/** With the picture hidden, a person follows the failover by words alone. */
import { expect, test, type Page } from '@playwright/test';
import { open, type Options, type Synod } from './synod.ts';

/** Opens the page without its picture: nothing that is drawn can be seen or pressed. */
async function openUnseen(page: Page, options: Options): Promise<Synod> {
  const synod = await open(page, options);
  const content = 'section[aria-label="Stage"] :is(svg, canvas) { display: none !important }';
  await page.addStyleTag({ content });
  await expect(synod.stage.locator('svg, canvas').first()).toBeHidden();
  return synod;
}

/** The short list of the twin. */
async function short(synod: Synod): Promise<string> {
  const list = synod.stage.getByRole('list', { name: 'In short' });
  return (await list.getByRole('listitem').allTextContents()).join('\n');
}

/** Steps until the twin says something that matches, and returns the match. */
async function stepUntil(synod: Synod, wanted: RegExp): Promise<RegExpExecArray> {
  for (let step = 0; step < 400; step++) {
    const found = wanted.exec(await short(synod));
    if (found !== null) return found;
    await synod.next();
  }
  throw new Error(`never said ${String(wanted)}, but ${await short(synod)}`);
}

/** The largest number of slots that a replica has performed, as the twin says. */
async function performed(synod: Synod): Promise<number> {
  const counts = (await synod.processes()).flatMap(({ state }) => {
    const found = /^([\d,]+) slots? performed/.exec(state);
    return found === null ? [] : [Number(found[1]!.replaceAll(',', ''))];
  });
  return Math.max(...counts);
}

test('the twin alone tells the whole failover', async ({ page }) => {
  const synod = await openUnseen(page, { scene: 'failover' });
  await expect(synod.stage.getByRole('heading', { name: /^n1, up/ })).toBeAttached();
  expect(await short(synod)).toBe('No leader is active.');

  await synod.speed('2 × real time');
  await synod.playUntil(async () => (await performed(synod)) >= 5, 'commands are performed');
  const [, , fallen] = await stepUntil(
    synod,
    /(l\d) on (n\d) is active in 1·\1, with commanders for slots? [\d,]+/,
  );
  expect((await synod.processes()).some(({ state }) => state.startsWith('answered: '))).toBe(true);

  await synod.crash(fallen!);
  await synod.idle();
  expect(await short(synod)).toBe(`No leader is active.\n${fallen} is down.`);
  expect(await synod.caption()).toContain(fallen);

  await stepUntil(
    synod,
    /l\d on n\d has a scout out with \d·l\d: no acceptor has promised yet, 3 promises missing/,
  );
  await stepUntil(synod, /: a\d and a\d have promised, 1 promise missing/);
  const [, leader, ballot, slots] = await stepUntil(
    synod,
    /(l\d) on n\d is active in (\d·l\d), with commanders for (slots? [^.]+)\./,
  );
  expect(await synod.caption()).toContain(`${leader} is adopted in ${ballot}`);
  expect(slots).toMatch(/^slots? \d/);
  expect(await short(synod)).toContain(`${fallen} is down.`);

  const then = await performed(synod);
  await synod.playUntil(async () => (await performed(synod)) > then + 3, 'commands are performed');
  expect((await synod.processes()).some(({ state }) => state.startsWith('answered: '))).toBe(true);
  const clients = (await synod.processes()).filter(({ role }) => role === 'client');
  expect(clients.every(({ state }) => /^(answered|waits for)/.test(state))).toBe(true);
});

test('while a run plays, at most one sentence is spoken in two seconds', async ({ page }) => {
  const synod = await openUnseen(page, { scene: 'failover', motion: true });
  for (const speed of ['1/25 of real time', 'real time', '1,000 × real time']) {
    await synod.speed(speed);
    await synod.play();
    const said = await page.evaluate(async () => {
      const times: number[] = [];
      const regions = document.querySelectorAll(
        '[aria-live="polite"], [aria-live="assertive"], output, [role="status"], [role="alert"]',
      );
      const observer = new MutationObserver(() => times.push(performance.now()));
      for (const region of regions) {
        observer.observe(region, { childList: true, characterData: true, subtree: true });
      }
      await new Promise((resolve) => setTimeout(resolve, 6_500));
      observer.disconnect();
      return times;
    });
    await synod.pause();
    const pauses = said.slice(1).map((time, at) => time - said[at]!);
    expect(said.length, speed).toBeGreaterThan(0);
    expect(Math.min(...pauses, Infinity), speed).toBeGreaterThan(1_900);
  }
});

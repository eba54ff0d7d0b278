/** The first ten seconds show a lecturer enough before and after the first key. */
import { expect, test, type Page } from '@playwright/test';
import { open } from './synod.ts';

/** Collects the page's complaints, and the hosts it asks besides its own. */
function listen(page: Page) {
  const complaints: string[] = [];
  const strangers: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.hostname !== '127.0.0.1' && url.protocol !== 'data:' && url.protocol !== 'blob:') {
      strangers.push(request.url());
    }
  });
  return { complaints, strangers };
}

test('opens on three servers, paused at the start, all of it in sight', async ({ page }) => {
  const { complaints, strangers } = listen(page);
  const synod = await open(page, { motion: true });

  expect(await synod.position()).toEqual({ index: 0, length: 0 });
  const all = (await synod.processes()).map(({ id, node }) => `${id} on ${node}`);
  expect(all.toSorted()).toEqual(
    ['a1 on n1', 'a2 on n2', 'a3 on n3', 'k1 on n4', 'k2 on n5', 'l1 on n1', 'l2 on n2'].concat([
      'l3 on n3',
      'r1 on n1',
      'r2 on n2',
      'r3 on n3',
    ]),
  );
  expect(await synod.caption()).toMatch(/^\S.*[.:]$/);
  expect(await synod.active()).toBeNull();

  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return [scrollWidth - clientWidth, scrollHeight - clientHeight];
  });
  expect(overflow, 'the page does not scroll at 1280×720').toEqual([0, 0]);
  const inSight = [
    page.getByRole('banner'),
    synod.stage,
    page.getByRole('region', { name: 'What just happened' }),
    synod.ledger,
    page.getByRole('tablist', { name: 'Panels' }),
    synod.transport,
    page.getByRole('group', { name: 'Position in the run' }),
    synod.field,
    ...(await synod.stage.getByRole('button', { name: /^[rlak]\d, / }).all()),
  ];
  for (const part of inSight) await expect(part).toBeInViewport({ ratio: 0.99 });

  const play = synod.transport.getByRole('button', { name: 'Play' });
  const [ink, ground] = await play.evaluate((element) => {
    const { color, backgroundColor } = getComputedStyle(element);
    return [color, backgroundColor];
  });
  expect(ink, 'axe passes over text that has the very colour of its ground').not.toBe(ground);

  await synod.next();
  expect(await synod.index()).toBe(1);
  expect(await synod.caption()).toMatch(/^\S.+\.$/);

  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
});

test('tells each of the first sixty events in a sentence; then passes over heartbeats', async ({
  page,
}) => {
  const { complaints } = listen(page);
  const synod = await open(page);
  await synod.everyEvent();
  const captions = [await synod.caption()];
  for (let index = 1; index <= 60; index++) {
    await synod.key('ArrowRight');
    expect(await synod.index()).toBe(index);
    captions.push(await synod.caption());
    expect(captions.at(-1), `the sentence of event ${index}`).toMatch(/^\S.+ .+\.$/s);
  }
  expect(new Set(captions).size, 'different events are told differently').toBeGreaterThan(20);

  await synod.everyEvent();
  const jumps = [];
  for (let before = 60; jumps.length < 12;) {
    await synod.key('ArrowRight');
    const { index, length } = await synod.position();
    expect(length).toBe(index);
    expect(await synod.caption()).not.toBe('');
    jumps.push(index - before);
    before = index;
  }
  expect(Math.min(...jumps), 'a step always gets somewhere').toBeGreaterThan(0);
  expect(Math.max(...jumps), 'and passes over what is quiet').toBeGreaterThan(1);
  expect(complaints).toEqual([]);
});

test('play elects a leader; a command is proposed, chosen, learned, performed and answered', async ({
  page,
}) => {
  const { complaints, strangers } = listen(page);
  const synod = await open(page);
  await synod.speed('real time');
  await synod.playUntil(async () => (await synod.active()) !== null, 'a leader is active');
  const active = await synod.active();

  const rests = async () => !(await synod.process('k1')).state.startsWith('waits');
  for (let step = 0; step < 100 && !(await rests()); step++) await synod.next();
  await synod.send('put mine 1');
  await synod.until(async () => (await synod.caption()).includes('put mine 1'), 'it is told');
  expect(await synod.caption()).toMatch(/^k1 asks r\d: put mine 1\./);
  expect((await synod.process('k1')).state).toMatch(/^waits for put mine 1/);

  const story = [await synod.caption()];
  for (let step = 0; step < 200 && !story.at(-1)!.startsWith('k1 has its answer'); step++) {
    await synod.next();
    story.push(await synod.caption());
  }
  const told = (pattern: RegExp) => {
    const found = story.map((sentence) => pattern.exec(sentence)).find((match) => match !== null);
    if (!found) throw new Error(`no sentence like ${pattern} in:\n${story.join('\n')}`);
    return found[1] ?? '';
  };
  const slot = told(/^k1 has its answer from r\d, which performed slot (\d+): ok/);
  // The replica may have to try a later slot if another command was faster.
  told(/^r\d .*put mine 1.*proposes it for slot \d+/);
  told(new RegExp(`^${active?.leader} starts a commander for slot ${slot}: .*put mine 1`));
  told(new RegExp(`^a\\d accepts put mine 1 for slot ${slot}`));
  told(new RegExp(`for slot ${slot} in .*majority: the command is chosen`));
  told(
    new RegExp(`^r\\d learns that slot ${slot} holds put mine 1, performs it and answers k1: ok`),
  );
  expect(await synod.answers()).toContainEqual({
    request: expect.stringMatching(/^k1 #/),
    slot: +slot,
  });

  const everywhere = new RegExp(`^Slot ${slot} at r\\d: performed put mine 1`);
  await synod.stopLoad();
  await synod.playUntil(async () => {
    const cells = await synod.cells();
    return ['r1', 'r2', 'r3'].every((id) => cells[id]?.some((text) => everywhere.test(text)));
  }, 'every replica has performed it');
  const chosen = new RegExp(`^Slot ${slot}: put mine 1 is chosen in \\d+·l\\d`);
  expect((await synod.cells())['Chosen']?.filter((text) => chosen.test(text))).toHaveLength(1);
  for (const id of ['r1', 'r2', 'r3']) expect(await synod.stateOf(id)).toContain('mine 1');

  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
});

test('a menu that is asked for before it has loaded opens once it has', async ({ page }) => {
  let bring = () => {};
  const asked = new Promise<void>((resolve) => (bring = resolve));
  await page.route(/\/assets\/rest-.*\.js$/, async (route) => {
    await asked;
    await route.continue();
  });
  await page.goto('/');
  await page.getByRole('button', { name: /^Cluster: / }).click();
  await expect(page.getByRole('menu')).toHaveCount(0);
  bring();
  await expect(page.getByRole('menuitemradio', { name: /^Failover/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
});

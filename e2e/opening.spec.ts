/** The first ten seconds: what a lecturer sees before and after the first key. */
import { expect, test, type Page } from '@playwright/test';
import { open } from './synod.ts';

/** What the page complained about, and whom it asked beyond its own host. */
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
    ['a1 on n1', 'a2 on n2', 'a3 on n3', 'k1 on n4', 'k2 on n5', 'l1 on n1', 'l2 on n2'].concat(
      ['l3 on n3', 'r1 on n1', 'r2 on n2', 'r3 on n3'],
    ),
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

  await synod.next();
  expect(await synod.index()).toBe(1);
  expect(await synod.caption()).toMatch(/^\S.+\.$/);

  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
});

test('tells each of the first sixty events in a sentence', async ({ page }) => {
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
  expect(complaints).toEqual([]);
});

test('passes over heartbeats by default, and always gets somewhere', async ({ page }) => {
  const synod = await open(page);
  let before = 0;
  for (let step = 0; step < 12; step++) {
    await synod.next();
    const { index, length } = await synod.position();
    expect(index).toBeGreaterThan(before);
    expect(length).toBe(index);
    before = index;
    expect(await synod.caption()).not.toBe('');
  }
  expect(before).toBeGreaterThan(12);
});

test('play elects a leader; a command is proposed, chosen, learned, performed and answered', async ({
  page,
}) => {
  const { complaints, strangers } = listen(page);
  const synod = await open(page, { motion: true });
  await synod.speed('real time');
  await synod.playUntil(async () => (await synod.active()) !== null, 'a leader is active');
  const active = await synod.active();

  await synod.send('put x 1');
  await synod.until(async () => (await synod.caption()).includes('put x 1'), 'the request is told');
  expect(await synod.caption()).toMatch(/^k1 asks r\d/);
  expect((await synod.process('k1')).state).toMatch(/^waits for put x 1/);

  const told: string[] = [await synod.caption()];
  for (let beat = 0; beat < 40 && !/^k1 has its answer/.test(told.at(-1)!); beat++) {
    await synod.next();
    told.push(await synod.caption());
  }
  const story = told.join('\n');
  expect(story).toMatch(/^r\d .*proposes it for slot 1/m);
  expect(story).toMatch(new RegExp(`^${active?.leader} starts a commander for slot 1`, 'm'));
  expect(story).toMatch(/^a\d accepts put x 1 for slot 1/m);
  expect(story).toMatch(/majority, so it is chosen/);
  expect(story).toMatch(/^r\d learns that slot 1 holds put x 1, performs it and answers k1: ok/m);
  expect(story).toMatch(/^k1 has its answer from r\d, performed in slot 1: ok/m);

  await synod.playUntil(async () => {
    const cells = await synod.cells();
    return ['r1', 'r2', 'r3'].every((id) => /performed put x 1/.test(cells[id]?.[0] ?? ''));
  }, 'every replica has performed slot 1');
  expect((await synod.cells())['Chosen']?.[0]).toMatch(/^Slot 1: put x 1 is chosen in \d+·l\d/);
  for (const id of ['r1', 'r2', 'r3']) expect(await synod.stateOf(id)).toEqual(['x 1']);
  expect(await synod.answers()).toEqual([{ request: 'k1 #1', slot: 1 }]);

  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
});

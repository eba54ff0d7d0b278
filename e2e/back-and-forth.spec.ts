/** Going back shows what was; acting in the past makes a branch and loses nothing. */
import { expect, test } from '@playwright/test';
import { open } from './synod.ts';

test('back to any earlier event and forward again shows the identical moment', async ({ page }) => {
  const synod = await open(page, { scene: 'lossy' });
  await synod.everyEvent();
  await synod.speed('real time');
  await synod.playUntil(async () => (await synod.index()) >= 150, 'a hundred and fifty events');
  const middle = await synod.time();

  const pictures = new Map<number, string>();
  const look = async () => {
    const index = await synod.index();
    const picture = await synod.picture();
    const known = pictures.get(index);
    if (known === undefined) pictures.set(index, picture);
    else expect(picture, `event ${index} looks as it did before`).toBe(known);
    return index;
  };

  const first = await synod.index();
  for (let step = 0; step < 8; step++) await synod.next();
  const last = await synod.index();
  expect(last).toBe(first + 8);
  await look();
  for (let index = last - 1; index >= first; index--) {
    await synod.previous();
    expect(await look()).toBe(index);
  }
  expect(new Set(pictures.values()).size).toBe(9);
  for (let index = first + 1; index <= last; index++) {
    await synod.next();
    expect(await look()).toBe(index);
  }

  for (const part of [0.1, 0.7, 0, 0.45, 0.1]) {
    await synod.seekTime(Math.round(middle * part));
    await look();
    await synod.next();
    await look();
    await synod.previous();
    await look();
  }
  await synod.key('End');
  expect(await look()).toBe(last);
  await synod.key('Home');
  expect(await look()).toBe(0);
});

test('beats lead back over the same moments as forward', async ({ page }) => {
  const synod = await open(page, { scene: 'failover' });
  const forward = [await synod.picture()];
  for (let beat = 0; beat < 8; beat++) {
    await synod.next('beat');
    forward.push(await synod.picture());
  }
  expect(new Set(forward).size).toBe(forward.length);
  for (const picture of forward.slice(0, -1).toReversed()) {
    await synod.previous('beat');
    expect(await synod.picture()).toBe(picture);
  }
});

test('acting in the past makes a branch; the old one keeps its future', async ({ page }) => {
  const synod = await open(page, { scene: 'failover' });
  await synod.everyEvent();
  await synod.speed('2 × real time');
  await synod.playUntil(async () => (await synod.index()) > 800, 'some future');
  await synod.key('End');
  const future = await synod.picture();
  const { length } = await synod.position();

  await synod.seekTime(Math.round((await synod.time()) / 2));
  const present = await synod.picture();
  const at = await synod.index();
  expect(at).toBeLessThan(length);
  await expect(synod.branches).toHaveCount(0);

  await synod.crash('n2');
  await synod.idle();
  expect(await synod.position()).toEqual({ index: at + 1, length: at + 1 });
  expect(await synod.caption()).toContain('n2 crashes');
  expect((await synod.process('r2')).down).toBe(true);
  await expect(synod.branches.getByRole('listitem')).toHaveCount(2);
  await synod.previous();
  expect(await synod.index()).toBe(at);
  expect(await synod.picture(), 'up to the hand both branches are one').toBe(present);
  await synod.playUntil(async () => (await synod.index()) > at + 200, 'the branch goes on');

  await synod.branch('A');
  expect((await synod.position()).length).toBe(length);
  await synod.key('End');
  expect(await synod.position()).toEqual({ index: length, length });
  expect(await synod.picture(), 'the old branch shows the future it had').toBe(future);
  expect((await synod.process('r2')).down).toBe(false);

  await synod.branch('B');
  await synod.key('End');
  expect((await synod.position()).length).toBeGreaterThan(at + 200);
  expect((await synod.process('r2')).down).toBe(true);
});

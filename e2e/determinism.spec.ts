/** One recording gives one run: in Node, in the worker, at any speed, and by any way through it. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { replay } from './replay.ts';
import { open, type Synod } from './synod.ts';

/** The test's own chance, which is the same in each run, so that a failure can be repeated. */
function luckFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Plays on by about this many events, then pauses. */
async function playOn(synod: Synod, events: number) {
  const from = await synod.index();
  await synod.playUntil(
    async () => (await synod.index()) >= from + events,
    `${events} more events`,
  );
}

/** Compares the worker's hash of the run so far with that of the engine in Node. */
async function expectSameInNode(synod: Synod, recording: string) {
  const index = await synod.index();
  expect(replay(recording, index).hash, `hash at event ${index}`).toBe(await synod.hash());
}

for (const { speed, events } of [
  { speed: 'real time', events: 60 },
  { speed: '1,000 × real time', events: 3_000 },
]) {
  test(`played at ${speed} with pauses and seeks, the run is the one that Node plays`, async ({
    page,
  }) => {
    const synod = await open(page, { scene: 'lossy' });
    const luck = luckFrom(events);
    await synod.speed(speed);
    await playOn(synod, events);
    await synod.key('End');
    await synod.crash('n1');
    await synod.idle();
    await playOn(synod, events * luck());
    await synod.key('End');
    await synod.restart('n1');
    await synod.idle();

    for (let round = 0; round < 2; round++) {
      await playOn(synod, events * luck());
      await synod.seekTime(Math.round((await synod.time()) * luck()));
      if (luck() < 0.5) await synod.next();
    }
    const recording = await synod.copyRecording();
    expect((JSON.parse(recording) as { hands: unknown[] }).hands).toHaveLength(2);
    await expectSameInNode(synod, recording);
    await synod.key('End');
    await expectSameInNode(synod, recording);
  });
}

test('a saved recording opens on another visit and plays the same run at another speed', async ({
  page,
  context,
}) => {
  const synod = await open(page, { scene: 'failover' });
  await synod.speed('real time');
  await playOn(synod, 150);
  await synod.crash('n3');
  await synod.idle();
  await playOn(synod, 150);
  const { length } = await synod.position();
  const moment = Math.round((await synod.time()) * 0.9);
  await synod.seekTime(moment);
  const seen = [await synod.index(), await synod.hash(), await synod.picture()];

  const download = page.waitForEvent('download');
  await synod.menu('Recording', 'Save recording');
  const file = await download;
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toBe(await synod.copyRecording());

  const other = await open(await context.newPage());
  await other.openRecording(file.suggestedFilename(), text);
  await expect(other.page.getByText(`“${file.suggestedFilename()}” is open.`)).toBeVisible();
  await other.idle();
  expect(await other.index(), 'it opens paused at the start').toBe(0);
  await other.speed('1,000 × real time');
  await playOn(other, length);
  await other.seekTime(moment);
  expect([await other.index(), await other.hash(), await other.picture()]).toEqual(seen);
});

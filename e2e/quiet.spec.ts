/** The page does nothing unless a person asks for it. */
import { expect, test, type Page } from '@playwright/test';
import { open, type Synod } from './synod.ts';

const SPAN = 500;
const MESSAGES_MAX = 60;

/** Counts what happens in the page during `span` milliseconds, and measures them by the page's own clock. */
async function during(page: Page, span: number) {
  return page.evaluate(async (wait) => {
    const before = window.tap.counts();
    const start = performance.now();
    await new Promise((resolve) => setTimeout(resolve, wait));
    const after = window.tap.counts();
    return {
      frames: after.frames - before.frames,
      sent: after.sent - before.sent,
      received: after.received - before.received,
      seconds: (performance.now() - start) / 1000,
    };
  }, span);
}

async function expectStillness(synod: Synod) {
  await synod.idle();
  const { frames, sent, received } = await during(synod.page, SPAN);
  expect({ frames, sent, received }).toEqual({ frames: 0, sent: 0, received: 0 });
}

test('paused and untouched, no frame is drawn and no message is sent', async ({ page }) => {
  const synod = await open(page, { motion: true });
  await expectStillness(synod);

  const before = await synod.counts();
  for (let step = 0; step < 3; step++) await synod.next();
  const after = await synod.counts();
  expect(after.frames, 'the tap counts what steps draw').toBeGreaterThan(before.frames);
  expect(after.received, 'and what it hears').toBeGreaterThan(before.received);
  await expectStillness(synod);

  await synod.scene('failover');
  await synod.speed('real time');
  await synod.playUntil(async () => (await synod.index()) > 100, 'a hundred events');
  await expectStillness(synod);
});

test(`at any speed the worker sends at most ${MESSAGES_MAX} messages a second`, async ({
  page,
}) => {
  const synod = await open(page, { scene: 'failover', motion: true });
  for (const speed of ['1/25 of real time', 'real time', '1,000 × real time']) {
    await synod.speed(speed);
    await synod.play();
    const { frames, received, seconds } = await during(page, 1_500);
    await synod.pause();
    expect(frames, speed).toBeGreaterThan(0);
    expect(received, speed).toBeGreaterThan(0);
    expect(received / seconds, speed).toBeLessThanOrEqual(MESSAGES_MAX);
  }
  expect(await synod.index()).toBeGreaterThan(0);
});

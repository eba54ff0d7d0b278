/** A notice covers no control, and stays until it is read; the speed says what is reached. */
import { expect, test, type Locator } from '@playwright/test';
import { open } from './synod.ts';

async function boxOf(target: Locator) {
  const box = await target.boundingBox();
  if (box === null) throw new Error(`${target.toString()} is not to be seen`);
  return box;
}

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
  [390, 844],
] as const) {
  test(`a notice is whole, and covers neither pictures nor playback, at ${width}×${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    const synod = await open(page);
    await synod.find('Open Failover under load');
    const way = page.getByRole('button', { name: 'Back to it' });
    await expect(way).toBeInViewport({ ratio: 1 });
    const notice = await boxOf(page.getByRole('status').filter({ has: way }));
    const playback = await boxOf(synod.transport);
    expect(notice.y + notice.height).toBeLessThanOrEqual(playback.y);
    if (width > 1_000) {
      const last = await boxOf(page.getByRole('button', { name: 'Comparison', exact: true }));
      expect(notice.x).toBeGreaterThan(last.x + last.width);
    }
    // Where there is room, the way back stays while the run goes on.
    if (width > 1_000) await page.keyboard.press('PageDown');
    await synod.idle();
    await way.click();
    await expect(page.getByRole('button', { name: 'Cluster: Three servers' })).toBeVisible();
  });
}

test('a speed that is not reached says what is reached', async ({ page }) => {
  const synod = await open(page, { scene: 'failover' });
  const speed = page.getByRole('group', { name: 'Speed' });
  await synod.find('Speed: 1,000 × real time');
  await expect(speed).toContainText('1,000 × real time');
  await synod.play();
  await expect(speed).toContainText(/as fast as it can: [\d,.]+×/);
  const said = /it can: ([\d,.]+)×/.exec((await speed.textContent()) ?? '')?.[1] ?? '';
  expect(Number(said.replaceAll(',', ''))).toBeLessThan(900);
  await synod.pause();
  await expect(speed).toContainText('1,000 × real time');
});

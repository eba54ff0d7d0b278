/** A screen in a lobby plays a failover by itself, and a passer-by who touches it gets the page. */
import { expect, test } from '@playwright/test';
import { Synod } from './synod.ts';

for (const way of ['key', 'click'] as const) {
  test(`the page plays by itself, the leader crashes and returns, and a ${way} takes over`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.clock.install();
    await page.goto('./?attract');
    const synod = new Synod(page);
    const cover = page.getByRole('button', { name: /^Failover by itself/ });
    await expect
      .poll(async () => {
        await page.clock.runFor(100);
        return cover.isVisible();
      })
      .toBe(true);
    let seconds = 0;
    const isDown = async () => (await synod.processes()).some(({ down }) => down);
    const pass = async (wanted: boolean, most: number) => {
      const end = seconds + most;
      for (; (await isDown()) !== wanted && seconds < end; seconds++)
        await page.clock.runFor(1_000);
      expect(await isDown(), `after ${seconds} seconds`).toBe(wanted);
    };
    await pass(true, 60);
    expect(seconds).toBeGreaterThan(20);
    await pass(false, 30);
    const caption = page.getByRole('region', { name: 'What just happened' });
    await expect(caption.getByRole('status')).toHaveAttribute('aria-live', 'off');
    await expect(page.getByRole('banner')).toBeHidden();

    if (way === 'key') await page.keyboard.press('Space');
    else await page.mouse.click(640, 300);
    await page.clock.runFor(500);
    await expect(cover).toHaveCount(0);
    await expect(page.getByRole('banner')).toBeVisible();
    // What took over did nothing else: the run goes on, and nothing is selected.
    await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
    await expect(synod.stage.getByRole('button', { pressed: true })).toHaveCount(0);
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Cluster: Failover/ })).toBeVisible();
  });
}

import { expect, test } from '@playwright/test';

/** The stage stands first, and what comes after it finds its room kept: nothing jumps. */

declare global {
  interface Window {
    shifts: { value: number; parts: string[] }[];
  }
}

const SIZES = [
  [1440, 900],
  [1280, 720],
  [390, 844],
] as const;

/** A hair's breadth in the scrubber's numbers, when their width is known, is seen by nobody. */
const SEEN = 0.005;

for (const [width, height] of SIZES) {
  test(`nothing jumps while the page comes, at ${width}×${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value, sources } = entry as PerformanceEntry & {
            value: number;
            sources: { node: Node | null }[];
          };
          const parts = sources.map(({ node }) => (node as Element | null)?.outerHTML ?? '');
          window.shifts.push({ value, parts: parts.map((part) => part.slice(0, 120)) });
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto('./');
    await expect(page.getByRole('textbox', { name: 'Command' })).toBeVisible();
    await expect(page.getByRole('tablist', { name: 'Panels' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-idle', 'true');
    const shifts = await page.evaluate(() => window.shifts);
    expect(shifts.filter(({ value }) => value > SEEN)).toEqual([]);
  });
}

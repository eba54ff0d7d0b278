/** In a lecture hall the page shows little but the stage, large, and comes back again. */
import { expect, test, type Page } from '@playwright/test';
import { open, type Synod } from './synod.ts';

/** The smallest size on screen of a text in the stage's picture, except slots beyond 99. */
async function smallestLetters(synod: Synod): Promise<number> {
  return synod.stage.locator('svg text:not([data-long])').evaluateAll((texts) =>
    Math.min(
      ...texts.map((text) => {
        const scale = (text as SVGTextElement).getScreenCTM()?.a ?? 0;
        return scale * Number.parseFloat(getComputedStyle(text).fontSize);
      }),
    ),
  );
}

async function captionLetters(page: Page): Promise<number> {
  const sentence = page.getByRole('region', { name: 'What just happened' }).getByRole('paragraph');
  return Number.parseFloat(
    await sentence.evaluate((element) => getComputedStyle(element).fontSize),
  );
}

async function openBusy(page: Page): Promise<Synod> {
  const synod = await open(page, { scene: 'failover' });
  await synod.speed('real time');
  return synod.playUntil(async () => (await synod.index()) > 1_500, 'slots are decided');
}

const projected = (page: Page) =>
  page.evaluate(() => document.documentElement.dataset['projector'] !== undefined);

for (const [width, height, least] of [
  [1440, 900, 16],
  [1280, 720, 14],
] as const) {
  test(`presented, all is legible from the last row at ${width}×${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const synod = await openBusy(page);
    await synod.key('n');
    await expect.poll(() => smallestLetters(synod)).toBeGreaterThanOrEqual(least);
    await expect.poll(() => captionLetters(page)).toBeGreaterThanOrEqual(24);
    const caption = page.getByRole('region', { name: 'What just happened' });
    await expect(caption).toBeInViewport({ ratio: 1 });

    await page.getByRole('button', { name: 'Lattice', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Lattice' })).toBeInViewport({ ratio: 1 });
    await expect.poll(() => smallestLetters(synod)).toBeGreaterThanOrEqual(least - 1);
    await expect(synod.stage).toBeInViewport({ ratio: 1 });
    await expect(caption).toBeInViewport({ ratio: 1 });
  });
}

test('presenting leaves everything as it was', async ({ page }) => {
  const synod = await open(page);
  const banner = page.getByRole('banner');
  const side = page.getByRole('complementary', { name: 'Ledger and panels' });
  const kept = () => page.evaluate(() => localStorage.getItem('synod.preferences'));
  await synod.next();
  const before = await kept();
  const button = banner.getByRole('button', { name: 'Present' });
  for (const leave of ['Escape', 'n']) {
    await button.click();
    await expect(banner).toBeHidden();
    await expect(side).toBeHidden();
    expect(await projected(page)).toBe(true);

    const index = await synod.index();
    await synod.key('PageDown');
    expect(await synod.index()).toBe(index + 1);
    await synod.key('PageUp');
    expect(await synod.index()).toBe(index);
    await page.keyboard.press('.');
    await expect(page.getByText(/screen is blanked/)).toBeVisible();
    await page.keyboard.press('.');

    await page.keyboard.press(leave);
    await expect(banner).toBeVisible();
    await expect(side).toBeVisible();
    await expect(button).toBeFocused();
    expect(await projected(page)).toBe(false);
    expect(await kept()).toBe(before);
  }
});

test('while presenting, a person can look into what is selected, and put it away', async ({
  page,
}) => {
  const synod = await open(page);
  await synod.key('n');
  await expect(page.getByRole('banner')).toBeHidden();
  await synod.stage.getByRole('button', { name: /^l1, / }).click();
  await expect(page.getByRole('heading', { name: /Leader l1/ })).toBeVisible();
  await page.getByRole('button', { name: 'Put the panels away' }).click();
  await expect(page.getByRole('tabpanel')).toBeHidden();
  await synod.stage.getByRole('button', { name: /^a2, / }).click();
  await expect(page.getByRole('heading', { name: /Acceptor a2/ })).toBeVisible();
  await page.getByRole('button', { name: 'Leave presenting' }).click();
  await expect(page.getByRole('banner')).toBeVisible();
});

test('presenting takes the whole screen, and works where it may not', async ({ page }) => {
  const full = () => page.evaluate(() => document.fullscreenElement !== null);
  const synod = await open(page);
  await page.getByRole('button', { name: 'Present' }).click();
  await expect.poll(full).toBe(true);
  await page.evaluate(() => document.exitFullscreen());
  await expect(page.getByRole('banner')).toBeVisible();

  await page.evaluate(() => {
    Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('not allowed'));
  });
  await synod.key('n');
  await expect(page.getByRole('banner')).toBeHidden();
  expect(await full()).toBe(false);
  await synod.key('n');
  await expect(page.getByRole('banner')).toBeVisible();
});

test('while presenting with nothing selected, the panels are hidden, whatever was open before', async ({
  page,
}) => {
  const synod = await open(page);
  await page.getByRole('button', { name: 'Comparison', exact: true }).click();
  await page.getByRole('button', { name: 'Close the picture' }).click();
  for (const name of ['2', '3', 'Escape', 'n']) await synod.key(name);
  await expect(page.getByRole('complementary')).toBeHidden();
  await synod.key('2');
  await expect(page.getByRole('complementary')).toBeVisible();
});

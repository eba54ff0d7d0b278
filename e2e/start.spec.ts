/** A person who opens the page for the first time takes five steps, and nothing is in the way of the picture. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { open, type Synod } from './synod.ts';

const steps = (page: Page) => page.getByRole('region', { name: 'Start here' });
const control = (page: Page) => page.locator('[data-glow]');
const done = (page: Page) => steps(page).getByRole('button', { name: /, done$/ });
const stageBox = async ({ stage }: Synod) => (await stage.boundingBox())!;

/** Presses a step, and then the control that it points out. */
async function follow({ page }: Synod, step: string, name: string): Promise<void> {
  await steps(page).getByRole('button', { name: step, exact: true }).click();
  await expect(control(page)).toHaveAccessibleName(name);
  await expect(control(page)).toBeInViewport({ ratio: 0.9 });
  await expect(done(page).filter({ hasText: step })).toHaveCount(0);
  await page.waitForTimeout(450);
  await control(page).click();
}

test('five steps lead a newcomer from Play to a cut link, and then further', async ({ page }) => {
  const synod = await open(page);
  const before = await stageBox(synod);
  await expect(steps(page)).toBeInViewport({ ratio: 1 });
  await expect(steps(page)).toContainText('0 of 5');

  await follow(synod, 'Play the run', 'Play');
  await expect(steps(page)).toContainText('1 of 5');
  await synod.until(async () => (await synod.active()) !== null, 'a leader is active');
  await synod.pause();
  await follow(synod, 'Step back', 'Previous event');
  await synod.idle();
  await synod.next('beat');
  const leader = await synod.active();
  await follow(synod, 'Crash the leader', `Crash ${leader?.node}`);
  await follow(synod, 'Ask why', 'Why did this happen?');
  await follow(synod, 'Cut a link', 'Cut n1 to n2');
  await expect(steps(page)).toContainText('5 of 5');
  await expect(done(page)).toHaveCount(5);
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .include('#start-here')
    .analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await synod.key('v');
  await steps(page).getByRole('button', { name: 'Put “Start here” away' }).click();
  await expect(steps(page)).toHaveCount(0);
  await synod.find('To the start of the run');
  const after = await stageBox(synod);
  expect(after.width).toBe(before.width);
  await page.reload();
  await synod.idle();
  await expect(page.getByRole('tab', { name: 'Inspector' })).toBeVisible();
  await expect(steps(page)).toHaveCount(0);
});

for (const [size, viewport] of [
  ['laptop', { width: 1280, height: 720 }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  test(`putting the steps away moves nothing of the stage on a ${size}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    const synod = await open(page);
    await expect(steps(page)).toBeInViewport({ ratio: 1 });
    const [before, own] = [await stageBox(synod), (await steps(page).boundingBox())!];
    const isBeside = own.x >= before.x + before.width;
    expect(isBeside || own.y >= before.y + before.height, 'it does not lie on the stage').toBe(
      true,
    );
    await steps(page).getByRole('button', { name: 'Put “Start here” away' }).click();
    await expect(steps(page)).toHaveCount(0);
    expect(await stageBox(synod)).toEqual(before);
    await page.keyboard.press('?');
    await page
      .getByRole('dialog', { name: 'Help' })
      .getByRole('button', { name: /^Start here/ })
      .click();
    await expect(steps(page)).toBeFocused();
    expect(await stageBox(synod)).toEqual(before);
  });
}

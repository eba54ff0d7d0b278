/** In front of a class the keys are for the run, whatever was clicked last; and each Escape puts one thing away. */
import { expect, test, type Page } from '@playwright/test';
import { open } from './synod.ts';

const playing = (page: Page) => page.getByRole('button', { name: 'Pause', exact: true });

test('Space plays after a click on a message’s button, and presses nothing', async ({ page }) => {
  const synod = await open(page);
  await synod.next();
  await synod.tab('Messages');
  const message = synod.panel.getByRole('button', { name: /, from l\d to a\d: / }).first();
  await message.click();
  await synod.tab('Inspector');
  await synod.panel.getByRole('button', { name: /^Hold / }).click();
  await synod.idle();
  const { index, length } = await synod.position();
  await synod.panel.getByRole('button', { name: /^Release / }).hover();
  await page.keyboard.press('Space');
  await expect(playing(page)).toBeVisible();
  await page.keyboard.press('Space');
  await synod.idle();
  await expect(synod.panel.getByRole('button', { name: /^Release / })).toBeVisible();
  expect((await synod.position()).length).toBeGreaterThanOrEqual(Math.max(index, length));
});

test('Enter in the command field sends and gives the keys to the run; Escape leaves a field', async ({
  page,
}) => {
  const synod = await open(page);
  await page.keyboard.press('c');
  await expect(synod.field).toBeFocused();
  await page.keyboard.type('put x 1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('PageDown');
  await synod.idle();
  await expect(synod.field).toHaveValue('');
  await expect(synod.field).not.toBeFocused();
  await page.keyboard.press('.');
  await expect(page.getByText(/screen is blanked/)).toBeVisible();
  await page.keyboard.press('.');

  await page.keyboard.press('c');
  await page.keyboard.type('nonsense');
  await page.keyboard.press('Enter');
  await expect(synod.field, 'what is wrong can be corrected at once').toBeFocused();
  await page.keyboard.press('Escape');
  await expect(synod.field).not.toBeFocused();
  await expect(synod.field).toHaveValue('nonsense');
  await page.keyboard.press('Space');
  await expect(playing(page)).toBeVisible();
});

test('while presenting, each Escape puts one thing away: selection, picture, presentation', async ({
  page,
}) => {
  const synod = await open(page);
  await page.keyboard.press('n');
  const picture = page.getByRole('region', { name: 'Lattice' });
  const panels = page.getByRole('complementary');
  await page.getByRole('button', { name: 'Lattice', exact: true }).click();
  await expect(picture).toBeVisible();
  await synod.stage.getByRole('button', { name: /^l1, / }).click();
  await expect(panels).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(panels).toBeHidden();
  await expect(picture).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(picture).toBeHidden();
  await expect(page.getByRole('banner')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('banner')).toBeVisible();
});

test('a browser that takes Escape to leave the full screen puts one thing away, too', async ({
  page,
}) => {
  const synod = await open(page);
  await page.getByRole('button', { name: 'Present' }).click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await synod.stage.getByRole('button', { name: /^l1, / }).click();
  await expect(page.getByRole('complementary')).toBeVisible();
  await page.evaluate(() => document.exitFullscreen());
  await expect(page.getByRole('complementary')).toBeHidden();
  await expect(page.getByRole('banner')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('banner')).toBeVisible();
});

/** Opens the page without the parts that load later, and returns the function that brings them. */
async function openWithoutRest(page: Page): Promise<() => void> {
  let bring = () => {};
  const rest = new Promise<void>((resolve) => (bring = resolve));
  await page.route('**/rest-*.js', async (route) => {
    await rest;
    await route.continue();
  });
  await page.goto('./');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeEnabled();
  return () => bring();
}

/** Types at once after Control+K, as fast as the browser takes it. */
async function typedAtOnce(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

test('whatever is typed after Control+K is for the palette, also before it has loaded', async ({
  page,
}) => {
  const bring = await openWithoutRest(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('crasch');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('h n2');
  bring();
  const search = page.getByRole('searchbox', { name: 'Find an action' });
  await expect(search).toHaveValue('crash n2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^n2, down/ })).toBeVisible();
});

test('a slow computer loses nothing of it', async ({ page }) => {
  const synod = await open(page);
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: 10 });
  for (const [text, name] of [
    ['crash n2', /^n2, down/],
    ['restart n2', /^n2, up/],
  ] as const) {
    await typedAtOnce(page, text);
    await expect(synod.stage.getByRole('button', { name })).toBeVisible();
  }
});

test('a command is typed as soon as its field is asked for, also before that has loaded', async ({
  page,
}) => {
  const bring = await openWithoutRest(page);
  await page.keyboard.press('c');
  await page.keyboard.type('put x 1');
  bring();
  const field = page.getByRole('textbox', { name: 'Command' });
  await expect(field).toHaveValue('put x 1');
  await expect(field).toBeFocused();
  await expect(page.getByRole('button', { name: /^n\d, down/ })).toHaveCount(0);
});

test('a double click on Crash crashes, and neither restarts nor scolds', async ({ page }) => {
  const synod = await open(page);
  for (const crash of [
    synod.stage.getByRole('button', { name: 'Crash n1', exact: true }),
    synod.stage.getByRole('button', { name: 'Crash n2', exact: true }),
  ]) {
    await crash.dblclick();
    await synod.idle();
  }
  await expect(synod.stage.getByRole('button', { name: /^n[12], down/ })).toHaveCount(2);
  await expect(page.getByRole('alert')).toHaveText(['']);
  await synod.transport.getByRole('button', { name: 'Play' }).dblclick();
  await expect(playing(page)).toBeVisible();
});

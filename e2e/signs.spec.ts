import { expect, test, type Page } from '@playwright/test';
import { open, SCENES, type Scene, type Synod } from './synod.ts';

/** The signs of the stage can be read: letters are large enough, and what opens beside them moves nothing. */

test.use({ viewport: { width: 1280, height: 720 } });

/** The sizes, on the screen, of all letters on the stage that are smaller than 12 pixels. */
async function smallLetters(page: Page): Promise<readonly string[]> {
  return page.getByRole('region', { name: 'Stage' }).evaluate((stage) => {
    const texts = [...stage.querySelectorAll('svg text, button, [class*="moreTickets"]')];
    return texts.flatMap((text) => {
      const words = text.textContent?.trim() ?? '';
      if (words === '') return [];
      const matrix = text instanceof SVGGraphicsElement ? text.getScreenCTM() : null;
      const scale = matrix === null ? 1 : Math.hypot(matrix.a, matrix.b);
      const size = Number.parseFloat(getComputedStyle(text).fontSize) * scale;
      return size < 11.95 ? [`${words}: ${size.toFixed(1)} px`] : [];
    });
  });
}

async function playAWhile(synod: Synod): Promise<void> {
  for (let at = 0; at < 8; at++) await synod.next('beat');
}

for (const scene of Object.keys(SCENES) as Scene[]) {
  test(`no letters on the stage are smaller than 12 px: ${scene}`, async ({ page }) => {
    const synod = await open(page, { scene });
    await playAWhile(synod);
    for (const how of ['By machine', 'By role'] as const) {
      await synod.arrange(how);
      expect(await smallLetters(page), how).toEqual([]);
      await synod.key('n');
      expect(await smallLetters(page), `${how}, before a hall`).toEqual([]);
      await synod.key('n');
    }
  });
}

const boxOf = async (synod: Synod) => synod.stage.boundingBox();

for (const presenting of [false, true]) {
  test(`nothing that happens moves the stage${presenting ? ' before a hall' : ''}`, async ({
    page,
  }) => {
    const synod = await open(page, { scene: 'failover' });
    if (presenting) await synod.key('n');
    await playAWhile(synod);
    const before = await boxOf(synod);
    if (!presenting) {
      await synod.stage.getByRole('button', { name: /^l2, / }).press('Enter');
      expect(await boxOf(synod), 'with a selection').toEqual(before);
      await synod.key('Escape');
    }
    for (let at = 0; at < 6; at++) {
      await synod.previous('beat');
      await synod.stage.getByRole('button', { name: /^(Crash|Restart) n2$/ }).click();
      await synod.idle();
      expect(await boxOf(synod), `with branch ${at}`).toEqual(before);
    }
    await expect(synod.branches.getByRole('button', { name: /, shown now$/ })).toBeInViewport({
      ratio: 1,
    });
  });
}

test('the branch that is shown is in sight among many, and a button leads to the others', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1010, height: 720 });
  const synod = await open(page);
  await playAWhile(synod);
  for (let at = 0; at < 8; at++) {
    await synod.previous('event');
    await synod.stage.getByRole('button', { name: /^(Crash|Restart) n2$/ }).click();
    await synod.idle();
  }
  const here = synod.branches.getByRole('button', { name: /, shown now$/ });
  await expect(here).toBeInViewport({ ratio: 1 });
  const room = await synod.scrubber.locator('xpath=ancestor::footer').boundingBox();
  const name = await here.boundingBox();
  expect(name!.x + name!.width).toBeLessThanOrEqual(room!.x + room!.width);
  await page.getByRole('button', { name: /more branch/ }).click();
  await page.getByRole('menu').getByRole('menuitem').first().click();
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(here).toBeInViewport({ ratio: 1 });
});

test('headings stay beside an open picture', async ({ page }) => {
  const synod = await open(page, { scene: 'failover' });
  await synod.key('v');
  for (const role of ['replica', 'leader', 'acceptor'])
    await expect(synod.stage.getByText(new RegExp(`^${role}s?$`))).toBeInViewport({ ratio: 1 });
});

test('before a hall, no buttons stand beside clients', async ({ page }) => {
  const synod = await open(page);
  const crash = (node: string) => synod.stage.getByRole('button', { name: `Crash ${node}` });
  await expect(crash('n4')).toBeVisible();
  await synod.key('n');
  await expect(crash('n4')).toHaveCount(0);
  await expect(crash('n1')).toBeVisible();
});

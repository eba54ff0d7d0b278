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

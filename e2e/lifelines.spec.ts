/** In the space-time diagram a person finds, follows and reads messages. */
import { expect, test, type Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { caseText, outcomeOf } from './cases.ts';
import { open, type Synod } from './synod.ts';

async function lifelines(page: Page): Promise<Synod> {
  const synod = await open(page);
  await synod.openRecording('t15.txt', caseText('t15'));
  const { events } = outcomeOf('t15');
  expect(await synod.position()).toEqual({ index: 0, length: events });
  await synod.key('End');
  await page.getByRole('button', { name: 'Lifelines', exact: true }).click();
  await page.getByRole('button', { name: 'Give the picture all the room' }).click();
  return synod.idle();
}

const panel = (page: Page) => page.getByRole('region', { name: 'Lifelines' });
const rows = (page: Page) => panel(page).getByRole('option');

test('every event is a sentence that leads to it', async ({ page }) => {
  const synod = await lifelines(page);
  await panel(page).getByRole('radio', { name: 'List' }).click();
  const chosen = rows(page).filter({ hasText: /^22, / });
  await expect(chosen).toContainText('a3 accepts put x 2');
  await chosen.click();
  await synod.idle();
  expect(await synod.index()).toBe(22);
  await expect(chosen).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await synod.idle();
  expect(await synod.index()).toBeLessThan(22);
});

test('the list opens at the present event', async ({ page }) => {
  const synod = await open(page, { scene: 'minority' });
  await synod.key('End');
  await synod.key('v');
  await panel(page).getByRole('radio', { name: 'List' }).click();
  await expect(rows(page).last()).toBeInViewport();
  await expect(rows(page).last()).toHaveAttribute('aria-selected', 'true');
});

test('the filters show only what they ask for', async ({ page }) => {
  await lifelines(page);
  await panel(page).getByRole('radio', { name: 'List' }).click();
  const count = async () => Number(await rows(page).first().getAttribute('aria-setsize'));
  const all = await count();
  await panel(page)
    .getByRole('button', { name: /Messages/ })
    .click();
  await page.getByRole('option', { name: 'phase 1' }).click();
  await expect.poll(count).toBeLessThan(all);
  await expect(rows(page).first()).toContainText(/scout|p1a|promises/);
  await panel(page).getByRole('button', { name: 'Show everything again' }).click();
  await expect.poll(count).toBe(all);
});

test('the picture answers the pointer, and the stage and it light each other up', async ({
  page,
}) => {
  const synod = await lifelines(page);
  const picture = panel(page).locator('canvas');
  const box = (await picture.boundingBox())!;
  // The pointer meets an event somewhere in the lane, and the line below names it.
  const detail = panel(page).getByText(/A lane for each process/);
  await expect(detail).toBeVisible();
  const lane = panel(page).getByRole('button', { name: 'a3', exact: true });
  const { y, height } = (await lane.boundingBox())!;
  let found = false;
  for (let x = box.x + box.width * 0.66; x > box.x && !found; x -= 8) {
    await page.mouse.move(x, y + height / 2);
    found = await detail.isHidden();
  }
  expect(found).toBe(true);
  await expect(panel(page).getByText(/^a3 /)).toBeVisible();
  const before = await synod.index();
  await page.mouse.down();
  await page.mouse.up();
  await synod.idle();
  expect(await synod.index()).not.toBe(before);
  await lane.click();
  await expect(lane).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('heading', { name: /Acceptor a3/ })).toBeVisible();
});

test('zoom by buttons and wheel, drag to pan, and axe finds nothing', async ({ page }) => {
  await lifelines(page);
  const picture = panel(page).locator('canvas');
  const pixels = () => picture.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const seen = new Set([await pixels()]);
  const isNew = async () => {
    await expect.poll(async () => seen.has(await pixels())).toBe(false);
    seen.add(await pixels());
  };
  await panel(page).getByRole('button', { name: 'Wider' }).click();
  await isNew();
  await panel(page).getByRole('button', { name: 'Show the whole run' }).click();
  await isNew();
  const box = (await picture.boundingBox())!;
  await page.mouse.move(box.x + 200, box.y + 80);
  await page.mouse.wheel(0, -240);
  await isNew();
  await page.mouse.down();
  await page.mouse.move(box.x + 320, box.y + 80, { steps: 4 });
  await page.mouse.up();
  await isNew();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
});

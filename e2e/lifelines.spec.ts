/** In the space-time diagram a person finds, follows and reads messages. */
import { expect, test, type Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { caseText, outcomeOf } from './cases.ts';
import { open, type Synod } from './synod.ts';
import { Fingers } from './touch.ts';

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

/** Lifelines with more lanes than the picture has room for. */
async function manyLanes(page: Page) {
  await page.setViewportSize({ width: 1280, height: 640 });
  const synod = await open(page, { scene: 'failover' });
  for (let at = 0; at < 8; at++) await synod.next('beat');
  await synod.key('v');
  const picture = panel(page).locator('canvas');
  const box = (await picture.boundingBox())!;
  const top = () =>
    panel(page)
      .locator('[data-scroller]')
      .evaluate(({ scrollTop }) => scrollTop);
  const pixels = () => picture.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  return { synod, box, top, pixels };
}

test('lanes scroll by wheel with a modifier or over the axis, and by dragging, with their names', async ({
  page,
}) => {
  const { box, top, pixels } = await manyLanes(page);
  const [x, y] = [box.x + 150, box.y + box.height - 20];
  await page.mouse.move(x, y);
  const still = await pixels();
  await page.mouse.wheel(0, 60);
  await expect.poll(pixels, 'a plain wheel zooms').not.toBe(still);
  expect(await top()).toBe(0);

  await page.keyboard.down('Shift');
  await page.mouse.wheel(0, 60);
  await page.keyboard.up('Shift');
  await expect.poll(top).toBe(60);
  await page.keyboard.down('Alt');
  await page.mouse.wheel(0, -30);
  await page.keyboard.up('Alt');
  await expect.poll(top).toBe(30);
  await page.mouse.move(x, box.y + 20);
  await page.mouse.wheel(0, -30);
  await expect.poll(top).toBe(0);

  const before = await pixels();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 40, y - 50, { steps: 5 });
  await page.mouse.up();
  await expect.poll(top).toBe(50);
  expect(await pixels()).not.toBe(before);

  // An event lies beside the name of its process.
  const name = (await panel(page).getByRole('button', { name: 'r2', exact: true }).boundingBox())!;
  const told = panel(page).locator('p').filter({ hasText: /^r2 / });
  let isFound = false;
  for (let at = box.x + box.width * 0.9; at > box.x && !isFound; at -= 6) {
    await page.mouse.move(at, name.y + name.height / 2);
    await page.waitForTimeout(120);
    isFound = await told.isVisible();
  }
  expect(isFound).toBe(true);
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true });

  test('a finger scrolls the lanes up and down and pans along time', async ({ page }) => {
    const { box, top, pixels } = await manyLanes(page);
    const fingers = await Fingers.of(page);
    const from = { x: box.x + 150, y: box.y + box.height - 12 };
    await fingers.swipe(from, { x: 3, y: -60 });
    await expect.poll(top).toBeGreaterThan(20);
    await page.waitForTimeout(700);
    const [scrolled, before] = [await top(), await pixels()];
    await fingers.swipe(from, { x: 80, y: 3 });
    await expect.poll(pixels).not.toBe(before);
    expect(Math.abs((await top()) - scrolled)).toBeLessThan(2);
  });
});

for (const size of [
  { width: 390, height: 844 },
  { width: 1280, height: 720 },
]) {
  test(`no lane is cut at the edge of the picture at ${size.width} pixels`, async ({ page }) => {
    await page.setViewportSize(size);
    const synod = await open(page, { scene: 'failover' });
    for (let at = 0; at < 6; at++) await synod.next('beat');
    await synod.key('v');
    const scroller = panel(page).locator('[data-scroller]');
    const room = (await scroller.boundingBox())!;
    const lanes = await Promise.all(
      (await scroller.getByRole('listitem').all()).map((lane) => lane.boundingBox()),
    );
    const edge = room.y + room.height;
    for (const lane of lanes) {
      const isIn = lane!.y + lane!.height <= edge + 1;
      expect(
        isIn || lane!.y >= edge - 1,
        `from ${lane!.y} to ${lane!.y + lane!.height}, of ${edge}`,
      ).toBe(true);
    }
  });
}

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

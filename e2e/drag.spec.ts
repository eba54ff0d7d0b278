/** A person drags servers on the stage; they stay there, and can be put back. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { open, type Synod } from './synod.ts';
import { Fingers, type Spot } from './touch.ts';

async function spotOf(synod: Synod, node: string): Promise<Spot> {
  const box = await nameOf(synod, node).boundingBox();
  if (box === null) throw new Error(`${node} is not to be seen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function nameOf(synod: Synod, node: string): Locator {
  return synod.stage.getByRole('button', { name: new RegExp(`^${node}, (up|down)`) });
}

/** A place on a node's ground beside its name. */
async function groundOf(synod: Synod, node: string): Promise<Spot> {
  const { x, y } = await spotOf(synod, node);
  return { x: x + 34, y };
}

function near(spot: Spot, wanted: Spot) {
  expect(Math.abs(spot.x - wanted.x)).toBeLessThan(3);
  expect(Math.abs(spot.y - wanted.y)).toBeLessThan(3);
}

test('a mouse drags a server, which stays there after a reload and can be put back', async ({
  page,
}) => {
  const synod = await open(page);
  await synod.arrange('By machine');
  const before = await spotOf(synod, 'n1');
  const from = await groundOf(synod, 'n1');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 8, { steps: 5 });
  await page.mouse.up();
  const moved = { x: before.x + 60, y: before.y + 8 };
  near(await spotOf(synod, 'n1'), moved);

  await page.reload();
  await synod.idle();
  near(await spotOf(synod, 'n1'), moved);
  await synod.arrange('By role');
  await synod.arrange('By machine');
  near(await spotOf(synod, 'n1'), moved);

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('searchbox', { name: 'Find an action' })).toBeFocused();
  await page.keyboard.type('back in its place');
  await expect(page.getByRole('menuitem')).toHaveText(/^Tidy up/);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await spotOf(synod, 'n1')).x).toBeCloseTo(before.x, 0);
});

test('keys and the palette move the selected server', async ({ page }) => {
  const synod = await open(page);
  await synod.key('m');
  const before = await spotOf(synod, 'n2');
  await synod.key('Alt+ArrowLeft');
  await expect(page.getByText(/^Select a server first/)).toBeVisible();
  await synod.key('2');
  await synod.key('Alt+ArrowLeft');
  await synod.key('Alt+ArrowLeft');
  await synod.key('Alt+ArrowUp');
  near(await spotOf(synod, 'n2'), { x: before.x - 48, y: before.y - 24 });
  expect(await synod.index(), 'no step was taken').toBe(0);

  await synod.find('Move n2 down');
  await expect.poll(async () => (await spotOf(synod, 'n2')).y).toBeCloseTo(before.y, 0);
  await page.reload();
  await synod.idle();
  near(await spotOf(synod, 'n2'), { x: before.x - 48, y: before.y });
  await synod.stage.getByRole('button', { name: 'Tidy up' }).click();
  near(await spotOf(synod, 'n2'), before);
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  const scrolled = (page: Page) => page.evaluate(() => window.scrollY);
  const lifted = (synod: Synod) => synod.stage.locator('[data-lifted] rect[data-lifted]');

  /** Rests on the ground of a node until it is lifted. */
  async function lift(synod: Synod, fingers: Fingers, from: Spot): Promise<void> {
    await fingers.down(from);
    await expect(lifted(synod)).toBeVisible();
  }

  test('a swipe scrolls the page, also over the server that was tapped before', async ({
    page,
  }) => {
    const synod = await open(page);
    const fingers = await Fingers.of(page);
    for (const tap of [false, true]) {
      if (tap) await nameOf(synod, 'n3').tap();
      const before = await spotOf(synod, 'n3');
      await fingers.swipe(await groundOf(synod, 'n3'), { x: 0, y: -80 });
      await expect.poll(() => scrolled(page)).toBeGreaterThan(20);
      await fingers.rest();
      await page.evaluate(() => window.scrollTo(0, 0));
      near(await spotOf(synod, 'n3'), before);
      await expect(synod.stage.getByRole('button', { name: 'Tidy up' })).toHaveCount(0);
    }
  });

  test('a long press lifts a server, and then drags it both ways', async ({ page }) => {
    const synod = await open(page);
    const fingers = await Fingers.of(page);
    const before = await spotOf(synod, 'n3');
    const from = await groundOf(synod, 'n3');

    await lift(synod, fingers, from);
    expect((await spotOf(synod, 'n3')).y, 'it is seen to be lifted').toBeLessThan(before.y - 4);
    await fingers.up();
    await expect(lifted(synod)).toHaveCount(0);
    near(await spotOf(synod, 'n3'), before);

    await lift(synod, fingers, from);
    await fingers.move([from, { x: from.x + 4, y: from.y - 80 }]);
    await fingers.up();
    expect(await scrolled(page)).toBe(0);
    near(await spotOf(synod, 'n3'), { x: before.x + 4, y: before.y - 80 });
    await expect(lifted(synod)).toHaveCount(0);
  });

  test('the page speaks of taps, and of clicks once there is a mouse', async ({ page }) => {
    const synod = await open(page);
    const panel = page.getByRole('region', { name: 'Inspector' });
    await expect(panel).toContainText('Tap a process');
    await synod.next();
    await nameOf(synod, 'n3').tap();
    await page.getByRole('button', { name: 'Select nothing' }).tap();
    await expect(panel).toContainText('Tap a process');
    await nameOf(synod, 'n3').click();
    await page.getByRole('button', { name: 'Select nothing' }).click();
    await expect(panel).toContainText('Click a process');
  });

  test('two fingers zoom, one pans what is zoomed, and there is nothing beyond the whole', async ({
    page,
  }) => {
    const synod = await open(page);
    const fingers = await Fingers.of(page);
    const fit = synod.stage.getByRole('button', { name: 'Fit', exact: true });
    const before = await spotOf(synod, 'n2');
    const { x, y } = await groundOf(synod, 'n2');
    const pinch = async (from: number, to: number) => {
      const [left, right] = [
        (by: number) => ({ x: x + 60 - by, y }),
        (by: number) => ({ x: x + 60 + by, y }),
      ];
      await fingers.down(left(from), right(from));
      await fingers.move([left(from), left(to)], [right(from), right(to)]);
      await fingers.up();
    };

    await pinch(80, 30);
    await expect(fit).toHaveCount(0);
    near(await spotOf(synod, 'n2'), before);

    await pinch(40, 90);
    await expect(fit).toBeVisible();
    const zoomed = await spotOf(synod, 'n2');
    await fingers.swipe({ x: x + 60, y }, { x: 0, y: -60 });
    await expect.poll(async () => (await spotOf(synod, 'n2')).y).toBeLessThan(zoomed.y - 30);
    expect(await scrolled(page)).toBe(0);
    await expect(synod.stage.getByRole('button', { name: 'Tidy up' })).toHaveCount(0);

    await pinch(90, 30);
    await expect(fit).toHaveCount(0);
    near(await spotOf(synod, 'n2'), before);
  });
});

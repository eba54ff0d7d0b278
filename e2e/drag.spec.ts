/** A person drags servers on the stage; they stay there, and can be put back. */
import { expect, test, type Locator } from '@playwright/test';
import { open, type Synod } from './synod.ts';

interface Spot {
  readonly x: number;
  readonly y: number;
}

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
  await page.mouse.move(from.x + 60, from.y + 25, { steps: 5 });
  await page.mouse.up();
  const moved = { x: before.x + 60, y: before.y + 25 };
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

  test('a finger drags the selected server; elsewhere it scrolls the page', async ({ page }) => {
    const synod = await open(page);
    const client = await page.context().newCDPSession(page);
    const swipe = async (from: Spot, by: Spot) => {
      const at = (part: number) => [{ x: from.x + by.x * part, y: from.y + by.y * part }];
      await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
      for (const part of [0.2, 0.4, 0.6, 0.8, 1]) {
        await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(part) });
      }
      await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    const scrolled = () => page.evaluate(() => window.scrollY);

    await swipe(await groundOf(synod, 'n3'), { x: 0, y: -80 });
    await expect.poll(scrolled).toBeGreaterThan(20);
    await expect(synod.stage.getByRole('button', { name: 'Tidy up' })).toHaveCount(0);
    await page.waitForTimeout(600);
    await page.evaluate(() => window.scrollTo(0, 0));

    await nameOf(synod, 'n3').tap();
    const before = await spotOf(synod, 'n3');
    await swipe(await groundOf(synod, 'n3'), { x: 0, y: -80 });
    expect(await scrolled()).toBe(0);
    near(await spotOf(synod, 'n3'), { x: before.x, y: before.y - 80 });
  });
});

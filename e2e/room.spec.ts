import { expect, test, type Locator, type Page } from '@playwright/test';
import { caseText } from './cases.ts';
import { open, type Synod } from './synod.ts';

/** Nothing is cut off, crowded or larger than its share at common screen sizes. */

const SIZES = {
  laptop: { width: 1280, height: 720 },
  phone: { width: 390, height: 844 },
  small: { width: 360, height: 780 },
  lying: { width: 844, height: 390 },
  /** A window of 1280 × 720 at 200 %. */
  zoomed: { width: 640, height: 360 },
  /** A window of 1440 × 900 at 200 %. */
  doubled: { width: 720, height: 450 },
} as const;

async function openAt(page: Page, size: keyof typeof SIZES): Promise<Synod> {
  await page.setViewportSize(SIZES[size]);
  const synod = await open(page, { scene: 'failover' });
  for (let at = 0; at < 6; at++) await synod.next('beat');
  return synod;
}

const boxOf = async (what: Locator) => (await what.boundingBox())!;
const hidden = (element: Element) => element.scrollWidth - element.clientWidth;

for (const size of ['laptop', 'phone'] as const) {
  test(`the names of all pictures are in sight on a ${size}`, async ({ page }) => {
    const synod = await openAt(page, size);
    await synod.key('v');
    const names = page.getByRole('toolbar', { name: 'Pictures of the run' });
    await expect(names.getByRole('button')).toHaveCount(5);
    expect(await names.evaluate(hidden)).toBe(0);
  });

  test(`the filters of the lifelines do not overlap on a ${size}`, async ({ page }) => {
    const synod = await openAt(page, size);
    await synod.key('v');
    const picture = page.getByRole('region', { name: 'Lifelines' });
    const edge = await boxOf(picture);
    const fields = ['Messages', 'Slot', 'Ballot', 'Process'].map((name) =>
      picture.getByRole(name === 'Slot' ? 'textbox' : 'button', { name: new RegExp(name) }),
    );
    let right = edge.x;
    for (const field of fields) {
      const { x, width } = await boxOf(field);
      expect(width).toBeGreaterThan(60);
      expect(x).toBeGreaterThanOrEqual(right);
      right = x + width;
    }
    expect(right).toBeGreaterThan(edge.x + edge.width / 2);
    expect(right).toBeLessThanOrEqual(edge.x + edge.width);
  });
}

test('the foot takes less than a fifth of a low page', async ({ page }) => {
  await openAt(page, 'zoomed');
  const buttons = await boxOf(page.getByRole('group', { name: 'Playback' }));
  const scrubber = await boxOf(page.getByRole('slider', { name: 'Position in the run' }));
  const top = Math.min(buttons.y, scrubber.y);
  expect(SIZES.zoomed.height - top).toBeLessThan(SIZES.zoomed.height / 5);
});

for (const size of ['phone', 'zoomed'] as const) {
  test.describe(`with a finger, ${size}`, () => {
    test.use({ hasTouch: true });

    test('a picture that is asked for comes into sight', async ({ page }) => {
      await openAt(page, size);
      const tab = page.getByRole('button', { name: 'Traffic', exact: true });
      await tab.tap();
      await expect(page.getByText('Who leads', { exact: true })).toBeVisible();
      await expect.poll(async () => (await boxOf(tab)).y, 'at the top').toBeLessThan(20);
    });

    test('what is selected is named at the foot of the stage, and leads inside and back', async ({
      page,
    }) => {
      const synod = await openAt(page, size);
      const chosen = page.getByRole('group', { name: 'What is selected' });
      const inspector = page.getByRole('region', { name: 'Inspector' });
      await expect(chosen).toHaveCount(0);
      const leader = synod.stage.getByRole('button', { name: /^l1, / });
      await leader.scrollIntoViewIfNeeded();
      const before = await page.evaluate(() => window.scrollY);
      await leader.tap();
      await expect(chosen).toContainText((await synod.process('l1')).state);
      await expect(chosen).toBeInViewport({ ratio: 0.99 });
      expect(await page.evaluate(() => window.scrollY), 'the page stays').toBe(before);

      const { y, height } = await boxOf(chosen);
      const caption = await boxOf(page.getByRole('region', { name: 'What just happened' }));
      const transport = await boxOf(synod.transport);
      expect(y + height).toBeLessThanOrEqual(Math.min(caption.y, transport.y));
      for (const button of await chosen.getByRole('button').all()) {
        const target = await boxOf(button);
        expect(Math.min(target.width, target.height)).toBeGreaterThanOrEqual(42);
      }

      await chosen.getByRole('button', { name: 'Look inside' }).tap();
      await expect(inspector.getByRole('heading', { name: 'Leader l1' })).toBeInViewport();
      await expect(inspector).toBeFocused();
      await expect(chosen).toHaveCount(0);

      await inspector.getByRole('button', { name: 'Back to the stage' }).tap();
      await expect(page.getByRole('main')).toBeFocused();
      await expect(synod.stage).toBeInViewport({ ratio: 0.8 });
      await chosen.getByRole('button', { name: 'Select nothing' }).tap();
      await expect(chosen).toHaveCount(0);
    });
  });
}

for (const [size, rows] of [
  ['phone', 2],
  ['small', 2],
  ['lying', 1],
  ['doubled', 2],
] as const) {
  test(`the head of a ${size} page has its rows, and the light says what holds`, async ({
    page,
  }) => {
    await openAt(page, size);
    const bar = page.getByRole('banner');
    expect(await bar.evaluate(hidden)).toBe(0);
    const tops = new Set<number>();
    const buttons = await bar.getByRole('button').all();
    for (const button of buttons) {
      const { y, height } = await boxOf(button);
      tops.add(Math.round((y + height / 2) / 10));
    }
    expect(buttons.length).toBeGreaterThan(7);
    expect(tops.size).toBe(rows);
    await expect(
      bar.getByRole('button', { name: /^Invariants.*: 21 invariants hold/ }),
    ).toBeVisible();
  });
}

for (const size of ['lying', 'doubled', 'phone'] as const) {
  test(`the whole caption is in sight on a ${size} page, with nothing over it`, async ({
    page,
  }) => {
    const synod = await openAt(page, size);
    const caption = page
      .getByRole('region', { name: 'What just happened' })
      .locator('output, p')
      .first();
    for (let at = 0; at < 12; at++) {
      const [words, stage, foot] = [
        await boxOf(caption),
        await boxOf(synod.stage),
        await boxOf(synod.transport),
      ];
      expect(words.y).toBeGreaterThanOrEqual(stage.y + stage.height - 1);
      expect(words.y + words.height).toBeLessThanOrEqual(foot.y);
      expect(await caption.evaluate((own) => own.scrollHeight - own.clientHeight)).toBeLessThan(4);
      await synod.next('beat');
    }
  });
}

test('the name of each role stands under its first shape on a phone', async ({ page }) => {
  const synod = await openAt(page, 'phone');
  for (const [role, first] of [
    ['replica', 'r1'],
    ['leader', 'l1'],
    ['acceptor', 'a1'],
    ['client', 'k1'],
  ] as const) {
    const name = await boxOf(synod.stage.locator('svg').getByText(role, { exact: true }));
    const shape = await boxOf(synod.stage.getByRole('button', { name: new RegExp(`^${first}, `) }));
    expect(name.y).toBeGreaterThan(shape.y + shape.height / 2);
    expect(Math.abs(name.x + name.width / 2 - shape.x - shape.width / 2)).toBeLessThan(
      shape.width / 2,
    );
  }
});

test('a picture that is closed leads back to the stage on a phone, and causes are not cut off', async ({
  page,
}) => {
  const synod = await openAt(page, 'phone');
  await synod.key('w');
  const causes = page.getByRole('region', { name: 'Causes' });
  await expect(causes.getByRole('listitem').first()).toBeInViewport();
  expect(await causes.evaluate((own) => own.scrollHeight - own.clientHeight)).toBe(0);
  await page.getByRole('button', { name: /^Close the picture/ }).click();
  await expect(synod.stage).toBeInViewport({ ratio: 0.8 });
  await expect(page.getByRole('main')).toBeFocused();
});

test('the lattice of five acceptors does not move sideways on a small phone', async ({ page }) => {
  const synod = await openAt(page, 'small');
  await synod.key('v');
  await page.getByRole('button', { name: 'Lattice', exact: true }).click();
  const table = page.getByRole('region', { name: 'Lattice' }).getByRole('table');
  await expect(table.getByRole('columnheader')).toHaveCount(6);
  expect(await table.locator('..').evaluate(hidden)).toBe(0);
});

test('a panel that is asked for by its name comes into sight on a phone', async ({ page }) => {
  const synod = await openAt(page, 'phone');
  const tab = page.getByRole('tab', { name: 'Faults' });
  await expect(tab).not.toBeInViewport();
  await synod.find('Show Faults');
  await expect(tab).toBeInViewport();
});

test('a long title gives way: with a broken rule and broken invariants the bar is not cut off', async ({
  page,
}) => {
  const synod = await openAt(page, 'laptop');
  const long = 'a-second-command-takes-a-slot-that-has-one-already.txt';
  await synod.openRecording(long, `rules V14\n${caseText('v14')}`);
  await synod.key('End');
  await synod.find('Release all held messages');
  while (!(await page.getByText('I2 and 1 more broken').first().isVisible()))
    await synod.find('Deliver next');
  const bar = page.getByRole('banner');
  expect(await bar.evaluate(hidden)).toBe(0);
  await expect(bar.getByRole('button', { name: 'Keys and help' })).toBeInViewport({ ratio: 1 });
});

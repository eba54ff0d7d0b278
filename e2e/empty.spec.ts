/** A panel or picture with nothing to show yet says what will appear, and offers a way there that works. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { VIEW_WORDS } from '../src/ui/words/index.ts';
import { open, TABS, type Synod, type Tab } from './synod.ts';

type View = keyof typeof VIEW_WORDS.names;

/** Before the first event: the buttons that stand below the sentence, or null where there is something to show. */
const PANELS: Readonly<Record<Tab, readonly string[] | null>> = {
  Inspector: ['Select l1'],
  Messages: ['Play', 'Next event'],
  Faults: null,
  Clients: ['Play', 'Type a command'],
  Checks: null,
};
const PICTURES: Readonly<Record<View, readonly string[] | null>> = {
  lifelines: ['Play', 'Next event'],
  why: ['Play', 'Next event'],
  lattice: null,
  traffic: ['Play', 'Next event'],
  comparison: ['Play', 'Next event'],
};

const SIZES = {
  laptop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
} as const;

const emptyIn = (part: Locator) => part.locator('[data-empty]');

async function expectWays(part: Locator, ways: readonly string[] | null) {
  if (ways === null) {
    await expect(emptyIn(part)).toHaveCount(0);
    await expect(part.getByRole('button').first()).toBeVisible();
    return;
  }
  await expect(emptyIn(part)).toHaveText(/^[A-Z].{30,}\./u);
  await expect(emptyIn(part).getByRole('button')).toHaveText([...ways]);
  for (const way of await emptyIn(part).getByRole('button').all()) await expect(way).toBeEnabled();
}

async function show(page: Page, view: View): Promise<Locator> {
  const name = VIEW_WORDS.names[view];
  await page.getByRole('button', { name, exact: true }).click();
  const picture = page.locator(`section[aria-label="${name}"]`).first();
  await expect(picture).toBeVisible();
  return picture;
}

for (const [size, options] of Object.entries(SIZES)) {
  test.describe(size, () => {
    test.use(options);

    test('before the first event everything has content, or says what will come', async ({
      page,
    }) => {
      const synod = await open(page, { scene: 'three-servers' });
      await expectWays(synod.page.getByRole('region', { name: 'Ledger' }), ['Type a command']);
      for (const name of TABS) {
        await synod.tab(name);
        await expectWays(synod.panel, PANELS[name]);
      }
      const tab = page.getByRole('tab', { name: 'Inspector' });
      await (size === 'phone' ? tab.tap() : tab.click());
      await expect(emptyIn(synod.panel)).toContainText(size === 'phone' ? 'Tap a' : 'Click a');
      for (const view of Object.keys(PICTURES) as View[]) {
        const picture = await show(page, view);
        await expectWays(picture, PICTURES[view]);
        const { violations } = await new AxeBuilder({ page })
          .setLegacyMode()
          .include('[data-empty]')
          .analyze();
        expect(violations.map(({ id }) => id)).toEqual([]);
      }
    });
  });
}

test('each way leads to something to show, and the focus is not lost', async ({ page }) => {
  const synod = await open(page, { scene: 'three-servers' });
  const press = async (part: Locator, name: string) => {
    await emptyIn(part).getByRole('button', { name, exact: true }).press('Enter');
    await synod.idle();
  };
  const focused = () => page.evaluate(() => document.activeElement?.tagName);

  await synod.tab('Inspector');
  await press(synod.panel, 'Select l1');
  await expect(synod.panel).toContainText('l1');
  await expect(emptyIn(synod.panel)).toHaveCount(0);
  expect(await focused(), 'the focus stays in the inspector').not.toBe('BODY');

  const causes = await show(page, 'why');
  await press(causes, 'Next event');
  await press(causes, 'Why did this happen?');
  await expect(emptyIn(causes)).toHaveCount(0);
  expect(await focused()).not.toBe('BODY');

  await synod.next('beat');
  await synod.next('beat');
  await compare(synod, press);
});

type Press = (part: Locator, name: string) => Promise<void>;

/** A step back and another deed make a second branch. */
async function compare({ page }: Synod, press: Press) {
  const comparison = await show(page, 'comparison');
  await expect(emptyIn(comparison).getByRole('button')).toHaveText(['Previous beat']);
  await press(comparison, 'Previous beat');
  await press(comparison, 'Crash n1');
  await expect(emptyIn(comparison)).toHaveCount(0);
}

test('without an outage, Traffic offers the crash of the leader’s server', async ({ page }) => {
  const synod = await open(page, { scene: 'three-servers' });
  await synod.next();
  const traffic = await show(page, 'traffic');
  await expect(emptyIn(traffic).getByRole('button')).toHaveText(['Play']);
  await synod.until(async () => {
    await synod.next('beat');
    return (await synod.active()) !== null;
  }, 'a leader is active');
  const { node } = (await synod.active())!;
  await emptyIn(traffic)
    .getByRole('button', { name: `Crash ${node}` })
    .press('Enter');
  await synod.idle();
  await expect(emptyIn(traffic)).toHaveCount(0);
  await expect(traffic.getByRole('listitem')).not.toHaveCount(0);
});

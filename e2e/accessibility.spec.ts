/** The page works for everyone: with screen readers, keyboards, small screens and large type. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { outcomeOf } from './cases.ts';
import { open, TABS, type Synod } from './synod.ts';

/** The whole page, or only the part that has changed since the whole was checked. */
type Part = '[role=dialog]' | '[role=tabpanel]';

/** Checks both themes. The dark theme changes only colours, so only the rule about colours runs again. */
async function expectNothingFound(page: Page, where: string, part?: Part) {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    // The other mode serves frames of other hosts, which this page does not have, and opens a page for each check.
    let axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
    if (part !== undefined) axe = axe.include(part);
    if (theme === 'dark') axe = axe.withRules('color-contrast');
    const { violations } = await axe.analyze();
    const told = violations.map(({ id, help, nodes }) => ({
      rule: `${id}: ${help}`,
      where: nodes.map(
        ({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`,
      ),
    }));
    expect(told, `${where}, ${theme}`).toEqual([]);
  }
}

/** A busy moment: messages under way, crashed nodes, a cut link and two branches. */
async function openBusy(page: Page): Promise<Synod> {
  const synod = await open(page);
  await synod.speed('real time');
  await synod.playUntil(async () => (await synod.index()) > 150, 'commands are under way');
  await synod.crash('n2');
  await synod.cut('n1', 'n3');
  await synod.previous();
  await synod.previous();
  await synod.crash('n3');
  await expect(synod.branches.getByRole('listitem')).toHaveCount(2);
  return synod;
}

test('axe finds nothing with each panel open, by role and by machine', async ({ page }) => {
  const synod = await openBusy(page);
  await synod.inspect('l1');
  await expectNothingFound(page, 'the whole page');
  for (const tab of TABS) {
    await synod.tab(tab);
    await expectNothingFound(page, tab, '[role=tabpanel]');
  }

  await synod.arrange('By machine');
  await synod.ledger
    .getByRole('gridcell', { name: /is chosen/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'View' }).click();
  await page.getByRole('menuitemcheckbox', { name: /^Projector/ }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await synod.stage.getByRole('button', { name: /^r1, / }).focus();
  await expectNothingFound(page, 'by machine, a slot, projector');
});

test('axe finds nothing where invariants are broken', async ({ page }) => {
  const { recording, events } = outcomeOf('v02', 'V2');
  const broken = JSON.stringify({ ...recording, variant: 'V2' });
  const synod = await open(page);
  await synod.openRecording('v2.json', broken);
  await synod.key('End');
  expect(await synod.index()).toBe(events);
  await synod.tab('Checks');
  await expectNothingFound(page, 'with red lights');
});

test('axe finds nothing where a rule is broken, beside the right rules', async ({ page }) => {
  const synod = await open(page);
  await synod.find('Break a rule…');
  await expect(page.getByRole('dialog', { name: 'Break a rule' })).toBeVisible();
  await expectNothingFound(page, 'the rules', '[role=dialog]');
  await page.keyboard.insertText('V1');
  await synod.key('Enter');
  await synod.key('Space');
  await synod.until(async () => (await synod.lights()).endsWith('broken'), 'a light turns red');
  await synod.find('The same run on the right rules');
  await expect(page.getByText(/^Event 15 is the first that differs/)).toBeVisible();
  await page.getByRole('button', { name: /^Broken rule V1/ }).click();
  await expectNothingFound(page, 'beside the right rules');
});

test('axe finds nothing with a tooltip, each menu and each dialog open', async ({ page }) => {
  await open(page);
  const banner = page.getByRole('banner');
  await page.keyboard.press('Tab');
  await banner.getByRole('button', { name: 'Keys and help' }).focus();
  await expect(page.getByRole('tooltip')).toBeVisible();
  await expectNothingFound(page, 'a tooltip');

  for (const name of [/^Cluster/, 'View', 'Recording']) {
    await banner.getByRole('button', { name }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectNothingFound(page, `menu ${String(name)}`, '[role=dialog]');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
  }
  for (const name of ['Edit cluster', 'Keys and help', 'Find an action']) {
    await banner.getByRole('button', { name }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNothingFound(page, `dialog ${name}`, '[role=dialog]');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

test('focus comes back to where a menu or dialog was opened', async ({ page }) => {
  const synod = await open(page);
  const openers = [
    /^Cluster/,
    'Edit cluster',
    'View',
    'Recording',
    'Find an action',
    'Keys and help',
  ];
  for (const name of openers) {
    const opener = page.getByRole('banner').getByRole('button', { name });
    await opener.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    const holdsFocus = () => dialog.evaluate((element) => element.contains(document.activeElement));
    await expect.poll(holdsFocus, `focus is in ${String(name)}`).toBe(true);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
  // The palette gets everything typed after Control+K, however long it takes to load.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('2x');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect((await synod.processes()).some(({ down }) => down)).toBe(false);

  for (const key of ['e', '?', 'Control+k']) {
    await synod.field.focus();
    await page.keyboard.press('Escape');
    const next = synod.transport.getByRole('button', { name: 'Next event' });
    await next.focus();
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(next, `after ${key}`).toBeFocused();
  }
});

test('a button that is pressed before its menu has loaded keeps the focus', async ({ page }) => {
  let bring = () => {};
  const rest = new Promise<void>((resolve) => (bring = resolve));
  await page.route('**/rest-*.js', async (route) => {
    await rest;
    await route.continue();
  });
  await page.goto('./');
  const opener = page.getByRole('banner').getByRole('button', { name: 'View' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toHaveCount(0);
  bring();
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('keys do what they say, and do nothing while a person types', async ({ page }) => {
  const synod = await open(page);
  const play = synod.transport.getByRole('button', { name: 'Play' });

  await synod.transport.getByRole('button', { name: 'Next event' }).focus();
  await synod.key('Space');
  expect(await synod.index(), 'Space presses the focused button…').toBe(1);
  await expect(play, '…and that button only').toBeVisible();

  await synod.key('PageDown');
  expect(await synod.index()).toBe(2);
  await synod.key('PageUp');
  expect(await synod.index()).toBe(1);
  await synod.key('Shift+ArrowRight');
  expect(await synod.caption()).toMatch(/adopted/);
  await synod.key('Shift+ArrowLeft');
  await synod.key('Home');
  expect(await synod.index()).toBe(0);

  await synod.field.focus();
  await page.keyboard.type('put x 1');
  await expect(synod.field).toHaveValue('put x 1');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Home');
  expect(await synod.position()).toEqual({ index: 0, length: 13 });
  await expect(play).toBeVisible();
  expect((await synod.processes()).some(({ down }) => down)).toBe(false);

  await page.keyboard.press('Escape');
  await page.getByRole('banner').getByRole('button', { name: 'View' }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('menu', { name: 'View' })).toBeVisible();
  await expect(play).toHaveCount(1);
  await page.keyboard.press('Escape');

  await page.keyboard.press('.');
  await expect(page.getByText(/screen is blanked/)).toBeVisible();
  await page.keyboard.press('.');
  await expect(page.getByText(/screen is blanked/)).toHaveCount(0);
});

for (const { name, width, height } of [
  { name: 'a phone', width: 390, height: 844 },
  { name: '200 % zoom', width: 640, height: 360 },
  { name: '400 % zoom', width: 320, height: 256 },
]) {
  test(`works on ${name}, ${width}×${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const synod = await open(page);
    const play = synod.transport.getByRole('button', { name: 'Play' });
    const fits = () =>
      page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

    expect(await fits(), 'no horizontal scroll').toBe(true);
    await expect(synod.stage).toBeInViewport();
    await expect(play).toBeInViewport({ ratio: 0.99 });
    await synod.transport.getByRole('button', { name: 'Next event' }).click();
    await synod.idle();
    expect(await synod.index()).toBe(1);

    for (let step = 0; step < 12; step++) await synod.next();
    for (const picture of ['Lifelines', 'Causes', 'Lattice', 'Traffic', 'Comparison']) {
      if (picture === 'Causes') await synod.key('w');
      else await page.getByRole('button', { name: picture, exact: true }).click();
      const panel = page.getByRole('region', { name: picture, exact: true });
      await expect(panel).toBeVisible();
      expect(await fits(), `no horizontal scroll with ${picture}`).toBe(true);
      const fitsInside = () =>
        panel.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth);
      await expect.poll(fitsInside, `nothing sticks out of ${picture}`).toBe(true);
      await expectNothingFound(page, `${name} with ${picture}`);
    }
    await page.getByRole('button', { name: 'Lattice', exact: true }).click();
    await expect(page.getByRole('table', { name: /^Acceptors across/ })).toBeVisible();
    await page.getByRole('button', { name: 'Close the picture' }).click();
    await synod.key('n');
    await expectNothingFound(page, `${name}, presented`);
    await synod.key('n');

    for (const tab of TABS) {
      await synod.tab(tab);
      await synod.panel.scrollIntoViewIfNeeded();
      expect(await fits(), `no horizontal scroll with ${tab}`).toBe(true);
      await expect(play, `Play is in reach with ${tab}`).toBeInViewport({ ratio: 0.99 });
    }
    await synod.tab('Faults');
    await synod.panel.getByRole('button', { name: 'Crash n2', exact: true }).click();
    await synod.idle();
    expect((await synod.process('r2')).down).toBe(true);

    for (const dialog of ['Edit cluster', 'Keys and help']) {
      await page.getByRole('button', { name: dialog }).click();
      await expect(page.getByRole('dialog')).toBeInViewport();
      expect(await fits(), `no horizontal scroll with ${dialog}`).toBe(true);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    await synod.stage.getByRole('button', { name: /^r1, / }).press('Enter');
    await expect(page.getByRole('group', { name: 'What is selected' })).toBeVisible();
    await expectNothingFound(page, name);
  });
}

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('every button is large enough to be hit', async ({ page }) => {
    const synod = await open(page);
    await page.getByRole('button', { name: 'Lattice', exact: true }).click();
    for (let step = 0; step < 12; step++) await synod.next();
    for (const tab of TABS) {
      await synod.tab(tab);
      const small = await page.locator('button:visible').evaluateAll((buttons, least) => {
        const hit = (button: Element, x: number, y: number) =>
          button.contains(document.elementFromPoint(x, y));
        return buttons.flatMap((button) => {
          button.scrollIntoView({ block: 'center', inline: 'center' });
          const { x, y, width, height } = button.getBoundingClientRect();
          const [cx, cy, reach] = [x + width / 2, y + height / 2, least / 2 - 1];
          const wide =
            width >= least || (hit(button, cx - reach, cy) && hit(button, cx + reach, cy));
          const tall =
            height >= least || (hit(button, cx, cy - reach) && hit(button, cx, cy + reach));
          const name = button.getAttribute('aria-label') ?? button.textContent;
          return wide && tall ? [] : [`${name}: ${Math.round(width)} × ${Math.round(height)}`];
        });
      }, 24);
      expect(small, tab).toEqual([]);
    }
  });
});

test('no panel makes the page longer than the window', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const synod = await open(page, { scene: 'failover' });
  for (const tab of TABS) {
    await synod.tab(tab);
    expect(await page.evaluate(() => document.documentElement.scrollHeight), tab).toBe(720);
  }
});

test('where the system sets the colours, what is on, selected or set is still visible', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const synod = await open(page);
  await synod.playUntil(async () => (await synod.active()) !== null, 'a leader is active');
  // The computed style is not always what is painted there, so the test reads pixels.
  const paint = async (selector: string, x: number, y: number) => {
    const image = (await page.locator(selector).first().screenshot()).toJSON().data;
    return page.evaluate(
      async ([data, across, down]) => {
        const bitmap = await createImageBitmap(new Blob([Uint8Array.from(data)]));
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const context = canvas.getContext('2d')!;
        context.drawImage(bitmap, 0, 0);
        const at = [Math.floor(across * bitmap.width), Math.floor(down * bitmap.height)] as const;
        return [...context.getImageData(...at, 1, 1).data].join(' ');
      },
      [image, x, y] as const,
    );
  };
  const paper = '255 255 255 255';
  expect(await paint('[class*=_segment_]:not([data-selected])', 0.05, 0.5)).toBe(paper);
  expect(await paint('[class*=_segment_][data-selected]', 0.05, 0.5)).not.toBe(paper);
  expect(await paint('[class*=speedThumb]', 0.5, 0.5)).not.toBe(paper);
  expect(await paint('[class*=knob]', 0.27, 0.5)).not.toBe(paper);
  expect(await paint('[class*=_band_]', 0.5, 0.2)).not.toBe(paper);
});

/** Every word and sign explains itself: a first-time reader finds the answers on the page alone. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { open, type Synod } from './synod.ts';

const card = (page: Page) => page.getByRole('complementary', { name: /^About: / });
const opened = (page: Page) => page.getByRole('dialog', { name: /^About: / });

/** Rests the pointer on a part of a shape, and returns the card that comes. */
async function rest(page: Page, part: Locator, at?: { x: number; y: number }): Promise<Locator> {
  await page.mouse.move(1, 1);
  await expect(card(page)).toHaveCount(0);
  await part.hover(at === undefined ? {} : { position: at });
  await expect(card(page)).toBeVisible();
  return card(page);
}

/** Plays until a leader is adopted and a command has some votes but is not learned. */
async function untilChosen(synod: Synod): Promise<void> {
  for (let at = 0; at < 12; at += 1) {
    if (/is chosen/.test(await synod.caption())) return;
    await synod.key('Shift+ArrowRight');
  }
}

test('a first-time reader finds the answers by pointing', async ({ page }) => {
  const synod = await open(page);
  const process = (id: string) => page.locator(`[data-process="${id}"]`);

  const bottom = await rest(page, process('a1').getByText('⊥'));
  await expect(bottom).toContainText('stands where there is no ballot yet');
  await expect(bottom).toContainText('a1 has promised nothing');

  await untilChosen(synod);
  const ballot = await rest(page, process('a1').getByText('1·l1'));
  await expect(ballot).toContainText('A ballot is the number of one leader’s attempt to lead');
  await expect(ballot).toContainText('a1 has promised 1·l1.');

  const acceptor = await rest(page, process('a1').getByText('a1'));
  await expect(acceptor).toContainText('An acceptor is a process that promises ballots and votes');

  const ring = await rest(page, process('a1').locator('[data-term="ring"]'), { x: 3, y: 30 });
  await expect(ring).toContainText('The ring of an acceptor is its promise');

  const crown = await rest(page, process('l1').locator('[data-term="crown"]'));
  await expect(crown).toContainText('A crown marks a leader that is active');

  const chosen = await rest(page, page.locator('td[data-term="chosen"]').first());
  await expect(chosen).toContainText('even if no process knows it yet');
  await expect(chosen).toContainText('Slot 1');
  await chosen.getByRole('button', { name: 'Learned' }).click();
  await expect(opened(page)).toContainText('What is chosen but not learned is safe');
});

test('a card never covers what it explains, and leaves with the pointer and with Escape', async ({
  page,
}) => {
  await open(page);
  for (const id of ['k1', 'r1', 'l2', 'a3']) {
    const part = page.locator(`[data-process="${id}"]`).getByText(id, { exact: true });
    const shown = await rest(page, part);
    const [one, other] = [await part.boundingBox(), await shown.boundingBox()];
    const isApart =
      one!.x + one!.width <= other!.x ||
      other!.x + other!.width <= one!.x ||
      one!.y + one!.height <= other!.y ||
      other!.y + other!.height <= one!.y;
    expect(isApart, id).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
});

test('F1 opens the card of what has the focus; Escape gives the focus back', async ({ page }) => {
  const synod = await open(page);
  const leader = synod.stage.getByRole('button', { name: /^l1, leader/ });
  await page.keyboard.press('Tab');
  await leader.focus();
  await page.keyboard.press('F1');
  await expect(opened(page)).toContainText('A leader is a process that asks the acceptors to vote');
  await opened(page).getByRole('button', { name: 'Scout', exact: true }).click();
  await expect(opened(page)).toContainText('A scout is the part of a leader');
  await page.keyboard.press('Escape');
  await expect(opened(page)).toHaveCount(0);
  await expect(leader).toBeFocused();
});

test('a card leads to its entry in the glossary, which is searched by the names of other systems', async ({
  page,
}) => {
  const synod = await open(page);
  await synod.stage.getByRole('button', { name: /^l1, leader/ }).click();
  await synod.panel.getByRole('button', { name: 'Leader l1' }).click();
  await opened(page).getByRole('button', { name: 'In the glossary' }).click();
  const help = page.getByRole('dialog', { name: 'Help' });
  await expect(help.getByRole('heading', { name: 'Leader', exact: true })).toBeFocused();
  const search = help.getByRole('searchbox');
  for (const [asked, term] of [
    ['what is a scout', 'Scout'],
    ['term', 'Ballot'],
    ['log index', 'Slot'],
    ['view', 'Ballot'],
    ['zxid', 'Slot'],
  ] as const) {
    await search.fill(asked);
    await expect(help.getByRole('heading', { level: 4 }).first()).toHaveText(term);
  }
});

test('a message in flight explains itself', async ({ page }) => {
  const synod = await open(page);
  await synod.key('ArrowRight');
  await synod.tab('Messages');
  const row = synod.panel.locator('[data-envelope]').first();
  await rest(page, row);
  await expect(card(page)).toContainText(/ is in flight/);
});

test('the palette answers “what is a scout”', async ({ page }) => {
  const synod = await open(page);
  await synod.key('Control+k');
  await page.keyboard.type('what is a scout');
  await page.getByRole('menuitem', { name: 'What is “Scout”?' }).click();
  await expect(page.getByRole('heading', { name: 'Scout', exact: true })).toBeFocused();
});

test('every button of one icon names itself and its key in sight', async ({ page }) => {
  await open(page);
  const icons = page
    .locator('button[aria-label]:visible:not([data-term])')
    .filter({ hasText: /^$/ });
  const tip = page.getByRole('tooltip');
  let keys = 0;
  for (const button of await icons.all()) {
    if (await button.isDisabled()) continue;
    const name = (await button.getAttribute('aria-label'))!;
    await page.mouse.move(1, 1);
    await expect(tip).toHaveCount(0);
    await button.hover();
    await expect(tip, name).toContainText(name);
    keys += await tip.locator('kbd').count();
  }
  expect(await icons.count()).toBeGreaterThan(8);
  expect(keys).toBeGreaterThan(5);
});

test('what a control shows is part of its name', async ({ page }) => {
  const synod = await open(page);
  for (let step = 0; step < 12; step += 1) await synod.next();
  for (const tab of ['Inspector', 'Messages', 'Faults', 'Clients', 'Checks'] as const) {
    await synod.tab(tab);
    expect(await page.evaluate(misnamed), tab).toEqual([]);
  }
  await synod.stage.getByRole('button', { name: /^l1, leader/ }).click();
  expect(await page.evaluate(misnamed), 'a leader').toEqual([]);
});

/** The controls whose name lacks what they show. A shape on the stage is a picture, and shows its own name only. */
function misnamed(): readonly string[] {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const shown = (element: Element): string =>
    [...element.childNodes]
      .map((node) => {
        if (node instanceof Text) return node.data;
        if (!(node instanceof Element) || node.matches('[aria-hidden="true"]')) return '';
        return getComputedStyle(node).clipPath === 'none' ? shown(node) : '';
      })
      .join(' ');
  // A list of choices is named by its label and its value together.
  const controls = document.querySelectorAll(
    '[aria-label]:not([aria-labelledby]):is(button, a, input, [role="tab"], [role="radio"])',
  );
  return [...controls].flatMap((one) => {
    const [text, name] = [plain(shown(one)), plain(one.getAttribute('aria-label')!)];
    return name.includes(text) ? [] : [`${text} is not in ${name}`];
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a second tap on what is selected opens its card as a sheet', async ({ page }) => {
    await open(page);
    const acceptor = page.getByRole('button', { name: /^a1, acceptor/ });
    await acceptor.tap();
    await expect(opened(page)).toHaveCount(0);
    await acceptor.tap();
    await expect(opened(page)).toBeVisible();
    const sheet = await opened(page).boundingBox();
    expect(sheet!.width).toBe(390);
    await opened(page).getByRole('button', { name: 'Close' }).tap();
    await expect(opened(page)).toHaveCount(0);
  });
});

/** A person breaks a rule, sees the harm, and sets the same run on the right rules beside it. */
import { expect, test, type Page } from '@playwright/test';
import { open, type Synod } from './synod.ts';

const badge = (page: Page) => page.getByRole('button', { name: /^Broken rule / });
const caption = (page: Page) => page.getByRole('region', { name: 'What just happened' });
const picture = (page: Page) => page.getByRole('region', { name: 'Two branches side by side' });
const RIGHT = 'The same run on the right rules';

/** The event that differs first, on both sides and within the picture's room. */
async function expectDifference(page: Page, [left, right]: readonly [RegExp, RegExp]) {
  const marked = picture(page).getByRole('button', { name: /first difference/ });
  await expect(marked).toHaveCount(2);
  await expect(marked.first()).toContainText(left);
  await expect(marked.last()).toContainText(right);
  for (const one of await marked.all()) await expect(one).toBeInViewport({ ratio: 0.5 });
}

async function playToTheBreak(synod: Synod) {
  await synod.key('Space');
  await synod.until(async () => (await synod.lights()).endsWith('broken'), 'a light turns red');
  await synod.idle();
}

test('by mouse: a rule on its own schedule, its witnesses, and the right rules beside it', async ({
  page,
}) => {
  const synod = await open(page);
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Cluster/ })
    .click();
  await page.getByRole('menuitem', { name: 'Break a rule…' }).click();
  await page.getByRole('menuitem', { name: 'V1: ' }).click();
  await synod.idle();
  await expect(badge(page)).toHaveText('V1: broken rule');
  await synod.apart(() => synod.transport.getByRole('button', { name: 'Play' }).click());
  await synod.until(async () => (await synod.lights()).endsWith('broken'), 'a light turns red');
  await synod.idle();

  expect(await synod.index()).toBe(15);
  expect(await synod.caption()).toMatch(/^I7 and I6 are broken, as a2 shows\. a2 accepts/);
  await expect(synod.stage.locator('[data-process="a2"][data-witness]')).toHaveCount(1);
  await synod.apart(() => caption(page).getByRole('button', { name: RIGHT }).click());
  await expect(picture(page)).toContainText('A is on broken rule V1, B on the right rules.');
  await expect(picture(page)).toContainText('Event 15 is the first that differs.');
  await expectDifference(page, [/a2 accepts put x 1/, /a2 refuses p2a/]);
  expect(await synod.index(), 'the broken run stays in sight').toBe(15);

  await picture(page)
    .getByRole('button', { name: /a2 refuses p2a/ })
    .click();
  await synod.idle();
  await expect(badge(page)).toHaveCount(0);
  expect(await synod.lights()).toMatch(/invariants hold$/);
  expect(await synod.caption()).toMatch(/^a2 refuses p2a/);
  await expect(caption(page).getByRole('button', { name: RIGHT })).toHaveCount(0);
});

test('by keyboard: a rule on this cluster, the right rules beside it, and the ways back', async ({
  page,
}) => {
  const synod = await open(page);
  await synod.find('Break V5 on this cluster');
  await synod.idle();
  await expect(badge(page)).toHaveText('V5: broken rule');
  await expect(synod.branches.getByRole('button', { name: 'B, shown now' })).toContainText('V5');
  await playToTheBreak(synod);
  const broken = await synod.index();
  expect(await synod.exportScript()).toMatch(/^rules V5$/m);

  await synod.find(RIGHT);
  await expect(picture(page)).toContainText('B is on broken rule V5, A on the right rules.');
  await expectDifference(page, [/takes 1 promise for enough, though it needs 2/, /1 of the 2/]);
  expect(await synod.index()).toBe(broken);

  await synod.find('Back to the right rules');
  await synod.idle();
  await expect(badge(page)).toHaveCount(0);
  await expect(synod.branches.getByRole('button', { name: 'A, shown now' })).toBeVisible();
  expect(await synod.exportScript()).not.toMatch(/^rules/m);
  await synod.find('Switch to B');
  await expect(badge(page)).toBeVisible();
  await synod.key('Home');
  await synod.key('Control+z');
  await expect(badge(page), 'undo takes the broken rule back').toHaveCount(0);
});

test('a server that sees only itself cannot compare, but may go back', async ({ page }) => {
  const synod = await open(page);
  await synod.find('Break V5 on this cluster');
  await playToTheBreak(synod);
  await synod.find('See the run as n1 sees it');
  await synod.idle();
  await expect(badge(page)).toBeVisible();
  await expect(caption(page).getByRole('button', { name: RIGHT })).toHaveCount(0);
  await synod.find('Back to the right rules');
  await synod.idle();
  await expect(badge(page)).toHaveCount(0);
});

test('a run on a broken rule survives a reload', async ({ page }) => {
  const synod = await open(page);
  await synod.find('Break V5 on this cluster');
  await playToTheBreak(synod);
  const broken = await synod.index();
  await page.reload();
  await synod.idle();
  await expect(badge(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Back to it' }).click();
  await synod.idle();
  await expect(badge(page)).toHaveText('V5: broken rule');
  expect(await synod.index()).toBe(broken);
  expect(await synod.lights()).toMatch(/broken$/);
});

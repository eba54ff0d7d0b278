/** The lattice alone answers questions about one slot. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { caseText, outcomeOf } from './cases.ts';
import { open, type Synod } from './synod.ts';

/** a1 votes in 1·l1, a2 and a3 vote in 1·l2, and l3 hears of both. */
async function contested(page: Page): Promise<{ synod: Synod; lattice: Locator }> {
  const synod = await open(page);
  await synod.openRecording('t15.txt', caseText('t15'));
  const { events } = outcomeOf('t15');
  expect(await synod.position()).toEqual({ index: 0, length: events });
  await synod.key('End');
  expect(await synod.index()).toBe(events);
  await page.getByRole('button', { name: 'Lattice', exact: true }).click();
  const lattice = page.getByRole('region', { name: 'Lattice' });
  await expect(lattice.getByRole('table')).toBeVisible();
  return { synod, lattice };
}

test('which acceptors accepted the slot in which ballots', async ({ page }) => {
  const { lattice } = await contested(page);
  const votes = await lattice
    .getByRole('button', { name: /accepted/ })
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));
  const told = votes.map((text) => /^(a\d).*accepted (put x \d) in (1·l\d)/.exec(text)!.slice(1));
  expect(told).toEqual([
    ['a1', 'put x 2', '1·l3'],
    ['a2', 'put x 2', '1·l2'],
    ['a3', 'put x 2', '1·l2'],
    ['a1', 'put x 1', '1·l1'],
  ]);
});

test('is it chosen, since which event, and who knows', async ({ page }) => {
  const { synod, lattice } = await contested(page);
  await expect(lattice).toContainText(
    'put x 2 is chosen in 1·l2, since event 22; no process knows it yet.',
  );
  await lattice.getByRole('button', { name: /^a3 .* accepted put x 2 in 1·l2/ }).click();
  await synod.idle();
  expect(await synod.index()).toBe(22);
  await synod.previous();
  await expect(lattice).toContainText('Nothing is chosen in this slot yet.');
});

test('why a leader proposes a command that is not its own', async ({ page }) => {
  const { lattice } = await contested(page);
  await expect(lattice.getByRole('row', { name: /1·l3.* l3 is adopted/ })).toContainText(
    'l3 is adopted in event 27 by a1 and a2; it must propose put x 2, because a2 reported the highest vote, in 1·l2.',
  );
  const witness = lattice.getByRole('button', { name: /in both quorums/ });
  await expect(witness).toHaveAccessibleName(/^a2 promised 1·l3 .* its report is the highest/);
});

test('quorums that meet are drawn and told, and the next ballot is bound', async ({ page }) => {
  const { lattice } = await contested(page);
  await expect(lattice).toContainText(
    'The majority that promised 1·l3 shares a2 with the one that voted in 1·l2.',
  );
  await expect(lattice.getByRole('row', { name: /^next ballot/ })).toContainText(
    'would report put x 2, 1·l3',
  );
  await expect(lattice).toContainText('Whichever majority answers, it is bound to put x 2.');
  const joint = (await lattice.locator('svg path[d^="M"][d*="V"]').first().boundingBox())!;
  const above = (await lattice.getByRole('button', { name: /^a2 promised 1·l3/ }).boundingBox())!;
  const below = (await lattice
    .getByRole('button', { name: /^a2 .* accepted put x 2 in 1·l2/ })
    .boundingBox())!;
  expect(joint.x).toBeGreaterThan(above.x);
  expect(joint.x).toBeLessThan(above.x + above.width);
  expect(joint.y).toBeLessThan(above.y + above.height);
  expect(joint.y + joint.height).toBeGreaterThan(below.y);
  await expect(
    lattice.getByRole('button', { name: /^a1 .* accepted put x 1 in 1·l1/ }),
  ).toContainText('voted put x 1');
});

test('a majority that has not voted leaves the next leader free', async ({ page }) => {
  const { synod, lattice } = await contested(page);
  await lattice.getByRole('button', { name: /^a1 .* accepted put x 1 in 1·l1/ }).click();
  await synod.idle();
  await expect(lattice).toContainText(
    'It depends on who answers: it is bound to put x 1 or free to propose anything.',
  );
});

test('the lattice is operable and readable, shared or alone', async ({ page }) => {
  const { lattice } = await contested(page);
  await page.getByRole('button', { name: 'Give the picture all the room' }).click();
  await expect(page.getByRole('region', { name: 'Stage' })).toBeHidden();
  const found = await new AxeBuilder({ page }).analyze();
  const told = found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html}`),
  );
  expect(told).toEqual([]);
  await page.getByRole('button', { name: 'Share the room with the stage' }).click();
  await expect(lattice).toBeVisible();
  await page.getByRole('button', { name: 'Lattice', exact: true }).click();
  await expect(lattice).toBeHidden();
});

/** The page alone answers why something happened. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { HOLE } from '../src/session/testing/samples.ts';
import { open, type Synod } from './synod.ts';

/** r1 and r2 propose for the same slot; a1 votes for r1's command in 1·l1 before l2 takes over. */
const RIVALS = `# Two leaders, two commands, one slot.
cluster acceptors 3 leaders 2 replicas 2 clients 2
set election manual
set links manual

request k1 put x 1
request k2 put x 2
deliver request from k1 to r1
deliver request from k2 to r2
deliver propose from r1 to l1
deliver propose from r2 to l2
fire elect at l1
deliver p1a from l1 to a1 a2
deliver p1b from a1 a2 to l1
deliver p2a from l1 to a1
fire elect at l2
deliver p1a from l2 to a1 a2
deliver p1b from a1 a2 to l2
deliver p2a from l1 to a2
expect no vote slot 1 ballot 1·l1 at a2 put x 1
`;

async function played(page: Page, text: string): Promise<{ synod: Synod; causes: Locator }> {
  const synod = await open(page);
  await synod.openRecording('why.txt', text);
  await synod.key('End');
  return { synod, causes: page.getByRole('region', { name: 'Causes' }) };
}

/** The number of the event at the end of a button's or sentence's text. */
async function eventIn(button: Locator): Promise<number> {
  return Number(/event (\d+)/.exec((await button.textContent()) ?? '')![1]);
}

test('why was this p2a refused', async ({ page }) => {
  const { synod, causes } = await played(page, RIVALS);
  expect(await synod.caption()).toBe('a2 refuses p2a 1·l1 for slot 1: it has promised 1·l2.');
  await synod.key('w');
  const refusal = causes.getByRole('listitem').filter({ hasText: 'a2 refuses p2a 1·l1' });
  await expect(refusal.first()).toContainText('because a2 had promised 1·l2');
  const path = synod.stage.getByRole('img', { name: /^Path of causes: 1 l1, .* l1 to a2$/ });
  await expect(path).toBeAttached();
  const promise = refusal
    .first()
    .getByRole('listitem')
    .getByRole('button', { name: /^Go to/ });
  const index = await eventIn(promise);
  await refusal
    .first()
    .getByRole('button', { name: `Why event ${index}?` })
    .click();
  await expect(causes.getByRole('status')).toHaveText(`Why did event ${index} happen?`);
  await expect(causes).toContainText('Here it began: a person did this by hand.');
  await causes.getByRole('button', { name: new RegExp(`^Go to event ${index},`) }).click();
  await synod.idle();
  expect(await synod.index()).toBe(index);
  expect(await synod.caption()).toMatch(/^a2 promises 1·l2/);
  const anyPath = synod.stage.getByRole('img', { name: /^Path of causes/ });
  await synod.menu(/^What is shown/, 'As n1 sees it');
  await expect(causes).toContainText('n1 cannot know');
  await expect(anyPath).toHaveCount(0);
  await synod.menu(/^What is shown/, 'Everything');
  await expect(causes).toContainText('Here it began: a person did this by hand.');
  await expect(anyPath).toHaveCount(1);
  await synod.key('Escape');
  await expect(causes).toBeHidden();
  await expect(anyPath).toHaveCount(0);
});

test("why did l2 propose r1's command and not its own", async ({ page }) => {
  const { causes } = await played(page, RIVALS);
  await page.getByRole('button', { name: 'Lattice', exact: true }).click();
  await page.getByRole('button', { name: 'Why this duty? 1·l2' }).click();
  await expect(causes).toContainText(
    'a1’s promise to 1·l2 reported its vote for put x 1 in slot 1, and no promise reported a higher ballot there: the leader must propose it',
  );
  const vote = causes.getByRole('listitem').filter({ hasText: /^because a1 had accepted put x 1/ });
  await vote.getByRole('button', { name: /^Why event/ }).click();
  const kept = causes
    .getByRole('listitem')
    .filter({ hasText: /^because l1 had kept the proposal/ });
  await kept.getByRole('button', { name: /^Why event/ }).click();
  await expect(causes).toContainText('r1 takes put x 1 and proposes it for slot 1');
  await expect(causes).toContainText('Here it began: a person sent this request.');
  const found = await new AxeBuilder({ page }).analyze();
  expect(
    found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
  ).toEqual([]);
});

test('why is this slot a no-op', async ({ page }) => {
  const { synod, causes } = await played(page, HOLE);
  await synod.key('Control+k');
  await page.keyboard.type('why slot 1');
  await page.keyboard.press('Enter');
  await expect(causes.getByRole('status')).toHaveText('Why is a no-op chosen in slot 1?');
  const adopted = causes.getByRole('listitem').filter({ hasText: 'l2 is adopted in 1·l2' });
  await expect(adopted.first()).toContainText(
    'because no promise reported a vote in slot 1, but a1’s reported one in slot 2: a no-op fills the hole before it',
  );
});

test('why is a field what it is', async ({ page }) => {
  const { synod, causes } = await played(page, RIVALS);
  const panel = await synod.inspect('a1');
  await panel.getByRole('button', { name: 'promised: why?' }).click();
  await expect(causes.getByRole('status')).toHaveText('Why is “promised” of a1 what it is?');
  await expect(causes).toContainText('a1 promises 1·l2 and reports the 1 vote it has cast');
});

/** The lights of the invariants are green on Paxos and red on a broken rule, and red says what was broken. */
import { expect, test } from '@playwright/test';
import { caseText, outcomeOf } from './cases.ts';
import { open, type Synod } from './synod.ts';

/** Opens the run of case V2 on the broken rule that the case catches. */
async function openBroken(synod: Synod) {
  const { recording, violations } = outcomeOf('v02', 'V2');
  await synod.openRecording('v2.json', JSON.stringify(recording));
  return violations;
}

test('every invariant holds on the rules of the protocol', async ({ page }) => {
  const synod = await open(page);
  await synod.tab('Checks');
  const lights = synod.panel.getByRole('list', { name: 'Hold at this moment' });
  const count = await lights.getByRole('listitem').count();
  expect(count).toBeGreaterThan(18);
  await synod.speed('real time');
  await synod.playUntil(async () => (await synod.index()) > 100, 'commands are under way');
  expect(await synod.lights()).toBe(`${count} invariants hold`);
  await expect(lights.getByRole('listitem')).toHaveCount(count);
  await expect(page.getByText('Broken on purpose')).toHaveCount(0);
});

test('a run on a broken rule wears a badge that explains itself, wherever it is shown', async ({
  page,
}) => {
  const synod = await open(page);
  await synod.openRecording('v14.txt', `rules V14\n${caseText('v14')}`);
  const badge = page.getByRole('button', {
    name: /^Broken rule V14: A leader lets a second command/,
  });
  const note = page.getByRole('note');
  await expect(badge).toBeVisible();
  await expect(note).toHaveCount(0);
  await badge.press('Enter');
  await expect(note).toHaveText(
    /Broken on purpose: V14, line L6. A leader lets .*if s in proposals: stop/,
  );
  await page.keyboard.press('Escape');
  await expect(note).toHaveCount(0);
  await expect(badge, 'the focus is back').toBeFocused();

  await synod.key('o');
  await expect(badge, 'veiled').toBeVisible();
  await synod.key('o');
  await page.setViewportSize({ width: 360, height: 780 });
  await expect(badge, 'on a phone').toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 1280, height: 800 });
  await synod.key('n');
  await expect(note, 'presented').toHaveText(/Broken on purpose: V14/);
  await synod.key('n');
  await expect(note).toHaveCount(0);
  expect(await synod.exportScript()).toMatch(/^rules V14$/m);
  await synod.scene('duel');
  await expect(badge).toHaveCount(0);
});

test('a broken rule turns lights red, which say what was seen, by whom and when', async ({
  page,
}) => {
  const synod = await open(page);
  const violations = await openBroken(synod);
  expect(await synod.lights()).toMatch(/invariants hold$/);

  const [first] = violations;
  const choice = violations.find(({ invariant }) => invariant === 'I2')!;
  await synod.transport.getByRole('button', { name: 'Play' }).press('Enter');
  await synod.until(async () => (await synod.index()) > 0, 'the run goes on');
  await synod.idle();
  expect(await synod.index(), 'play stops at the first break').toBe(first!.index);
  await synod.next('beat');
  expect(await synod.index(), 'a break is a beat').toBe(choice.index);
  expect(await synod.lights()).toMatch(/^I2 and \d+ more broken$/);
  expect(await synod.caption()).toMatch(/^I2 is broken, as a\d and a\d show\. /);
  const witnesses = choice.witnesses.map((id) => `[data-process="${id}"][data-witness]`);
  for (const witness of witnesses) await expect(synod.stage.locator(witness)).toHaveCount(1);

  await synod.tab('Checks');
  const red = synod.panel.getByRole('list', { name: 'Broken' }).getByRole('listitem');
  const light = red.filter({ hasText: 'Single choice' });
  await expect(light).toContainText(
    /Slot 1 has chosen put x 1 in 1·l1, and now put x 2 in 1·l2\..*Broken by this event/,
  );
  for (const id of choice.witnesses) {
    await expect(light.getByRole('button', { name: id, exact: true })).toBeVisible();
  }

  const other = red.filter({ hasText: 'Adoption' });
  const adoption = violations.find(({ invariant }) => invariant === 'I9')!;
  await other.getByRole('button', { name: /^Go to event/ }).press('Enter');
  await synod.idle();
  expect(await synod.index()).toBe(adoption.index);
  await expect(red.filter({ hasText: 'Single choice' })).toHaveCount(0);
  await synod.previous();
  expect(await synod.lights()).toMatch(/invariants hold$/);
  await expect(red).toHaveCount(0);
});

test('play continues past red if a person wants it, and on the next visit, too', async ({
  page,
}) => {
  const synod = await open(page);
  const violations = await openBroken(synod);
  await synod.tab('Checks');
  const stop = page.getByRole('switch', { name: 'Stop play when an invariant breaks' });
  await synod.flip('Stop play when an invariant breaks');
  await synod.playUntil(async () => (await synod.index()) > violations.at(-1)!.index, 'goes on');
  await page.reload();
  await synod.idle();
  await synod.tab('Checks');
  await expect(stop).not.toBeChecked();
});

test('the palette shows the invariants', async ({ page }) => {
  const synod = await open(page);
  await synod.key('Control+k');
  await expect(page.getByRole('searchbox', { name: 'Find an action' })).toBeFocused();
  await page.keyboard.type('show invariants');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tabpanel', { name: 'Checks' })).toBeVisible();
});

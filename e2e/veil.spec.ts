/** The page shows what one server knows, while more is true. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { open, TABS, type Synod } from './synod.ts';

async function violations(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

async function see(synod: Synod, what: string): Promise<void> {
  await synod.menu(/^What is shown/, what);
  await synod.idle();
}

async function chosenCell(synod: Synod): Promise<string> {
  return (await synod.cells())['Chosen']![0]!;
}

async function stepUntil(synod: Synod, fact: () => Promise<boolean>): Promise<void> {
  for (let step = 0; step < 120; step++) {
    if (await fact()) return;
    await synod.next();
  }
  throw new Error('it never came true');
}

test('does n3 know that the slot is chosen', async ({ page }) => {
  const synod = await open(page);
  const isChosen = async () => / is chosen/.test(await chosenCell(synod));
  await synod.send('put x 1');
  await stepUntil(synod, isChosen);
  const chosenAt = await synod.index();

  await see(synod, 'As n3 sees it');
  await expect(page.getByRole('note')).toContainText('As n3 sees it');
  expect(await chosenCell(synod)).not.toContain('chosen');
  await stepUntil(synod, isChosen);
  expect(await synod.index()).toBeGreaterThan(chosenAt);
  expect(await synod.caption()).toMatch(/^r3 /);

  await page.getByRole('button', { name: 'See everything' }).click();
  await synod.idle();
  await synod.key('Home');
  await see(synod, 'As n3 sees it');
  expect(await synod.caption()).toContain('n3 knows only its own processes');
});

test('what does n2 know of a leader that has crashed', async ({ page }) => {
  const synod = await open(page, { scene: 'failover' });
  await synod.speed('2 × real time');
  await synod.playUntil(async () => (await synod.active()) !== null, 'a leader is active');
  const { leader, node } = (await synod.active())!;
  const other = node === 'n2' ? 'n3' : 'n2';
  await synod.key(other.slice(1));
  await synod.key('o');
  await synod.crash(node);
  await synod.idle();
  expect(await synod.caption()).toBe(`Something happens elsewhere: ${other} cannot know what.`);
  expect((await synod.process(leader)).state).toBe(`unknown to ${other}`);
  expect(await synod.lights()).toBe('Invariants unknown');
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Lattice', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Lattice' }).getByRole('table')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  for (const tab of TABS) {
    await synod.tab(tab);
    expect(await violations(page)).toEqual([]);
  }
  await synod.key('o');
  expect((await synod.process(leader)).down).toBe(true);
});

test('can a person still act, and is it in the recording', async ({ page }) => {
  const synod = await open(page);
  const before = await synod.copyRecording();
  await see(synod, 'As n2 sees it');
  expect(await synod.copyRecording()).toBe(before);
  await synod.crash('n1');
  await synod.idle();
  await synod.restart('n1');
  await synod.idle();
  await see(synod, 'Everything');
  expect((await synod.process('r1')).down).toBe(false);
  const kinds = [...(await synod.copyRecording()).matchAll(/"kind": ?"(\w+)"/g)].map(
    ([, kind]) => kind,
  );
  expect(kinds).toEqual(expect.arrayContaining(['crash', 'restart']));
  expect(kinds).not.toContain('seeAs');
});

/** The page alone answers a student's questions about one moment. */
import { expect, test, type Locator } from '@playwright/test';
import { caseText } from './cases.ts';
import { open } from './synod.ts';

/** The value beside a name in the inspector. */
const field = (panel: Locator, name: string) =>
  panel
    .getByRole('term')
    .filter({ hasText: new RegExp(`^${name}`) })
    .locator('xpath=following-sibling::dd[1]');

test('who leads, and since when', async ({ page }) => {
  const synod = await open(page, { scene: 'failover' });
  await synod.speed('real time');
  await synod.playUntil(async () => (await synod.active()) !== null, 'a leader is active');
  const later = (await synod.time()) + 60_000;
  await synod.playUntil(async () => (await synod.time()) > later, 'it has led for a while');
  const { leader, ballot } = (await synod.active())!;
  const panel = await synod.inspect(leader);
  await expect(field(panel, 'ballot')).toHaveText(ballot);
  const since = field(panel, 'mode').getByRole('button', { name: /^since [\d.]+ ms$/ });
  const [, told] = /since ([\d.]+) ms/.exec((await since.textContent())!)!;
  await since.click();
  await synod.idle();
  expect(Math.abs((await synod.time()) - 1_000 * Number(told))).toBeLessThan(100);
  expect(await synod.caption()).toContain(`${leader} is adopted in ${ballot}`);
  await synod.previous();
  expect(await synod.active()).toBe(null);
});

test('what did a2 promise', async ({ page }) => {
  const synod = await open(page);
  for (let step = 0; step < 60; step++) {
    await synod.next();
    if ((await synod.caption()).startsWith('a2 promises')) break;
  }
  const [, promised] = /^a2 promises (\d·l\d)/.exec(await synod.caption())!;
  const panel = await synod.inspect('a2');
  await expect(field(panel, 'promised')).toContainText(promised!);
  await synod.previous();
  await expect(field(panel, 'promised')).not.toContainText(promised!);
});

test('which requests are unanswered', async ({ page }) => {
  const synod = await open(page);
  await synod.tab('Clients');
  const clients = page.getByRole('region', { name: 'Clients', exact: true }).getByRole('listitem');
  await expect(clients.first()).toContainText('has no open request');
  await synod.send('put colour blue');
  await expect(clients.filter({ hasText: 'put colour blue' })).toContainText(
    /^k\d\s*waits for put colour blue at r\d/,
  );
  await synod.playUntil(
    async () => (await clients.filter({ hasText: 'put colour blue' }).count()) === 0,
    'the request is answered',
  );
  expect((await synod.answers()).length).toBeGreaterThan(0);
});

test('which configuration governs slot 9', async ({ page }) => {
  const synod = await open(page);
  const more = ['2', '3', '4'].map((x) => `request k1 put x ${x}\nrun until response to k1`);
  await synod.openRecording('nine.txt', [caseText('t46').split('\n----')[0], ...more].join('\n'));
  await synod.key('End');
  await synod.tab('Inspector');
  const slot = (number: number) =>
    synod.ledger.getByRole('gridcell', { name: new RegExp(`^Slot ${number}\\b`) }).first();
  await slot(9).click();
  const governs = field(synod.panel, 'configuration');
  await expect(governs).toHaveText('1 from slot 6 a2 a3 a4');
  await page.getByRole('button', { name: 'Older slots' }).click();
  await slot(5).click();
  await expect(governs).toHaveText('0 from slot 1 a1 a2 a3');
});

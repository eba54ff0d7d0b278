/** The page alone answers questions about a failover and about what lies in the network. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { open } from './synod.ts';

async function violations(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

test('how long was the outage, and what was it made of', async ({ page }) => {
  const synod = await open(page, { scene: 'failover' });
  await synod.speed('2 × real time');
  await synod.playUntil(async () => (await synod.active()) !== null, 'a leader is active');
  const fallen = (await synod.active())!;
  await synod.crash(fallen.node);
  await synod.playUntil(async () => {
    const active = await synod.active();
    return active !== null && active.leader !== fallen.leader;
  }, 'another leader is active');
  const until = (await synod.time()) + 1_000_000;
  await synod.playUntil(async () => (await synod.time()) > until, 'it decides again');
  await page.getByRole('button', { name: 'Traffic' }).click();
  const traffic = page.getByRole('region', { name: 'Traffic', exact: true });
  const outage = traffic.getByRole('button', { name: /^Outage 1: / });
  const [, length] = /^Outage 1: ([\d.]+) ms/.exec((await outage.textContent())!)!;
  const told = (await traffic.textContent())!;
  const parts =
    /detection ([\d.]+) ms, phase 1 ([\d.]+) ms, re-proposal ([\d.]+) ms, first new decision ([\d.]+) ms/
      .exec(told)!
      .slice(1)
      .map(Number);
  const sum = parts.reduce((all, part) => all + part, 0);
  // Each part is rounded to a tenth of a millisecond.
  expect(Math.abs(sum - Number(length))).toBeLessThan(0.5);
  expect(sum).toBeGreaterThan(100);
  expect(await violations(page)).toEqual([]);
  await outage.click();
  await synod.idle();
  expect(await synod.time()).toBeLessThan(until - 1_000_000);
});

test('what would happen if this were delivered now is what then happens', async ({ page }) => {
  const synod = await open(page);
  await synod.tab('Messages');
  const row = page
    .getByRole('listitem')
    .filter({ hasText: /a\d promises/ })
    .first();
  for (let step = 0; step < 60 && !(await row.isVisible()); step++) await synod.next();
  await expect(row).toBeVisible();
  const promised = (await row.textContent())!;
  expect(await violations(page)).toEqual([]);
  await row.getByRole('button', { name: /^Deliver/ }).click();
  await synod.idle();
  const caption = await synod.caption();
  expect(promised).toContain(caption.replace(/\.$/, '').split(/[,;:]/)[0]!);
});

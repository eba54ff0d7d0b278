import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { open } from './synod.ts';

test('what a crash changed: two branches side by side from where they part', async ({ page }) => {
  const synod = await open(page, { scene: 'failover' });
  await synod.speed('real time');
  await synod.playUntil(async () => (await synod.time()) > 700_000, '0.7 s are played');
  await synod.seekTime(200_000);
  const fork = await synod.index();
  await synod.crash('n1');
  await synod.idle();

  await page.getByRole('button', { name: 'Comparison' }).click();
  const picture = page.getByRole('region', { name: 'Two branches side by side' });
  const first = `Event ${fork + 1} is the first that differs.`;
  await expect(picture).toContainText(first);
  await picture.getByRole('button', { name: /^Play B on to/ }).click();
  await expect(picture.getByRole('button', { name: /^Play B on to/ })).toHaveCount(0);
  expect(await synod.index()).toBe(fork + 1);

  const of = (name: string) => picture.getByRole('list', { name: `What happened in ${name}` });
  await expect(of('B').getByRole('button', { name: /first difference/ })).toHaveAccessibleName(
    /n1 crashes/,
  );
  await expect(of('A').getByRole('button', { name: /first difference/ })).toHaveCount(1);
  await expect(picture.getByRole('region', { name: 'B', exact: true })).toContainText('1 outage');

  const axe = await new AxeBuilder({ page }).analyze();
  expect(axe.violations.map(({ id }) => id)).toEqual([]);

  const adopted = of('B')
    .getByRole('button', { name: /is adopted/ })
    .first();
  const name = (await adopted.textContent()) ?? '';
  const there = Number(/event (\d+)/.exec(name)![1]);
  await adopted.press('Enter');
  await synod.idle();
  expect(await synod.index()).toBe(there);
  expect(name).toContain(await synod.caption());

  const other = of('A').getByRole('button').nth(2);
  const wanted = Number(/event (\d+)/.exec((await other.textContent()) ?? '')![1]);
  await other.press('Enter');
  await synod.idle();
  expect(await synod.index()).toBe(wanted);
  await expect(synod.branches.getByRole('button', { name: 'A, shown now' })).toBeVisible();
  await expect(other).toHaveAttribute('aria-current', 'true');
});

import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { open, type Synod } from './synod.ts';

/** Three leaders duel, and the run stops where an acceptor has refused to vote. */
async function refused(page: Page): Promise<{ synod: Synod; acceptor: string }> {
  const synod = await open(page, { scene: 'duel' });
  for (let step = 0; step < 600; step++) {
    await synod.next();
    const acceptor = /^(a\d) refuses p2a/u.exec(await synod.caption());
    if (acceptor !== null) return { synod, acceptor: acceptor[1]! };
  }
  throw new Error('no acceptor has refused a vote');
}

test('which test refused, and when each line last ran', async ({ page }) => {
  const { synod, acceptor } = await refused(page);
  const panel = await synod.inspect(acceptor);
  const code = panel.getByRole('region', { name: 'Pseudo-code of an acceptor' });
  await expect(code.getByRole('button', { name: /refused here/ })).toHaveAccessibleName(/^A9/);

  const now = await synod.index();
  await code.getByRole('button', { name: /^A5/ }).click();
  const told = panel.getByRole('status').filter({ hasText: 'A5 last ran in' });
  await expect(told).toBeVisible();
  const found = Number(/in event (\d+)/.exec((await told.textContent()) ?? '')![1]);
  expect(found).toBeLessThan(now);
  expect(await synod.index()).toBe(now);
  await panel.getByRole('button', { name: 'Go there' }).press('Enter');
  await synod.idle();
  expect(await synod.index()).toBe(found);
  await expect(code.getByRole('button', { name: /^A5.*ran in this event/ })).toBeVisible();
  await panel.getByRole('button', { name: `Back to event ${now}` }).press('Enter');
  await synod.idle();
  expect(await synod.index()).toBe(now);

  const axe = await new AxeBuilder({ page }).analyze();
  expect(axe.violations.map(({ id }) => id)).toEqual([]);

  await synod.key('Control+k');
  await page.keyboard.type(`A5 last ran in ${acceptor}`);
  await page.keyboard.press('Enter');
  await synod.idle();
  expect(await synod.index()).toBe(found);
});

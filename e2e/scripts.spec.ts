/** A case opens as a run on the page, a run is saved as a script, and a wrong script says where it is wrong. */
import { expect, test } from '@playwright/test';
import { caseText, outcomeOf } from './cases.ts';
import { open } from './synod.ts';

test('a case opens at its beginning, as the run that it is', async ({ page }) => {
  const synod = await open(page);
  await synod.openRecording('t17.txt', caseText('t17'));
  const { events, hash } = outcomeOf('t17');
  expect(await synod.position()).toEqual({ index: 0, length: events });
  await synod.key('End');
  expect(await synod.hash()).toBe(hash);
  await expect(page.getByRole('alert')).toHaveText('');
});

test('a case of the library is found by its words, and opens', async ({ page }) => {
  const synod = await open(page);
  await synod.library();
  const library = page.getByRole('dialog', { name: 'Library of cases' });
  await page.keyboard.insertText('chosen no process knows');
  await expect(library.getByRole('menuitem')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(library).toHaveCount(0);
  await synod.idle();
  const { events, hash } = outcomeOf('t17');
  await expect.poll(() => synod.position()).toEqual({ index: 0, length: events });
  await synod.key('End');
  expect(await synod.hash()).toBe(hash);

  await synod.library();
  await page.keyboard.insertText('V14');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Broken rule V14/ })).toBeVisible();
});

test('a run that was exported as a script is the same when it is opened', async ({ page }) => {
  const synod = await open(page, { scene: 'lossy' });
  await synod.speed('real time');
  await synod.playUntil(async () => (await synod.index()) > 150, 'commands are under way');
  await synod.crash('n2');
  await synod.send('put y "two words"');
  await synod.playUntil(async () => (await synod.index()) > 260, 'it goes on');
  const [script, hash, { length }] = [
    await synod.exportScript(),
    await synod.hash(),
    await synod.position(),
  ];
  expect(script).toContain('crash n2');
  await synod.scene('duel');
  await synod.openRecording('run.synod.txt', script);
  await synod.idle();
  await expect.poll(() => synod.position()).toEqual({ index: 0, length });
  await synod.key('End');
  expect(await synod.hash()).toBe(hash);
});

test('a wrong script is refused with the place; one that expects too much opens and says so', async ({
  page,
}) => {
  const synod = await open(page);
  await synod.next();
  const before = await synod.picture();
  const alert = page.getByRole('alert');
  await synod.openRecording('wrong.txt', caseText('t17').replace(/^expect /mu, 'expct '));
  await expect(alert).toContainText(/Line \d+, column 1: expected .*“expct” came\./);
  expect(await synod.picture()).toBe(before);

  await synod.openRecording('more.txt', `${caseText('v02')}\nexpect chosen slot 9 put x 1\n`);
  await expect(alert).toContainText(/Line \d+: “expect chosen slot 9 put x 1” does not hold/);
  await synod.idle();
  const { index, length } = await synod.position();
  expect([index, length]).toEqual([0, outcomeOf('v02').events]);

  await synod.openRecording('other.txt', 'request frm k1');
  await expect(alert).toContainText(/Line 1, column 9/);
  await expect(alert, 'what is no longer so is no longer said').not.toContainText('does not hold');
});

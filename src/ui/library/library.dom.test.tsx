import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import * as session from '../../session/index.ts';
import { App } from '../index.ts';
import { openRun, present, settled } from '../testing/local-run.ts';

/** What the page loads a moment later is at hand before the first test. */
beforeAll(() =>
  Promise.all([import('./index.ts'), import('../menus/index.ts'), import('../palette/index.ts')]),
);
beforeEach(async () => {
  await openRun(session);
});
afterEach(cleanup);

const SLOW = { timeout: 20_000 };

async function openLibrary(): Promise<HTMLElement> {
  render(<App />);
  // By then the menus are there, too.
  await screen.findByRole('tab', { name: 'Inspector' }, SLOW);
  await userEvent.click(await screen.findByRole('button', { name: /^Cluster: / }, SLOW));
  const list = await screen.findByRole('menu', {}, SLOW);
  await userEvent.click(within(list).getByRole('menuitem', { name: 'Library of cases…' }));
  return screen.findByRole('dialog', { name: 'Library of cases' }, SLOW);
}

it('has every case in a group, finds them by their words, and opens one', async () => {
  const library = await openLibrary();
  await within(library).findByText('Lost promises (T23)', {}, SLOW);
  expect(within(library).getByText('A new leader')).toBeTruthy();
  expect(within(library).getAllByRole('menuitem').length).toBeGreaterThan(80);
  await userEvent.type(within(library).getByRole('searchbox'), 'second command slot');
  expect(within(library).queryByText('Lost promises (T23)')).toBeNull();
  await userEvent.click(
    within(library).getByText('A second command takes a slot that has one (V14)'),
  );
  await settled();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(present().run.variant?.id).toBe('V14');
  const name = 'Cluster: A second command takes a slot that has one';
  expect(screen.getByRole('button', { name })).toBeTruthy();
  expect(screen.getByRole('button', { name: /^Broken rule V14/u })).toBeTruthy();
});

it('says so where no case has the words', async () => {
  const library = await openLibrary();
  await within(library).findByText('Lost promises (T23)', {}, SLOW);
  await userEvent.type(within(library).getByRole('searchbox'), 'zebra');
  expect(within(library).getByText('No case has these words.')).toBeTruthy();
});

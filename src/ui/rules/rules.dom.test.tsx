import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as session from '../../session/index.ts';
import { useSynod } from '../../store/index.ts';
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

async function openRules(): Promise<HTMLElement> {
  render(<App />);
  // By then the menus are there, too.
  await screen.findByRole('tab', { name: 'Inspector' }, SLOW);
  await userEvent.click(await screen.findByRole('button', { name: /^Cluster: / }, SLOW));
  const list = await screen.findByRole('menu', {}, SLOW);
  await userEvent.click(within(list).getByRole('menuitem', { name: 'Break a rule…' }));
  return screen.findByRole('dialog', { name: 'Break a rule' }, SLOW);
}

async function select(sheet: HTMLElement, typed: string): Promise<void> {
  await userEvent.type(within(sheet).getByRole('searchbox'), typed);
  await userEvent.keyboard('{Enter}');
  await settled();
}

describe('breaking a rule', () => {
  it('lists every rule with its line, its text and its harm', async () => {
    const sheet = await openRules();
    const { variants, pseudocode } = useSynod.getState().hello!;
    const items = within(sheet).getAllByRole('menuitem');
    expect(items).toHaveLength(36);
    for (const { id, what, line, harm } of variants) {
      const item = within(sheet).getByRole('menuitem', { name: `${id}: ${what}` });
      expect(item.textContent).toContain(pseudocode.find((one) => one.id === line)!.text);
      expect(item.textContent).toContain(harm);
    }
  });

  it('finds a rule by its name before all that have it in their words', async () => {
    const sheet = await openRules();
    await userEvent.type(within(sheet).getByRole('searchbox'), 'v1');
    const [first] = within(sheet).getAllByRole('menuitem');
    expect(first!.textContent).toMatch(/^V1: /u);
  });

  it('opens a rule on its own schedule', async () => {
    await select(await openRules(), 'v14');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(present()).toMatchObject({ index: 0, run: { variant: { id: 'V14' } } });
    expect(present().timeline.branches).toHaveLength(1);
    expect(screen.getByRole('button', { name: 'Cluster: V14 on its own schedule' })).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Broken rule V14/u })).toBeTruthy();
  });

  it('opens a rule on this cluster, as a branch that names the rule', async () => {
    const sheet = await openRules();
    await userEvent.click(within(sheet).getByRole('radio', { name: 'On this cluster' }));
    const { cluster, seed } = present().run;
    await select(sheet, 'v5');
    expect(present().run).toMatchObject({ cluster, seed, variant: { id: 'V5' } });
    const variants = present().timeline.branches.map(({ variant }) => variant);
    expect(variants).toEqual([null, 'V5']);
  });
});

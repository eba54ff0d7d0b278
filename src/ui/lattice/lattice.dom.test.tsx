import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as session from '../../session/index.ts';
import { next, seek, select, useSynod } from '../../store/index.ts';
import { drawn, openRun, present, settled } from '../testing/local-run.ts';
import { Lattice } from './index.ts';

beforeEach(async () => {
  await openRun(session);
});
afterEach(cleanup);

async function show(events: number): Promise<void> {
  render(<Lattice />);
  for (let i = 0; i < events; i++) await drawn(() => next('event'));
  await settled();
}

describe('the lattice', () => {
  it('shows the next ballot alone while nothing is promised', async () => {
    await show(0);
    const row = screen.getByRole('row', { name: /next ballot/u });
    expect(within(row).getAllByText('would report no vote')).toHaveLength(3);
    expect(row.textContent).toContain(
      'Whichever majority answers, it is free to propose anything.',
    );
  });

  it('has its legend on the picture, and a cell says what it is', async () => {
    await show(60);
    const legend = screen.getByRole('list', { name: 'Legend of the lattice' });
    expect(
      within(legend)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toContain('can never vote here any more');
    const [promise] = screen.getAllByRole('button', { name: /^a\d promised 1·l1 in event/u });
    expect(promise!.textContent).toContain('promised, no vote to report');
  });

  it('is a table of ballots and acceptors that says in words what each has done', async () => {
    await show(60);
    const heads = screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
    expect(heads).toEqual(['Ballot', 'a1', 'a2', 'a3', 'Outcome']);
    const row = screen.getByRole('row', { name: /1·l1/u });
    expect(
      within(row).getAllByRole('button', { name: /^a\d promised 1·l1 in event/u }).length,
    ).toBeGreaterThan(1);
    expect(row.textContent).toMatch(/l1 is adopted in event \d+ by a\d and a\d/u);
  });

  it('follows the slot that is selected, and leads to the event of a vote', async () => {
    await show(120);
    await drawn(async () => select({ kind: 'slot', slot: 1 }));
    await settled();
    expect(present().lattice?.slot).toBe(1);
    const [vote] = screen.getAllByRole('button', { name: /accepted .* in 1·l1 in event/u });
    const index = Number(/event ([\d,]+)$/u.exec(vote!.getAttribute('aria-label')!)![1]);
    await userEvent.click(vote!);
    await settled();
    expect(present().index).toBe(index);
    await drawn(() => seek(0));
  });

  it('is not computed while it is out of sight', async () => {
    await show(5);
    expect(useSynod.getState().frame?.lattice).not.toBeNull();
    cleanup();
    await settled();
    expect(useSynod.getState().frame?.lattice).toBeNull();
  });
});

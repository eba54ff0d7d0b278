import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as session from '../../session/index.ts';
import { act, openScene } from '../../store/index.ts';
import { goTo, openRun, present, settled } from '../testing/local-run.ts';
import { spanText } from '../words/index.ts';
import { Traffic } from './index.ts';

beforeEach(async () => {
  await openRun(session);
  await openScene('failover');
  await settled();
});
afterEach(cleanup);

/** Crashes the leader's node after some events and plays until another leader has decided a slot. */
async function failover(): Promise<void> {
  await goTo(400);
  await act({ kind: 'crash', node: 'n1', point: 'now' });
  await settled();
  while (present().timeline.traffic.outages.every(({ decided }) => decided === null))
    await goTo(present().index + 50);
}

describe('the list of outages', () => {
  it('says what to do while nothing has been played', () => {
    render(<Traffic />);
    expect(screen.getByText(/^Nothing has been played yet/u)).toBeTruthy();
  });

  it('says so where there was none', async () => {
    await goTo(50);
    render(<Traffic />);
    const list = within(screen.getByRole('region', { name: 'Outages' }));
    expect(list.getByText(/^No outage so far/u)).toBeTruthy();
    expect(list.queryByRole('listitem')).toBe(null);
  });

  it('tells each with its parts, and goes to its start', async () => {
    await failover();
    render(<Traffic />);
    const outage = present().timeline.traffic.outages[0]!;
    const { from, scouted, adopted, accepted, decided, next } = outage;
    const item = within(screen.getByRole('listitem'));
    const size = Math.round((decided! - from) / 100) / 10;
    const button = item.getByRole('button', {
      name: `Outage 1: ${size} ms, 1·l1 → ${next!.round}·l${next!.leader}`,
    });
    const parts = [
      `detection ${spanText(scouted! - from)}`,
      `phase 1 ${spanText(adopted! - scouted!)}`,
      `re-proposal ${spanText(accepted! - adopted!)}`,
      `first new decision ${spanText(decided! - accepted!)}`,
    ];
    expect(item.getByText(parts.join(', '))).toBeTruthy();
    button.focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(present().time).toBe(from);
    expect(present().index).toBeLessThan(present().timeline.length);
  });

  it('is drawn with a line for each series and its span shaded in all', async () => {
    await failover();
    const { container } = render(<Traffic />);
    const charts = [...container.querySelectorAll('svg')];
    expect(charts).toHaveLength(3);
    for (const chart of charts) {
      expect(chart.querySelectorAll('rect')).toHaveLength(1);
      expect(chart.querySelectorAll('path')[1]!.getAttribute('d')).toMatch(/^M/u);
    }
  });
});

import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CompareView } from '../../contract/index.ts';
import * as session from '../../session/index.ts';
import { act, ask, nameBranch, openScene, seek, switchBranch } from '../../store/index.ts';
import { drawn, goTo, openRun, present, settled } from '../testing/local-run.ts';
import { captionOf, spanText } from '../words/index.ts';
import { Comparison } from './index.ts';
import { spansOf } from './spans.ts';

beforeEach(async () => {
  await openRun(session);
  await openScene('failover');
  await settled();
});
afterEach(cleanup);

/** Plays the run up to event 700 and makes a branch in which n1 crashes after event 300. */
async function forked(): Promise<void> {
  await goTo(700);
  await seek(300);
  await act({ kind: 'crash', node: 'n1', point: 'now' });
  await settled();
}

async function compared(): Promise<CompareView> {
  const view = (await ask('compare', { a: 1, b: 2, most: 60 })).answer;
  if (view === null) throw new Error('not compared');
  return view;
}

async function shown(): Promise<void> {
  render(<Comparison />);
  await settled();
}

/** The buttons of the events of a branch. */
function events(name: string): readonly HTMLElement[] {
  return screen
    .getAllByRole('list', { name: `What happened in ${name}` })
    .flatMap((list) => within(list).getAllByRole('button'));
}

async function press(name: string | RegExp): Promise<void> {
  await userEvent.click(screen.getByRole('button', { name }));
  await settled();
}

describe('the comparison', () => {
  it('says how to make a second branch while there is one', async () => {
    await goTo(20);
    await shown();
    expect(
      screen.getByText(/has only one branch so far\. Go back to an earlier event/u),
    ).toBeTruthy();
  });

  it('marks the first difference in both, and tells the events in the words of the caption', async () => {
    await forked();
    await shown();
    const view = await compared();
    expect(screen.getByText(/^Event 301 is the first that differs\./u)).toBeTruthy();
    for (const [at, name] of ['A', 'B'].entries()) {
      const { listed } = view.sides[at]!;
      const buttons = events(name);
      expect(buttons).toHaveLength(listed.length);
      for (const [place, { event }] of listed.entries()) {
        expect(buttons[place]!.textContent).toContain(captionOf(event, null));
        expect(buttons[place]!.textContent).toContain(`event ${event.index}`);
      }
      const marked = buttons.filter(({ textContent }) => textContent.includes('first difference'));
      expect(marked).toEqual([buttons[0]]);
    }
    expect(events('B')[0]!.textContent).toContain('n1 crashes');
  });

  it('offers to play on the one that holds up the other, which stays where it is', async () => {
    await forked();
    await shown();
    const { endTime } = present().timeline.branches[0]!;
    const { index } = present();
    const end = Math.max(endTime, present().time);
    expect(events('B')).toHaveLength(1);
    await press(`Play B on to ${spanText(end)}`);
    expect(present().index).toBe(index);
    expect(screen.queryByRole('button', { name: /^Play B on/u })).toBe(null);
    const { sides } = await compared();
    expect(present().timeline.length).toBeGreaterThan(index + 50);
    expect(events('A')).toHaveLength(sides[0].listed.length);
  });

  it('goes to an event of either branch, and keeps the pair', async () => {
    await forked();
    await shown();
    await press(/^Play B on/u);
    const first = events('A')[1]!;
    const { index } = (await compared()).sides[0].listed[1]!.event;
    first.focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(present().timeline.branch).toBe(1);
    expect(present().index).toBe(index);
    expect(events('A')[1]!.getAttribute('aria-current')).toBe('true');
    await userEvent.click(events('B')[0]!);
    await settled();
    expect(present()).toMatchObject({ index: 301, timeline: { branch: 2 } });
    expect(events('B')[0]!.getAttribute('aria-current')).toBe('true');
    expect(events('A')[1]!.getAttribute('aria-current')).toBe(null);
  });

  it('takes any two, by their names', async () => {
    await forked();
    await switchBranch(1);
    await seek(400);
    await act({ kind: 'pause', node: 'n2' });
    await drawn(() => nameBranch(3, 'calm').then(() => {}));
    await settled();
    await shown();
    expect(screen.getByText(/^A and calm part after event 400/u)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /Branch on the left/u }));
    await userEvent.click(screen.getByRole('option', { name: 'B, left A at event 300' }));
    await settled();
    expect(screen.getByText(/^B and calm part after event 300/u)).toBeTruthy();
    expect(events('calm').length).toBeGreaterThan(0);
  });

  it('puts a sign to numbers that differ, and says who led', async () => {
    await forked();
    await shown();
    const { sides } = await compared();
    const head = within(screen.getByRole('region', { name: 'B' }));
    expect(sides.map(({ outages }) => outages)).toEqual([0, 1]);
    expect(head.getByText(/1 outage$/u).textContent).toBe('≠ differs: 1 outage');
    expect(head.getByText('Leaders since the fork: none.')).toBeTruthy();
    const other = within(screen.getByRole('region', { name: 'A' }));
    expect(other.getByText(/^Leaders since the fork: 1·l1 from .* on\.$/u)).toBeTruthy();
  });
});

describe('spans of time', () => {
  it('hold every listed event of both once, in order, and none is empty', async () => {
    await forked();
    await goTo(700);
    const view = await compared();
    const spans = spansOf(view);
    expect(spans.length).toBeGreaterThan(3);
    expect(spans.length).toBeLessThanOrEqual(15);
    for (const at of [0, 1] as const) {
      expect(spans.flatMap(({ cells }) => cells[at])).toEqual(view.sides[at].listed);
    }
    for (const [place, { from, to, cells }] of spans.entries()) {
      expect(cells[0].length + cells[1].length).toBeGreaterThan(0);
      expect(from).toBeGreaterThanOrEqual(spans[place - 1]?.to ?? 0);
      for (const { event } of cells.flat()) {
        expect(event.at).toBeGreaterThanOrEqual(from);
        expect(event.at).toBeLessThan(to);
      }
    }
  });
});

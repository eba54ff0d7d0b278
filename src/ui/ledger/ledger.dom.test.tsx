import { act as settle, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Frame } from '../../contract/index.ts';
import { frameOf, greeting, handle, openSession, type Session } from '../../session/index.ts';
import { connect, useSynod } from '../../store/index.ts';
import { localDoor } from '../testing/local-door.ts';
import { columnsOf, headingOf } from './ledger-view-model.ts';
import { LedgerView } from './index.ts';

/** Browsers give a `gridcell` this role because its table is a grid. */
const CELL = 'cell';

let session: Session;

async function open(): Promise<void> {
  session = openSession();
  connect(() => localDoor(greeting(), frameOf(session), (intent) => handle(session, intent)));
  await waitFor(() => expect(useSynod.getState().phase).toBe('open'));
}

function show(frame: Frame): void {
  settle(() => useSynod.setState({ frame, passed: [] }));
}

function next(): Frame {
  return handle(session, { kind: 'next', unit: 'event', quiet: false }).frame;
}

/** Plays until all replicas have performed `count` more commands of k1. */
function perform(count: number): Frame {
  let frame = frameOf(session);
  const { top } = frame.ledger;
  for (let at = top + 1; at <= top + count; at++) {
    handle(session, {
      kind: 'act',
      action: { kind: 'request', client: 'k1', op: ['put', 'x', String(at)] },
      at: frame.time,
    });
    do frame = next();
    while (frame.processes.some((view) => view.role === 'replica' && view.slotOut <= at));
  }
  return frame;
}

/** Finds a cell by its place, because a search by role would take most of the time of this file. */
function cell(row: string, slot: number): HTMLElement {
  const lines = [...document.querySelectorAll('tr')];
  const heads = [...lines[0]!.querySelectorAll('th')].map((head) => head.textContent);
  const line = lines.find((one) => one.querySelector('th')?.textContent === row)!;
  return line.querySelectorAll('td')[heads.indexOf(String(slot)) - 1]!;
}

beforeEach(async () => {
  await open();
});

afterEach(cleanup);

describe('the ledger', () => {
  it('is a table with a column for each slot and a row for what is chosen and each replica', () => {
    render(<LedgerView />);
    const rows = screen.getAllByRole('rowheader').map((head) => head.textContent);
    expect(rows).toEqual(['Chosen', 'r1', 'r2', 'r3']);
    const columns = screen.getAllByRole('columnheader').map((head) => head.textContent);
    expect(columns).toEqual(['Slot', '1', '2', '3', '4', '5', '6', '7']);
    expect(cell('r1', 1).getAttribute('aria-label')).toBe(
      'Slot 1 at r1: empty; slotOut and slotIn here',
    );
  });

  it('tells a command from accepted through chosen and learned to performed', () => {
    render(<LedgerView />);
    const told = new Set<string | null>();
    handle(session, {
      kind: 'act',
      action: { kind: 'request', client: 'k1', op: ['put', 'x', '1'] },
      at: 0,
    });
    for (let at = 0; at < 60; at++) {
      const frame = next();
      if (frame.ledger === useSynod.getState().frame!.ledger) continue;
      show(frame);
      told.add(cell('Chosen', 1).getAttribute('aria-label'));
      told.add(cell('r1', 1).getAttribute('aria-label'));
    }
    expect([...told]).toEqual(
      expect.arrayContaining([
        'Slot 1 at r1: proposed put x 1; slotOut here',
        'Slot 1: put x 1 accepted by 1 of 3 in 1·l1; 2 votes choose it',
        'Slot 1: put x 1 is chosen in 1·l1, accepted by 2 of 3',
        'Slot 1: put x 1 is chosen in 1·l1, accepted by 3 of 3',
        'Slot 1 at r1: performed put x 1',
      ]),
    );
  });

  it('moves by arrows, selects by Enter, and lights the slot up', async () => {
    render(<LedgerView />);
    show(perform(2));
    const user = userEvent.setup();
    cell('Chosen', 1).focus();
    await user.keyboard('{ArrowRight}{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toBe(cell('r2', 2));
    expect(useSynod.getState().hovered).toEqual({ kind: 'slot', slot: 2 });
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}{Alt>}{ArrowDown}{/Alt}');
    expect(document.activeElement).toBe(cell('r2', 2));
    await user.keyboard('{Enter}');
    expect(useSynod.getState().selection).toEqual({ kind: 'slot', slot: 2 });
    expect(cell('Chosen', 2).className).toMatch(/selected/u);
    expect(cell('Chosen', 1).className).not.toMatch(/selected/u);
    await user.hover(cell('Chosen', 1));
    expect(cell('Chosen', 1).className).toMatch(/pointed/u);
    expect(cell('Chosen', 1).className).not.toMatch(/selected/u);
    await user.unhover(cell('Chosen', 1));
    cell('r2', 2).focus();
    await user.keyboard('{Enter}');
    expect(useSynod.getState().selection).toBeNull();
    expect(screen.getAllByRole(CELL).filter((one) => one.tabIndex === 0)).toEqual([cell('r2', 2)]);
  });

  it('spells out the cell that is pointed at', async () => {
    render(<LedgerView />);
    show(perform(1));
    await userEvent.hover(cell('r3', 1));
    expect(screen.getByText('Slot 1 at r3: performed put x 1')).toBeDefined();
    await userEvent.unhover(cell('r3', 1));
    expect(screen.queryByText('Slot 1 at r3: performed put x 1')).toBeNull();
  });

  it('shifts by whole columns as slots come, goes back to old ones and returns to the newest', async () => {
    render(<LedgerView />);
    const slots = () =>
      screen
        .getAllByRole('columnheader')
        .slice(1)
        .map((head) => Number(head.textContent));
    show(perform(12));
    expect(slots()).toEqual([7, 8, 9, 10, 11, 12, 13]);
    expect(screen.queryByRole('button', { name: 'Newest' })).toBeNull();

    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Older slots' }));
    expect(slots()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    await waitFor(() =>
      expect(cell('Chosen', 1).getAttribute('aria-label')).toContain('put x 1 is chosen'),
    );
    show(perform(1));
    expect(slots()).toEqual([1, 2, 3, 4, 5, 6, 7]);

    await user.click(screen.getByRole('button', { name: 'Newest' }));
    expect(slots()).toEqual([8, 9, 10, 11, 12, 13, 14]);
    await waitFor(() =>
      expect(cell('Chosen', 13).getAttribute('aria-label')).toContain('is chosen'),
    );
  });

  it('highlights what this event changed, and only that', () => {
    render(<LedgerView />);
    handle(session, {
      kind: 'act',
      action: { kind: 'request', client: 'k1', op: ['put', 'x', '1'] },
      at: 0,
    });
    let frame = next();
    while (!frame.event!.notes.some(({ kind }) => kind === 'performed')) frame = next();
    show(frame);
    const fresh = screen.getAllByRole(CELL).filter(({ className }) => /fresh/u.test(className));
    expect(fresh).toEqual([cell(frame.event!.actor!, 1)]);
  });

  it('has a border where a configuration begins, and nowhere else', () => {
    handle(session, { kind: 'openScene', scene: 'replace' });
    render(<LedgerView />);
    const op = { expect: 0, add: ['a4'], remove: ['a1'] } as const;
    handle(session, { kind: 'act', action: { kind: 'request', client: 'k1', op }, at: 0 });
    let frame = next();
    show(frame);
    expect(screen.queryByText(/begins:/u)).toBeNull();
    const record = () =>
      frame.event!.notes.flatMap((note) => (note.kind === 'reconfigured' ? [note.record] : []))[0];
    for (let count = 0; count < 1_000 && record() === undefined; count++) frame = next();
    const { from } = record()!;
    for (let count = 0; count < 1_000 && frame.ledger.top < from; count++) frame = next();
    show(frame);
    const borders = screen
      .getAllByRole('columnheader')
      .filter(({ textContent }) => textContent.includes('begins'));
    expect(borders.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(
        new RegExp(`^${from} ?.*Configuration 1 begins: a2, a3 and a4 decide from here on`, 'u'),
      ),
    ]);
  });

  it('explains its marks on demand', async () => {
    render(<LedgerView />);
    await userEvent.click(screen.getByRole('button', { name: 'Legend' }));
    const legend = await screen.findByRole('dialog', { name: 'Legend' });
    expect(legend.textContent).toContain('no-op');
    expect(legend.textContent).toContain('WINDOW');
  });

  it('goes back no further than is known', () => {
    const ledger = { slots: [], since: 50, top: 200 };
    const slots = columnsOf({ ledger, records: [] }, 1, 4).map(({ slot }) => slot);
    expect(slots).toEqual([50, 51, 52, 53]);
  });

  it('marks a no-op by a sign and the word, beside the tick where it is performed', () => {
    handle(session, { kind: 'openScene', scene: 'replace' });
    render(<LedgerView />);
    const op = { expect: 0, add: ['a4'], remove: ['a1'] } as const;
    handle(session, { kind: 'act', action: { kind: 'request', client: 'k1', op }, at: 0 });
    let frame = next();
    const isDone = () =>
      frame.ledger.slots.some(({ cells }) =>
        cells.some(({ status, cmd }) => status === 'performed' && cmd === 'noop'),
      );
    for (let count = 0; count < 2_000 && !isDone(); count++) frame = next();
    show(frame);
    const view = frame.ledger.slots.find(({ chosen }) => chosen?.cmd === 'noop')!;
    const chosen = cell('Chosen', view.slot);
    expect(chosen.textContent).toBe('no-op');
    expect(chosen.querySelector('[data-sign="no-op"]')).not.toBeNull();
    expect(chosen.getAttribute('aria-label')).toContain('no-op is chosen');
    const { replica } = view.cells.find(({ status }) => status === 'performed')!;
    const performed = cell(replica, view.slot);
    expect(performed.querySelectorAll('svg')).toHaveLength(2);
    expect(performed.getAttribute('aria-label')).toContain('performed no-op');
  });

  it('shortens a long number to what its heading has room for', () => {
    const shown = [7, 42, 858, 4_096, 91_352, 123_456, 1_137_858].map((slot) => [
      headingOf(slot, false),
      headingOf(slot, true),
    ]);
    expect(shown).toEqual([
      ['7', '7'],
      ['42', '42'],
      ['858', '858'],
      ['4096', '…96'],
      ['…352', '…52'],
      ['…456', '…56'],
      ['…858', '…58'],
    ]);
  });
});

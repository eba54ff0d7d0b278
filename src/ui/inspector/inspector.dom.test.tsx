import { act as settle, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Action, Frame } from '../../contract/index.ts';
import { frameOf, greeting, handle, openSession, type Session } from '../../session/index.ts';
import { connect, select, useSynod, type Selection } from '../../store/index.ts';
import { localDoor } from '../testing/local-door.ts';
import { aMomentPasses } from '../testing/local-run.ts';
import { captionOf, messageTitle } from '../words/index.ts';
import { InspectorView } from './index.ts';

let session: Session;
const done: Action[] = [];
const asked: number[] = [];

beforeEach(async () => {
  session = openSession();
  done.length = 0;
  asked.length = 0;
  connect(() =>
    localDoor(greeting(), frameOf(session), (intent) => {
      if (intent.kind === 'act') done.push(intent.action);
      if (intent.kind === 'preview') asked.push(frameOf(session).index);
      return handle(session, intent);
    }),
  );
  await waitFor(() => expect(useSynod.getState().phase).toBe('open'));
  handle(session, {
    kind: 'act',
    action: { kind: 'request', client: 'k1', op: ['put', 'x', '1'] },
    at: 0,
  });
});

afterEach(cleanup);

function show(frame: Frame): Frame {
  settle(() => useSynod.setState({ frame, passed: [] }));
  return frame;
}

/** A search that finds nothing ends after this many events. */
const EVENTS_MAX = 3_000;

/** Steps on to the first frame for which `is` holds. */
function until(is: (frame: Frame) => boolean): Frame {
  for (let count = 0; count < EVENTS_MAX; count++) {
    const { frame } = handle(session, { kind: 'next', unit: 'event', quiet: true });
    if (is(frame)) return show(frame);
  }
  throw new Error(`not within ${EVENTS_MAX} events`);
}

function pick(selection: Selection | null): void {
  settle(() => select(selection));
}

function hasNote(kind: string): (frame: Frame) => boolean {
  return (frame) => frame.event!.notes.some((note) => note.kind === kind);
}

function press(name: string): Promise<void> {
  aMomentPasses();
  return userEvent.click(screen.getByRole('button', { name }));
}

function fieldOf(name: string): HTMLElement {
  return screen.getByText(name, { selector: 'dt, dt *' }).closest('div')!;
}

describe('with nothing selected', () => {
  it('the inspector says what to click', () => {
    render(<InspectorView />);
    expect(screen.getByText(/^Nothing is selected\. Click a process/u)).toBeDefined();
  });
});

describe('a process', () => {
  it('shows what survives a crash apart from what is lost', () => {
    render(<InspectorView />);
    until(hasNote('adopted'));
    pick({ kind: 'process', id: 'l1' });
    const stable = screen.getByText('Survives a crash').closest('section')!;
    const lost = screen.getByText('Lost in a crash').closest('section')!;
    expect(within(stable).getByText('round')).toBeDefined();
    expect(within(lost).getByText('1·l1')).toBeDefined();
    expect(within(lost).getByText('active')).toBeDefined();
    expect(within(stable).queryByText('mode')).toBeNull();
  });

  it('highlights what this event changed and the lines that ran, if it was the actor', () => {
    render(<InspectorView />);
    const { event } = until(hasNote('accepted'));
    pick({ kind: 'process', id: event!.actor! });
    expect(fieldOf('accepted').textContent).toContain('changed by this event');
    expect(fieldOf('promised').textContent).not.toContain('changed by this event');
    const code = screen.getByRole('region', { name: 'Pseudo-code of an acceptor' });
    const ran = within(code)
      .getAllByRole('listitem')
      .filter((line) => line.textContent.includes('ran in this event'))
      .map((line) => line.dataset.line);
    expect(ran).toEqual(['A6', 'A7', 'A8', 'A9', 'A10']);

    const other = event!.actor === 'a1' ? 'a2' : 'a1';
    pick({ kind: 'process', id: other });
    expect(screen.queryByText(/changed by this event/u)).toBeNull();
    expect(screen.queryByText(/ran in this event/u)).toBeNull();
  });

  it('fills the seats of a quorum', () => {
    render(<InspectorView />);
    until(hasNote('voteCounted'));
    pick({ kind: 'process', id: 'l1' });
    expect(
      within(fieldOf('commanders')).getByText(/^a\d of 3 acceptors; 2 needed$/u),
    ).toBeDefined();
  });

  it('fires a timer by hand', async () => {
    render(<InspectorView />);
    pick({ kind: 'process', id: 'l2' });
    await press('Fire elect of l2');
    expect(done).toEqual([{ kind: 'fire', process: 'l2', timer: 'elect', key: 0 }]);
    await waitFor(() => expect(within(fieldOf('mode')).getByText('scouting')).toBeDefined());
  });

  it('of each role has its state and its code', () => {
    render(<InspectorView />);
    until(hasNote('answered'));
    for (const [id, field, line] of [
      ['a1', 'promised', 'A9'],
      ['l1', 'commanders', 'S5'],
      ['r1', 'decisions', 'R15'],
      ['k1', 'open', 'K2'],
    ] as const) {
      pick({ kind: 'process', id });
      expect(fieldOf(field)).toBeDefined();
      expect(screen.getByText(line)).toBeDefined();
    }
    expect(fieldOf('last').textContent).toContain('ok');
  });
});

describe('a message', () => {
  function anyP2a(): Frame['envelopes'][number] {
    const frame = until(({ envelopes }) =>
      envelopes.some(({ body, state }) => body.type === 'p2a' && state === 'flying'),
    );
    return frame.envelopes.find(({ body }) => body.type === 'p2a')!;
  }

  it('says what delivering it would do, and that is what delivering it does', async () => {
    render(<InspectorView />);
    const envelope = anyP2a();
    pick({ kind: 'envelope', id: envelope.id });
    expect(screen.getByRole('heading', { name: messageTitle(envelope.body) })).toBeDefined();
    const foreseen = await screen.findByText(new RegExp(`^${envelope.to} accepts`, 'u'));
    const text = foreseen.textContent;
    await press(`Deliver p2a from l1 to ${envelope.to}`);
    await waitFor(() => expect(useSynod.getState().frame!.event!.actor).toBe(envelope.to));
    expect(text).toBe(captionOf(useSynod.getState().frame!.event!, null));
    expect(screen.getByText(/^This message was delivered or dropped/u)).toBeDefined();
  });

  it('is held and released, dropped and doubled', async () => {
    render(<InspectorView />);
    const { id, to } = anyP2a();
    pick({ kind: 'envelope', id });
    await press(`Hold p2a from l1 to ${to}`);
    await screen.findByRole('button', { name: `Release p2a from l1 to ${to}` });
    await press(`Release p2a from l1 to ${to}`);
    await screen.findByRole('button', { name: `Hold p2a from l1 to ${to}` });
    await press(`Duplicate p2a from l1 to ${to}`);
    await press(`Drop p2a from l1 to ${to}`);
    await screen.findByText(/^This message was delivered or dropped/u);
    expect(done.map(({ kind }) => kind)).toEqual(['hold', 'release', 'duplicate', 'drop']);
  });

  it('is delayed by the milliseconds that are typed, and refuses what is none', async () => {
    render(<InspectorView />);
    const { id, to, dueAt } = anyP2a();
    pick({ kind: 'envelope', id });
    const input = screen.getByRole('textbox', { name: 'Delay by (ms)' });
    await userEvent.clear(input);
    await userEvent.type(input, '-3');
    await press(`Delay p2a from l1 to ${to}`);
    expect(await screen.findByText(/^Type more than 0 and at most 600,000 ms/u)).toBeDefined();
    expect(done).toEqual([]);
    await userEvent.clear(input);
    await userEvent.type(input, '12,5');
    await press(`Delay p2a from l1 to ${to} by 12.5 ms`);
    await waitFor(() => expect(done).toEqual([{ kind: 'delay', envelope: id, by: 12_500 }]));
    await waitFor(() => {
      const now = useSynod.getState().frame!.envelopes.find((one) => one.id === id)!;
      expect(now.dueAt).toBe(dueAt + 12_500);
    });
  });

  it('is delayed by what was typed for another message', async () => {
    render(<InspectorView />);
    const { id, to } = anyP2a();
    pick({ kind: 'envelope', id });
    const input = screen.getByRole('textbox', { name: 'Delay by (ms)' });
    await userEvent.clear(input);
    expect(screen.getByRole('button', { name: `Delay p2a from l1 to ${to}` })).toHaveProperty(
      'disabled',
      true,
    );
    await userEvent.type(input, '600000');
    pick(null);
    pick({ kind: 'envelope', id });
    await press(`Delay p2a from l1 to ${to} by 10 min`);
    await waitFor(() => expect(done).toEqual([{ kind: 'delay', envelope: id, by: 600_000_000 }]));
    expect(useSynod.getState().problems).toEqual([]);
    settle(() => useSynod.setState({ delay: '20' }));
  });

  it('leads back to the event that sent it', async () => {
    render(<InspectorView />);
    const { id, cause } = anyP2a();
    pick({ kind: 'envelope', id });
    await press(`Go to event ${cause}`);
    await waitFor(() => expect(useSynod.getState().frame!.index).toBe(cause));
  });

  it('is asked about at each moment where a person stops, not while the run plays', async () => {
    render(<InspectorView />);
    const { id, to } = anyP2a();
    const { time } = frameOf(session);
    show(handle(session, { kind: 'act', action: { kind: 'hold', envelope: id }, at: time }).frame);
    const { index } = frameOf(session);
    pick({ kind: 'envelope', id });
    await screen.findByText(new RegExp(`^${to} accepts`, 'u'));
    settle(() => useSynod.setState({ playing: true }));
    until(({ event }) => !event!.quiet);
    until(({ event }) => !event!.quiet);
    expect(screen.getByText('…')).toBeDefined();
    expect(asked).toEqual([index]);
    const last = frameOf(session).index;
    settle(() => useSynod.setState({ playing: false }));
    await waitFor(() => expect(asked).toEqual([index, last]));
  });
});

describe('a slot', () => {
  it('tells its votes, when its command was chosen, and how far each replica is', async () => {
    render(<InspectorView />);
    const { index } = until(({ event }) => event!.beats.some(({ kind }) => kind === 'chosen'));
    pick({ kind: 'slot', slot: 1 });
    expect(screen.getByText(/of 3 acceptors; 2 needed$/u)).toBeDefined();
    expect(screen.queryByText('performed')).toBeNull();
    const last = until(({ processes }) =>
      processes.every((view) => view.role !== 'replica' || view.slotOut === 2),
    );
    expect(screen.getAllByText('performed', { exact: false })).toHaveLength(3);
    await press(`chosen in event ${index}`);
    await waitFor(() => expect(useSynod.getState().frame!.index).toBe(index));
    expect(last.index).toBeGreaterThan(index);
  });

  it('that no process has touched says so', () => {
    render(<InspectorView />);
    pick({ kind: 'slot', slot: 9 });
    expect(screen.getByText('Nothing has been proposed for this slot yet.')).toBeDefined();
  });
});

describe('a node that is down', () => {
  it('can have its disk wiped, once, with a word on what that is', async () => {
    render(<InspectorView />);
    pick({ kind: 'node', id: 'n2' });
    await press('Crash n2');
    await screen.findByText(/^Malpractice: Paxos does not allow this\./u);
    await press('Wipe the disk of n2 (malpractice)');
    await waitFor(() => expect(done.at(-1)).toEqual({ kind: 'wipe', node: 'n2' }));
    await screen.findByText(/^down, disk wiped/u);
    expect(
      screen.getByRole('button', { name: 'Wipe the disk of n2 (malpractice)' }),
    ).toHaveProperty('disabled', true);
  });
});

describe('a node', () => {
  it('crashes at three points, restarts, pauses and resumes', async () => {
    render(<InspectorView />);
    pick({ kind: 'node', id: 'n2' });
    await press('Pause n2');
    await screen.findByRole('button', { name: 'Resume n2' });
    await press('Resume n2');
    await screen.findByRole('button', { name: 'Pause n2' });
    await press('Crash n2 before it persists');
    await screen.findByText(/crashes before its next write/u);
    await press('Crash n2 between persist and send');
    await screen.findByText(/crashes after its next write/u);
    await press('Crash n2');
    await screen.findByRole('button', { name: 'Restart n2' });
    expect(screen.queryByRole('button', { name: 'Crash n2' })).toBeNull();
    await press('Restart n2');
    await screen.findByText('up, restarted 1 time');
  });
});

describe('a change of configuration', () => {
  const standing = (id: string) => (frame: Frame) =>
    frame.processes.flatMap((view) =>
      view.id === id && 'standing' in view ? [view.standing] : [],
    )[0];

  beforeEach(() => {
    handle(session, { kind: 'openScene', scene: 'replace' });
    const op = { expect: 0, add: ['r4', 'l4', 'a4'], remove: ['r1', 'l1', 'a1'] } as const;
    handle(session, { kind: 'act', action: { kind: 'request', client: 'k1', op }, at: 0 });
  });

  it('gives a leader an instance for each configuration, until the older has retired', () => {
    render(<InspectorView />);
    const instances = (frame: Frame) =>
      frame.processes.flatMap((view) =>
        view.id === 'l2' && view.role === 'leader' ? view.instances : [],
      );
    pick({ kind: 'process', id: 'l2' });
    until((frame) => instances(frame).length === 2);
    for (const id of [0, 1]) {
      expect(screen.getByRole('heading', { name: `Configuration ${id}` })).toBeDefined();
    }
    expect(screen.queryByText(/^up to configuration/u)).toBeNull();
    until((frame) => instances(frame).every(({ cfg }) => cfg === 1));
    expect(screen.queryByRole('heading', { name: 'Configuration 0' })).toBeNull();
    expect(fieldOf('retired').textContent).toContain('up to configuration 0');
    expect(fieldOf('base').textContent).toMatch(/\d/u);
  });

  it('gives an acceptor one, too, and says where each stands', () => {
    render(<InspectorView />);
    pick({ kind: 'process', id: 'a1' });
    const head = () =>
      screen.getByRole('heading', { name: 'Acceptor a1' }).parentElement!.textContent;
    expect(head()).not.toMatch(/leaving|retired/u);
    until((frame) => standing('a1')(frame) === 'leaving');
    expect(head()).toContain('leaving');
    expect(fieldOf('accepted').textContent).toContain('reconfig');
    until((frame) => standing('a1')(frame) === 'retired');
    expect(head()).toContain('retired');
    expect(fieldOf('retired').textContent).toContain('up to configuration 0');
    expect(screen.queryByText('accepted', { selector: 'dt, dt *' })).toBeNull();
    pick({ kind: 'process', id: 'a6' });
    expect(screen.getByText(/spare/u)).toBeDefined();
  });

  it('warns at a node with a process that has not retired', () => {
    render(<InspectorView />);
    pick({ kind: 'node', id: 'n1' });
    expect(screen.queryByText(/not retired yet/u)).toBeNull();
    until((frame) => standing('a1')(frame) === 'leaving');
    expect(screen.getByText(/\ba1\b.* not retired yet/u)).toBeDefined();
    pick({ kind: 'node', id: 'n2' });
    expect(screen.queryByText(/not retired yet/u)).toBeNull();
    pick({ kind: 'node', id: 'n1' });
    until((frame) => ['r1', 'l1', 'a1'].every((id) => standing(id)(frame) === 'retired'));
    expect(screen.queryByText(/not retired yet/u)).toBeNull();
  });

  it('says at each slot which configuration governs it', () => {
    render(<InspectorView />);
    const frame = until(hasNote('reconfigured'));
    const [record] = frame.event!.notes.flatMap((note) =>
      note.kind === 'reconfigured' ? [note.record] : [],
    );
    const { from } = record!;
    until(({ ledger }) => ledger.slots.some(({ slot }) => slot === from));
    pick({ kind: 'slot', slot: from - 1 });
    expect(fieldOf('configuration').textContent).toMatch(/0 from slot 1.*a1.*a2.*a3/u);
    pick({ kind: 'slot', slot: from });
    expect(fieldOf('configuration').textContent).toMatch(
      new RegExp(`1 from slot ${from}.*a2.*a3.*a4`, 'u'),
    );
  });
});

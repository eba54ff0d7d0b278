import { describe, expect, it } from 'vitest';
import type { ClientCommand, Reconfig } from './command.ts';
import type { Configuration } from './configuration.ts';
import { reconfigured } from './reconfig.ts';
import type { ReplicaState } from './states.ts';
import {
  after,
  booted,
  command,
  decision,
  from,
  noted,
  receivers,
  RECORD,
  rulesWith,
  said,
  sends,
  start,
  take,
} from './testing/trial.ts';

function change(more: Partial<Reconfig>): Reconfig {
  return { expect: 0, add: [], remove: [], ...more };
}

describe('a change', () => {
  it('G3: adds and removes members of any role, in numeric order, from the slot that is said', () => {
    const add = ['a10', 'a9', 'l3', 'r4'] as const;
    const remove = ['a2', 'l1', 'r3', 'r2'] as const;
    expect(reconfigured(RECORD, change({ add, remove }), 8)).toEqual({
      id: 1,
      from: 8,
      acceptors: ['a1', 'a3', 'a9', 'a10'],
      leaders: ['l2', 'l3'],
      replicas: ['r1', 'r4'],
    });
  });

  it('G3: may leave everything as it is, but for its number and its first slot', () => {
    expect(reconfigured(RECORD, change({}), 8)).toEqual({ ...RECORD, id: 1, from: 8 });
  });

  it('G3: takes who is named twice for one', () => {
    const made = reconfigured(RECORD, change({ add: ['a4', 'a4'], remove: ['a1', 'a1'] }), 8);
    expect(made).toMatchObject({ acceptors: ['a2', 'a3', 'a4'] });
  });

  it('G3: may put others in the place of a whole role', () => {
    const made = reconfigured(RECORD, change({ add: ['l3'], remove: ['l1', 'l2'] }), 8);
    expect(made).toMatchObject({ leaders: ['l3'] });
  });

  it.each([
    ['is meant for an older configuration', { expect: 1 }, 'configuration 0 is the newest, not 1'],
    ['adds a member', { add: ['r1'] }, 'r1 is a member already'],
    ['removes who is no member', { remove: ['a4'] }, 'a4 is not a member'],
    ['adds and removes a member', { add: ['a1'], remove: ['a1'] }, 'a1 is a member already'],
    [
      'adds and removes a process that is no member',
      { add: ['a4'], remove: ['a4'] },
      'a4 is not a member',
    ],
    ['leaves no acceptor', { remove: ['a1', 'a2', 'a3'] }, 'no acceptor would be left'],
    ['leaves no leader', { remove: ['l1', 'l2'] }, 'no leader would be left'],
    ['leaves no replica', { remove: ['r1', 'r2', 'r3'] }, 'no replica would be left'],
  ] as const)('G2: is refused where it %s', (_what, more, why) => {
    expect(reconfigured(RECORD, change(more), 8)).toBe(why);
  });

  it('G2: does not fill a role that was emptied with a process of another one', () => {
    const add = ['a4', 'r4'] as const;
    expect(reconfigured(RECORD, change({ add, remove: ['l1', 'l2'] }), 8)).toBe(
      'no leader would be left',
    );
  });
});

function changing(op: Partial<Reconfig>, seq = 1): ClientCommand {
  return { client: 'k9', seq, op: change(op) };
}

const fresh = after(booted('replica'), start);

function decided(...cmds: readonly ClientCommand[]) {
  return cmds.map((cmd, at) => from('l1', decision(at + 1, cmd)));
}

function records({ volatile }: ReplicaState): readonly (readonly [number, number])[] {
  return volatile.configs.map((record: Configuration) => [record.id, record.from]);
}

const REPLACED = changing({ add: ['a4'], remove: ['a1'] });

describe('a replica that performs a change', () => {
  it('G1, G3: comes to a record that governs slots a window later, and answers with it', () => {
    const outcome = take(fresh, decided(REPLACED)[0]!);
    expect(records(outcome.state)).toEqual([
      [0, 1],
      [1, 6],
    ]);
    expect(outcome.lines).toEqual(expect.arrayContaining(['R24', 'G1', 'G2', 'G3', 'G4', 'G5']));
    const answer = sends(outcome).find(([to]) => to === 'k9')![1];
    expect(answer).toMatchObject({ slot: 1, result: 'configuration 1 from slot 6', cfg: 1 });
    expect(outcome.state.volatile.state).toEqual([]);
  });

  it('G3: the window of the deployment says how much later', () => {
    const outcome = take(fresh, decided(REPLACED)[0]!, rulesWith({ window: 2 }));
    expect(records(outcome.state).at(-1)).toEqual([1, 3]);
  });

  it('G4: fills the slots before with no-ops if no client asks for anything', () => {
    const outcome = take(fresh, decided(REPLACED)[0]!);
    const proposed = sends(outcome).flatMap(([to, body]) =>
      body.type === 'propose' ? [[to, body.slot, body.cmd, body.cfg.id]] : [],
    );
    expect(proposed.filter(([to]) => to === 'l1')).toEqual(
      [2, 3, 4, 5].map((slot) => ['l1', slot, 'noop', 0]),
    );
  });

  it('G4: fills them with what clients ask for, where they do', () => {
    const asked = after(fresh, from('k1', { type: 'request', cmd: command('k1') }));
    const outcome = take(asked, decided(REPLACED)[0]!);
    const slots = outcome.notes.flatMap((note) =>
      note.kind === 'proposed' ? [[note.slot, note.cmd]] : [],
    );
    expect(slots[0]).toEqual([2, command('k1')]);
    expect(slots.slice(1).map(([, cmd]) => cmd)).toEqual(['noop', 'noop', 'noop']);
  });

  it('G4: goes on with it when it comes back in the middle', () => {
    const state = after(fresh, ...decided(REPLACED, command('k1')));
    const crashed: ReplicaState = { ...booted('replica'), stable: state.stable };
    const outcome = take(crashed, { kind: 'start', fresh: false, session: null });
    const slots = outcome.notes.flatMap((note) => (note.kind === 'proposed' ? [note.slot] : []));
    expect(slots).toEqual([3, 4, 5]);
    expect(records(outcome.state).at(-1)).toEqual([1, 6]);
  });

  it('G5: tells every member of the old and of the new configuration', () => {
    const outcome = take(fresh, decided(REPLACED)[0]!);
    const told = sends(outcome).filter(([, body]) => body.type === 'configInfo');
    expect(told.map(([to]) => to).sort()).toEqual(
      ['a1', 'a2', 'a3', 'a4', 'l1', 'l2', 'r2', 'r3'].sort(),
    );
    expect(told[0]![1]).toEqual({ type: 'configInfo', records: outcome.state.volatile.configs });
  });

  it('G2: makes no record of one that cannot be made, and answers with the reason', () => {
    const outcome = take(fresh, decided(changing({ expect: 3 }))[0]!);
    expect(outcome.state.volatile.configs).toEqual([RECORD]);
    expect(outcome.state.volatile.slotOut).toBe(2);
    expect(said(outcome)).toMatchObject({
      slot: 1,
      result: 'refused: configuration 0 is the newest, not 3',
    });
    expect(receivers(outcome)).toEqual(['k9']);
    expect(noted(outcome, 'reconfigRefused').slot).toBe(1);
    expect(outcome.lines).not.toContain('G3');
  });

  it('R23: does nothing when it is decided again, though it was the newest once', () => {
    const back = changing({ expect: 1, add: ['a1'], remove: ['a4'] }, 2);
    const state = after(fresh, ...decided(REPLACED, back));
    const outcome = take(state, from('l1', decision(3, REPLACED)));
    expect(outcome.state.volatile.configs).toBe(state.volatile.configs);
    expect(noted(outcome, 'performed')).toMatchObject({ slot: 3, repeated: true });
    expect(outcome.lines).not.toContain('G1');
  });

  it('two inside one window each cover slots of their own', () => {
    const second = changing({ expect: 1, add: ['a5'], remove: ['a2'] }, 2);
    const { volatile } = after(fresh, ...decided(REPLACED, second));
    expect(volatile.configs.map(({ from: slot, acceptors }) => [slot, acceptors])).toEqual([
      [1, ['a1', 'a2', 'a3']],
      [6, ['a2', 'a3', 'a4']],
      [7, ['a3', 'a4', 'a5']],
    ]);
    expect(volatile.slotIn).toBe(7);
  });

  it('two inside one window: the second is refused where it does not know of the first', () => {
    const second = changing({ expect: 0, add: ['a5'] }, 2);
    const state = after(fresh, ...decided(REPLACED, second));
    expect(records(state)).toEqual([
      [0, 1],
      [1, 6],
    ]);
  });

  it('proposes each slot to the leaders of its own configuration', () => {
    const { state } = take(fresh, decided(changing({ add: ['l3'], remove: ['l1'] }))[0]!);
    const far = after(state, ...[2, 3].map((slot) => from('l1', decision(slot, 'noop'))));
    const requests = ['k1', 'k2', 'k3'] as const;
    const outcomes = requests.map((client) =>
      from(client, { type: 'request', cmd: command(client) }),
    );
    const last = take(after(far, ...outcomes.slice(0, 1)), outcomes[1]!);
    expect(sends(last)).toMatchObject([
      ['l2', { type: 'propose', slot: 7, cfg: { id: 1 } }],
      ['l3', { type: 'propose', slot: 7, cfg: { id: 1 } }],
    ]);
  });

  it('restores its records from a snapshot and the log behind it, in silence', () => {
    const state = after(fresh, ...decided(REPLACED));
    const crashed: ReplicaState = { ...booted('replica'), stable: state.stable };
    const outcome = take(crashed, { kind: 'start', fresh: false, session: null });
    expect(outcome.state.volatile.configs).toEqual(state.volatile.configs);
    expect(outcome.notes.map(({ kind }) => kind)).not.toContain('reconfigured');
    expect(sends(outcome).map(([, { type }]) => type)).not.toContain('configInfo');
  });
});

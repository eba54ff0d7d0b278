import { describe, expect, it } from 'vitest';
import type {
  LeaderState,
  Note,
  NoteKind,
  ProcessState,
  ReplicaState,
  Step,
} from '../paxos/index.ts';
import type { Occurrence } from '../sim/index.ts';
import { INVARIANTS, observe, openCheck } from './index.ts';
import { act, clusterOf, openTrial, request, run, type Trial } from './testing/trial.ts';

/** The checker must be able to fail: it sees a lawful run, and the same run with one step forged. */

type Outcome = Step<ProcessState>;

/** The invariants that a forgery below has broken. */
const shown = new Set<string>();

const lawful: Trial = openTrial(clusterOf({ acceptors: 3, leaders: 2, replicas: 2, clients: 2 }));
for (const op of ['a', 'b', 'c']) {
  request(lawful, 'k1', 'append', 'x', op);
  request(lawful, 'k2', 'append', 'y', op);
  run(lawful, 400_000);
}
act(lawful, { kind: 'crash', node: 'n3', point: 'now' });
act(lawful, { kind: 'restart', node: 'n3' });

/** The invariants that break when the last step that notes `kind` has another outcome. */
function forged(kind: NoteKind, change: (outcome: Outcome) => Outcome): readonly string[] {
  const at = lawful.past.findLastIndex(({ step }) => step?.notes.some((one) => one.kind === kind));
  const target = lawful.past[at]!;
  return seen([...lawful.past.slice(0, at), { ...target, step: change(target.step!) }]);
}

function seen(past: readonly Occurrence[]): readonly string[] {
  const check = openCheck(lawful.world);
  const found = past.map((occurrence) => observe(check, lawful.world, occurrence));
  expect(found.slice(0, -1).flat()).toEqual([]);
  const ids = found.at(-1)!.map(({ invariant }) => invariant);
  for (const id of ids) shown.add(id);
  return ids;
}

/** The outcome, with its first note of a kind changed. */
function withNote<K extends NoteKind>(
  outcome: Outcome,
  kind: K,
  change: (note: Extract<Note, { kind: K }>) => Note,
): Outcome {
  const at = outcome.notes.findIndex((one) => one.kind === kind);
  const changed = change(outcome.notes[at] as Extract<Note, { kind: K }>);
  return { ...outcome, notes: outcome.notes.with(at, changed) };
}

function withVolatile(outcome: Outcome, change: Partial<ReplicaState['volatile']>): Outcome {
  const state = outcome.state as ReplicaState;
  return { ...outcome, state: { ...state, volatile: { ...state.volatile, ...change } } };
}

const STRANGER = { client: 'k9', seq: 1, op: ['put', 'x', 'z'] } as const;

describe('the checker', () => {
  it('finds nothing in a lawful run that does something', () => {
    expect(lawful.violations).toEqual([]);
    expect(lawful.check.truth.chosenCount).toBe(6);
  });

  it('I1, I3: a replica learns what was not decided', () => {
    const found = forged('learned', (outcome) =>
      withNote(outcome, 'learned', (note) => ({ ...note, cmd: STRANGER })),
    );
    expect(found).toContain('I1');
    expect(found).toContain('I3');
  });

  it('I3: a leader decides what is not chosen', () => {
    const found = forged('decided', (outcome) =>
      withNote(outcome, 'decided', (note) => ({ ...note, slot: 40 })),
    );
    expect(found).toContain('I3');
  });

  it('I4, I10: an acceptor votes for what no leader asked for', () => {
    const found = forged('accepted', (outcome) =>
      withNote(outcome, 'accepted', (note) => ({ ...note, cmd: STRANGER })),
    );
    expect(found).toEqual(['I4', 'I10']);
  });

  it('I10: the words of a command are the client’s', () => {
    const found = forged('accepted', (outcome) =>
      withNote(outcome, 'accepted', (note) => {
        const cmd = note.cmd as typeof STRANGER;
        return { ...note, slot: 40, cmd: { ...cmd, op: ['put', 'x', 'other'] } };
      }),
    );
    expect(found).toEqual(['I10']);
  });

  it('I5: a leader uses the ballot of another', () => {
    const found = forged('commanding', (outcome) => ({
      ...outcome,
      effects: outcome.effects.map((effect) =>
        effect.kind === 'send' && effect.body.type === 'p2a'
          ? { ...effect, body: { ...effect.body, ballot: { round: 1, leader: 2 } } }
          : effect,
      ),
    }));
    expect(found).toContain('I5');
  });

  it('I6: a promise falls', () => {
    const found = forged('accepted', (outcome) => ({
      ...outcome,
      notes: [],
      effects: [],
      state: {
        ...outcome.state,
        stable: { records: lawful.world.records, instances: [] },
      } as unknown as ProcessState,
    }));
    expect(found).toEqual(['I6']);
  });

  it('I7: an acceptor votes below its promise', () => {
    const found = forged('accepted', (outcome) =>
      withNote(outcome, 'accepted', (note) => ({ ...note, ballot: { round: 0, leader: 1 } })),
    );
    expect(found).toContain('I7');
  });

  it('I9: a majority that never promised', () => {
    const found = forged('adopted', (outcome) =>
      withNote(outcome, 'adopted', (note) => ({ ...note, ballot: { round: 9, leader: 1 } })),
    );
    expect(found).toContain('I9');
  });

  it('I11: a replica has another state', () => {
    const found = forged('performed', (outcome) => withVolatile(outcome, { state: [['x', '?']] }));
    expect(found).toEqual(['I11']);
  });

  it('I12: a replica jumps over a slot, or falls back', () => {
    const jump = forged('performed', (outcome) =>
      withNote(outcome, 'performed', (note) => ({ ...note, slot: note.slot + 1 })),
    );
    expect(jump).toContain('I12');
    expect(forged('performed', (outcome) => withVolatile(outcome, { slotOut: 2 }))).toContain(
      'I12',
    );
  });

  it('I12: what a replica persisted is not there after a crash', () => {
    const restarted = lawful.past.at(-1)!;
    const [first, ...rest] = restarted.parts;
    expect(first!.actor).toBe('r1');
    const parts = [{ ...first!, step: withVolatile(first!.step!, { slotOut: 3 }) }, ...rest];
    expect(seen([...lawful.past.slice(0, -1), { ...restarted, parts }])).toContain('I12');
  });

  it('I13: a replica proposes beyond its window', () => {
    const beyond = [{ slot: 40, cmd: STRANGER }];
    expect(forged('performed', (one) => withVolatile(one, { proposals: beyond }))).toEqual(['I13']);
  });

  it('I13: a vote of a stranger is counted', () => {
    const found = forged('voteCounted', (outcome) =>
      withNote(outcome, 'voteCounted', (note) => ({ ...note, from: 'a9' })),
    );
    expect(found).toEqual(['I13']);
  });

  it('I13: a promise of a stranger is counted', () => {
    const found = forged('promiseCounted', (outcome) =>
      withNote(outcome, 'promiseCounted', (note) => ({ ...note, from: 'a9' })),
    );
    expect(found).toContain('I13');
  });

  it('I17: an acceptor, or a leader, collects what no replica has', () => {
    for (const role of ['acceptor', 'leader'] as const) {
      const at = lawful.past.findLastIndex(
        ({ step }) =>
          step?.state.role === role && step.notes.some(({ kind }) => kind === 'baseRaised'),
      );
      const target = lawful.past[at]!;
      const step = withNote(target.step!, 'baseRaised', (note) => ({ ...note, base: 40 }));
      expect(seen([...lawful.past.slice(0, at), { ...target, step }])).toEqual(['I17']);
    }
  });

  it('I14: a command changes the state twice', () => {
    const found = forged('performed', (outcome) =>
      withNote(outcome, 'performed', (note) => ({
        ...note,
        cmd: { client: 'k1', seq: 1, op: ['append', 'x', 'a'] },
      })),
    );
    expect(found).toContain('I14');
  });

  it('I14: a command has another result on one replica', () => {
    const found = forged('performed', (outcome) =>
      withNote(outcome, 'performed', (note) => ({ ...note, result: '?' })),
    );
    expect(found).toEqual(['I14']);
  });

  it('I15: a response does not tell the result', () => {
    const found = forged('responded', (outcome) => ({
      ...outcome,
      effects: outcome.effects.map((effect) =>
        effect.kind === 'send' && effect.body.type === 'response'
          ? { ...effect, body: { ...effect.body, result: '?' } }
          : effect,
      ),
    }));
    expect(found).toEqual(['I15']);
  });

  it('I20: a leader leads in a ballot that no acceptor has promised', () => {
    const found = forged('adopted', (outcome) => {
      const state = outcome.state as LeaderState;
      const { instances } = state.volatile;
      const ballot = { round: 9, leader: 1 };
      const volatile = {
        ...state.volatile,
        instances: instances.map((one) => ({ ...one, ballot })),
      };
      return { ...outcome, state: { ...state, volatile } };
    });
    expect(found).toEqual(['I20']);
  });

  it('I16: an answer names a slot below one that was answered before it was asked', () => {
    const found = forged('answered', (outcome) =>
      withNote(outcome, 'answered', (note) => ({ ...note, slot: 4 })),
    );
    expect(found).toEqual(['I16']);
  });

  it('I16: of two requests that were open together either may come first', () => {
    const found = forged('answered', (outcome) =>
      withNote(outcome, 'answered', (note) => ({ ...note, slot: 5 })),
    );
    expect(found).toEqual([]);
  });

  /** A step that asks for nothing to be persisted. */
  const unpersisted = (outcome: Outcome): Outcome => ({
    ...outcome,
    effects: outcome.effects.filter(({ kind }) => kind !== 'persist'),
  });

  it('I18: a promise, a vote or a round is sent before it is persisted', () => {
    expect(forged('promised', unpersisted)).toEqual(['I18']);
    expect(forged('accepted', unpersisted)).toEqual(['I18']);
    expect(forged('scouting', unpersisted)).toEqual(['I18']);
  });

  it('I18: a status tells more than what is on disk', () => {
    const found = forged('statusSent', (outcome) => ({
      ...outcome,
      effects: outcome.effects.map((effect) =>
        effect.kind === 'send' && effect.body.type === 'status'
          ? { ...effect, body: { ...effect.body, slotOut: 40 } }
          : effect,
      ),
    }));
    expect(new Set(found)).toEqual(new Set(['I18']));
  });

  it('I19: a configuration is given up that has no successor', () => {
    const found = forged('accepted', (outcome) => ({
      ...outcome,
      notes: [...outcome.notes, { kind: 'retired', cfg: 0 }],
    }));
    expect(found).toEqual(['I19']);
  });

  it('has been seen to fail in every way but those that schedules and recovery show', () => {
    expect(Object.keys(INVARIANTS).filter((id) => !shown.has(id))).toEqual([
      'I2',
      'I8',
      'P1',
      'P2',
      'P3',
      'P4',
      'P5',
      'P6',
      'P7',
      'H1',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { entries } from './slot-map.ts';
import type { LeaderState } from './states.ts';
import {
  after,
  ballot,
  booted,
  command,
  from,
  noted,
  p1b,
  p2b,
  propose,
  sends,
  start,
  status,
  take,
  timer,
} from './testing/trial.ts';

const OWN = ballot(1, 1);
const X = command('k1');
const Y = command('k2');

function instance(state: LeaderState) {
  return state.volatile.instances[0]!;
}

const passive = after(booted('leader'), start);
const active = after(passive, timer('elect'), from('a1', p1b(OWN)), from('a2', p1b(OWN)));

function decided(state: LeaderState, slot: number, cmd: typeof X): LeaderState {
  const votes = (['a1', 'a2'] as const).map((id) => from(id, p2b(OWN, slot)));
  return after(state, from('r1', propose(slot, cmd)), ...votes);
}

describe('leader, proposals', () => {
  it('L7: a passive leader keeps a proposal for later', () => {
    const outcome = take(passive, from('r1', propose(1, X)));
    expect(instance(outcome.state).proposals).toEqual([{ slot: 1, cmd: X }]);
    expect(sends(outcome)).toEqual([]);
    expect(outcome.lines).toEqual(['L2', 'L3', 'L4', 'L5', 'L6', 'L7']);
  });

  it('L7: an active leader has it accepted at once', () => {
    const outcome = take(active, from('r1', propose(1, X)));
    expect(noted(outcome, 'commanding')).toMatchObject({ slot: 1, ballot: OWN, cmd: X });
  });

  it('L6: the first command for a slot stays, even if another replica proposes another', () => {
    for (const state of [passive, active]) {
      const first = after(state, from('r1', propose(1, X)));
      const outcome = take(first, from('r2', propose(1, Y)));
      expect(outcome.state).toBe(first);
      expect(noted(outcome, 'ignored').why).toBe('alreadyProposed');
    }
  });

  it('L5: for a slot that is decided it repeats the decision, to the one who asks', () => {
    const outcome = take(decided(active, 1, X), from('r2', propose(1, Y)));
    expect(sends(outcome)).toEqual([['r2', { type: 'decision', cfg: 0, slot: 1, cmd: X }]]);
  });

  it('L4: for a slot that is collected it says so and never works on it again', () => {
    const state = after(decided(active, 1, X), from('r1', status(2)), from('r2', status(2)));
    const outcome = take(state, from('r3', propose(1, Y)));
    expect(outcome.state).toBe(state);
    expect(sends(outcome)).toEqual([['r3', { type: 'collected', cfg: 0, base: 2 }]]);
  });

  it('does nothing in a configuration that it has no part in', () => {
    const cfg = { ...instance(passive).cfg, id: 7, leaders: ['l9'] };
    const body = { ...propose(1, X), cfg } as ReturnType<typeof propose>;
    const outcome = take(passive, from('r1', body));
    expect(outcome.state).toBe(passive);
    expect(noted(outcome, 'ignored').why).toBe('notForMe');
  });
});

describe('leader, collection and help', () => {
  it('L23: drops what a majority of replicas has learned', () => {
    const state = decided(decided(active, 1, X), 2, Y);
    const outcome = take(after(state, from('r1', status(3))), from('r2', status(2)));
    expect(instance(outcome.state).base).toBe(2);
    expect(entries(instance(outcome.state).decided)).toEqual([[2, Y]]);
  });

  it('L23: a commander for a slot that is learned elsewhere is given up', () => {
    const state = after(active, from('r1', propose(1, X)));
    const outcome = take(after(state, from('r1', status(2))), from('r2', status(2)));
    expect(instance(outcome.state)).toMatchObject({ commanders: [], proposals: [], base: 2 });
  });

  it('L23: one replica alone collects nothing', () => {
    const state = after(decided(active, 1, X), from('r1', status(2)));
    expect(instance(state).base).toBe(1);
  });

  it('L23: sends a replica that has not moved the decisions it lacks', () => {
    const state = after(decided(decided(active, 1, X), 2, Y), from('r3', status(1)));
    const outcome = take(state, from('r3', status(1)));
    expect(sends(outcome)).toEqual([
      [
        'r3',
        {
          type: 'learned',
          entries: [
            { slot: 1, cmd: X },
            { slot: 2, cmd: Y },
          ],
          top: 2,
        },
      ],
    ]);
  });

  it('L23: leaves a replica alone that moves, or lacks nothing', () => {
    const state = after(decided(active, 1, X), from('r3', status(1)));
    expect(sends(take(state, from('r3', status(2))))).toEqual([]);
    const level = after(state, from('r3', status(2)));
    expect(sends(take(level, from('r3', status(2))))).toEqual([]);
  });

  it('L23: a passive leader helps no replica', () => {
    const stepped = after(
      decided(active, 1, X),
      from('a1', p2b(OWN, 9, { ballot: ballot(2, 2) })),
      from('r3', status(1)),
    );
    expect(sends(take(stepped, from('r3', status(1))))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { BOTTOM } from './ballot.ts';
import { entries } from './slot-map.ts';
import type { AcceptorState } from './states.ts';
import { afterCrash } from './step.ts';
import {
  after,
  ballot,
  booted,
  command,
  from,
  noted,
  p1a,
  p2a,
  pvalue,
  RECORD,
  RULES,
  said,
  sends,
  start,
  status,
  take,
} from './trial.ts';

const LOW = ballot(1, 1);
const MIDDLE = ballot(1, 2);
const HIGH = ballot(2, 1);
const X = command('k1');
const Y = command('k2');

function promisedTo(of: typeof LOW): AcceptorState {
  return after(booted('acceptor'), from('l1', p1a(of)));
}

function instance(state: AcceptorState) {
  return state.stable.instances[0]!;
}

function votes(state: AcceptorState): readonly unknown[] {
  return entries(instance(state).accepted).map(([slot, vote]) => ({ slot, ...vote }));
}

describe('acceptor, phase 1', () => {
  it('starts with no promise, and with an instance only once it is asked', () => {
    const state = after(booted('acceptor'), start);
    expect(state.stable.instances).toEqual([]);
    expect(noted(take(state, from('l1', p1a(LOW))), 'promised').was).toEqual(BOTTOM);
  });

  it('A3: adopts a ballot above its promise, durably', () => {
    const outcome = take(promisedTo(LOW), from('l2', p1a(MIDDLE)));
    expect(instance(outcome.state).promised).toEqual(MIDDLE);
    expect(outcome.effects[0]).toEqual({ kind: 'persist', field: 'promised' });
    expect(outcome.lines).toEqual(['A1', 'A2', 'A3', 'A4', 'A5']);
  });

  it('A3: compares ballots by numbers, so leader 10 is above leader 2', () => {
    const state = promisedTo(ballot(1, 2));
    expect(instance(after(state, from('l10', p1a(ballot(1, 10))))).promised.leader).toBe(10);
  });

  it('A4: refuses a ballot below its promise, names the promise and shows no votes', () => {
    const state = after(promisedTo(HIGH), from('l1', p2a(HIGH, 1, X)));
    const outcome = take(state, from('l2', p1a(MIDDLE)));
    expect(outcome.state).toBe(state);
    expect(sends(outcome)).toEqual([
      ['l2', { type: 'p1b', cfg: 0, re: MIDDLE, ballot: HIGH, base: 1, pvalues: [] }],
    ]);
    expect(outcome.lines).not.toContain('A5');
  });

  it('A5: promises with all that it has accepted', () => {
    const state = after(promisedTo(LOW), from('l1', p2a(LOW, 1, X)), from('l1', p2a(LOW, 3, Y)));
    expect(said(take(state, from('l2', p1a(MIDDLE))))).toEqual({
      type: 'p1b',
      cfg: 0,
      re: MIDDLE,
      ballot: MIDDLE,
      base: 1,
      pvalues: [pvalue(1, LOW, X), pvalue(3, LOW, Y)],
    });
  });

  it('A5: gives the same promise again when asked again', () => {
    const state = after(promisedTo(LOW), from('l1', p2a(LOW, 1, X)));
    const outcome = take(state, from('l1', p1a(LOW)));
    expect(outcome.state).toBe(state);
    expect(said(outcome)).toMatchObject({ re: LOW, ballot: LOW, pvalues: [pvalue(1, LOW, X)] });
  });
});

describe('acceptor, phase 2', () => {
  it('A9: votes in the ballot that it has promised, durably', () => {
    const outcome = take(promisedTo(LOW), from('l1', p2a(LOW, 4, X)));
    expect(votes(outcome.state)).toEqual([{ slot: 4, ballot: LOW, cmd: X }]);
    expect(outcome.effects[0]).toEqual({ kind: 'persist', field: 'accepted' });
    expect(outcome.lines).toEqual(['A6', 'A7', 'A8', 'A9', 'A10']);
  });

  it('A9: votes in a ballot above its promise, and adopts it', () => {
    const outcome = take(promisedTo(LOW), from('l2', p2a(MIDDLE, 1, X)));
    expect(instance(outcome.state).promised).toEqual(MIDDLE);
    expect(said(outcome)).toMatchObject({ re: MIDDLE, ballot: MIDDLE });
  });

  it('A9: votes before it has promised anything at all', () => {
    const outcome = take(booted('acceptor'), from('l1', p2a(LOW, 1, X)));
    expect(instance(outcome.state).promised).toEqual(LOW);
  });

  it('A9: does not vote in a ballot below its promise', () => {
    const state = promisedTo(MIDDLE);
    const outcome = take(state, from('l1', p2a(LOW, 1, X)));
    expect(outcome.state).toBe(state);
    expect(noted(outcome, 'refusedP2a')).toMatchObject({ why: 'promised', promised: MIDDLE });
  });

  it('A9: keeps only its latest vote for a slot', () => {
    const state = after(promisedTo(LOW), from('l1', p2a(LOW, 1, X)), from('l2', p2a(MIDDLE, 1, Y)));
    expect(votes(state)).toEqual([{ slot: 1, ballot: MIDDLE, cmd: Y }]);
  });

  it('A9: a vote that was cast before changes nothing and is said again', () => {
    const state = after(promisedTo(LOW), from('l1', p2a(LOW, 1, X)));
    const outcome = take(state, from('l1', p2a(LOW, 1, X)));
    expect(outcome.state).toBe(state);
    expect(noted(outcome, 'accepted').again).toBe(true);
    expect(said(outcome)).toMatchObject({ type: 'p2b', re: LOW, ballot: LOW });
  });

  it('A9: would overwrite another command in the same ballot: one for each ballot is up to leaders', () => {
    const state = after(promisedTo(LOW), from('l1', p2a(LOW, 1, X)));
    const outcome = take(state, from('l1', p2a(LOW, 1, Y)));
    expect(noted(outcome, 'accepted').again).toBe(false);
    expect(votes(outcome.state)).toEqual([{ slot: 1, ballot: LOW, cmd: Y }]);
  });

  it('A10: answers a refusal with what it has promised', () => {
    const outcome = take(promisedTo(HIGH), from('l2', p2a(MIDDLE, 5, X)));
    expect(sends(outcome)).toEqual([
      ['l2', { type: 'p2b', cfg: 0, re: MIDDLE, slot: 5, ballot: HIGH, base: 1 }],
    ]);
  });
});

describe('acceptor, collection', () => {
  const voted = after(promisedTo(LOW), from('l1', p2a(LOW, 1, X)), from('l1', p2a(LOW, 2, Y)));

  it('A12: remembers the furthest that each replica has reported', () => {
    const state = after(voted, from('r1', status(3)), from('r1', status(2)));
    expect(state.volatile.learnedBy).toEqual([{ replica: 'r1', slotOut: 3 }]);
  });

  it('A13: one replica of three does not collect', () => {
    const state = after(voted, from('r1', status(3)));
    expect(instance(state).base).toBe(1);
  });

  it('A14: drops, durably, what a majority of replicas has learned', () => {
    const outcome = take(after(voted, from('r1', status(3))), from('r2', status(2)));
    expect(instance(outcome.state).base).toBe(2);
    expect(votes(outcome.state)).toEqual([{ slot: 2, ballot: LOW, cmd: Y }]);
    expect(outcome.effects).toEqual([{ kind: 'persist', field: 'base' }]);
  });

  it('A14: another report that moves the base no further persists nothing', () => {
    const state = after(voted, from('r1', status(2)), from('r2', status(2)));
    const outcome = take(state, from('r3', status(2)));
    expect(outcome.state.stable).toBe(state.stable);
    expect(outcome.effects).toEqual([]);
    expect(outcome.notes).toEqual([]);
    expect(noted(take(outcome.state, from('r3', status(2))), 'ignored').why).toBe('nothingNew');
  });

  it('A14: the base never falls', () => {
    const state = after(voted, from('r1', status(3)), from('r2', status(3)));
    const fresh = { ...state, volatile: { learnedBy: [] } };
    expect(instance(after(fresh, from('r1', status(1)), from('r2', status(1)))).base).toBe(3);
  });

  it('A12: a stranger’s report counts for nothing', () => {
    const state = after(voted, from('r1', status(3)), from('r9', status(3)));
    expect(instance(state).base).toBe(1);
  });

  it('A8: never votes again for a slot that is collected, not even in a higher ballot', () => {
    const state = after(voted, from('r1', status(2)), from('r2', status(2)));
    const outcome = take(state, from('l1', p2a(HIGH, 1, Y)));
    expect(outcome.state).toBe(state);
    expect(noted(outcome, 'refusedP2a').why).toBe('collected');
    expect(said(outcome)).toMatchObject({ slot: 1, base: 2 });
    expect(outcome.lines).toEqual(['A6', 'A7', 'A8']);
  });

  it('A5: a promise tells the base', () => {
    const state = after(voted, from('r1', status(2)), from('r2', status(2)));
    expect(said(take(state, from('l2', p1a(HIGH))))).toMatchObject({
      base: 2,
      pvalues: [pvalue(2, LOW, Y)],
    });
  });
});

describe('acceptor, restart', () => {
  it('comes back with promise, votes and base, without what it heard from replicas', () => {
    const state = after(promisedTo(LOW), from('l1', p2a(LOW, 1, X)), from('r1', status(2)));
    const back = afterCrash(RULES, state, [RECORD]);
    expect(back).toEqual({ ...state, volatile: { learnedBy: [] } });
  });

  it('ignores what is not for acceptors', () => {
    const outcome = take(booted('acceptor'), from('l1', { type: 'ping', cfg: 0 }));
    expect(noted(outcome, 'ignored').why).toBe('notForMe');
  });
});

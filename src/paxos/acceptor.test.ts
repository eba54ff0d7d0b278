import { describe, expect, it } from 'vitest';
import { BOTTOM } from './ballot.ts';
import type { Configuration } from './configuration.ts';
import type { Event } from './events.ts';
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
} from './testing/trial.ts';

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
    expect(outcome.refusals).toEqual(['A4']);
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
    expect(outcome.refusals).toEqual([]);
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
    expect(outcome.refusals).toEqual(['A8']);
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
    const outcome = take(booted('acceptor'), from('l1', { type: 'ping', cfg: 0, nonce: 1 }));
    expect(noted(outcome, 'ignored').why).toBe('notForMe');
  });
});

describe('acceptor, configurations', () => {
  const NEXT: Configuration = {
    ...RECORD,
    id: 1,
    from: 6,
    acceptors: ['a1', 'a2', 'a4'],
    replicas: ['r2', 'r3', 'r4'],
  };
  const THEN: Configuration = { ...NEXT, id: 2, from: 9, acceptors: ['a2', 'a4'] };

  function info(...records: readonly Configuration[]): Event {
    return from('r2', { type: 'configInfo', records: [RECORD, ...records] });
  }

  function p1aIn(cfg: Configuration, of = LOW): Event {
    return from('l1', { type: 'p1a', cfg, ballot: of });
  }

  function p2aIn(cfg: number, slot: number, cmd = X, of = LOW): Event {
    return from('l1', { type: 'p2a', cfg, ballot: of, slot, cmd });
  }

  function query(cfg: number): Event {
    return from('r2', { type: 'readQuery', cfg, client: 'k1', seq: 1 });
  }

  function asked(cfg: number, state: AcceptorState): number {
    const reply = said(take(state, query(cfg)));
    return reply.type === 'readReply' ? reply.top : -1;
  }

  /** An acceptor that works in two configurations and has voted in each. */
  const two = after(
    promisedTo(LOW),
    from('l1', p2a(LOW, 5, X)),
    info(NEXT),
    p1aIn(NEXT),
    p2aIn(1, 6, Y),
  );

  it('A16: remembers those that it is told of, and says so each time', () => {
    const outcome = take(booted('acceptor'), info(NEXT));
    expect(outcome.state.stable.records).toEqual([RECORD, NEXT]);
    expect(outcome.effects).toEqual([
      { kind: 'persist', field: 'records' },
      { kind: 'send', to: 'r2', body: { type: 'joined', cfg: 1 } },
    ]);
    expect(noted(outcome, 'joined')).toMatchObject({ isMember: true, again: false });
    expect(outcome.lines).toEqual(['A16']);
    const again = take(outcome.state, info(NEXT));
    expect(again.state).toBe(outcome.state);
    expect(said(again)).toEqual({ type: 'joined', cfg: 1 });
  });

  it('A16: answers an older list with the newest that it knows', () => {
    const state = after(booted('acceptor'), info(NEXT, THEN));
    const outcome = take(state, info(NEXT));
    expect(outcome.state).toBe(state);
    expect(said(outcome)).toEqual({ type: 'joined', cfg: 2 });
    expect(noted(outcome, 'joined')).toMatchObject({ isMember: false });
  });

  it('A3: hears of a configuration from its first p1a, too', () => {
    const outcome = take(booted('acceptor', 4), p1aIn(NEXT));
    expect(outcome.state.stable.records).toEqual([RECORD, NEXT]);
    expect(said(outcome)).toMatchObject({ type: 'p1b', cfg: 1, base: 6, pvalues: [] });
  });

  it('A3: each configuration has ballots and votes of its own', () => {
    const outcome = take(two, p1aIn(NEXT, HIGH));
    expect(said(outcome)).toMatchObject({ pvalues: [{ slot: 6, cmd: Y }] });
    const promises = outcome.state.stable.instances.map(({ cfg, promised }) => [cfg, promised]);
    expect(promises).toEqual([
      [0, LOW],
      [1, HIGH],
    ]);
    expect(said(take(outcome.state, from('l1', p2a(LOW, 4, X))))).toMatchObject({ ballot: LOW });
  });

  it('A13: the slots of a configuration are collected by its own replicas, to its end', () => {
    const state = after(two, from('r1', status(4)), from('r2', status(3)));
    expect(state.stable.instances.map(({ base }) => base)).toEqual([3, 6]);
    const next = after(state, from('r3', status(5)), from('r1', status(9)));
    expect(next.stable.instances.map(({ base }) => base)).toEqual([5, 6]);
    const last = after(two, from('r1', status(9)), from('r2', status(8)));
    expect(last.stable.instances.map(({ base }) => base)).toEqual([6, 6]);
  });

  it('A15: gives one up once a majority of the next has all of its slots', () => {
    const one = after(two, from('r1', status(9)), from('r2', status(6)), from('r3', status(5)));
    expect(one.stable.retiredBelow).toBe(0);
    const outcome = take(one, from('r4', status(6)));
    expect(outcome.state.stable.retiredBelow).toBe(1);
    expect(outcome.state.stable.instances.map(({ cfg }) => cfg)).toEqual([1]);
    expect(outcome.effects).toEqual([{ kind: 'persist', field: 'retiredBelow' }]);
    expect(noted(outcome, 'retired').cfg).toBe(0);
  });

  it('A15: gives up all before the last that is reached', () => {
    const state = after(two, info(NEXT, THEN), from('r2', status(9)), from('r4', status(9)));
    expect(state.stable).toMatchObject({ retiredBelow: 2, instances: [] });
  });

  it('A15: gives none up while the next is not known', () => {
    const state = after(
      promisedTo(LOW),
      ...(['r1', 'r2', 'r3'] as const).map((id) => from(id, status(9))),
    );
    expect(state.stable).toMatchObject({ retiredBelow: 0, instances: [{ cfg: 0 }] });
  });

  const retired = after(two, from('r2', status(6)), from('r3', status(6)));

  it.each([
    ['A2', from('l2', p1a(HIGH)), 'l2', ['A1', 'A2']],
    ['A7', from('l2', p2a(HIGH, 5, Y)), 'l2', ['A6', 'A7']],
    ['A17', query(0), 'r2', ['A17']],
  ] as const)('%s: does not take part again in one that is over', (_line, event, to, lines) => {
    const outcome = take(retired, event);
    expect(outcome.state).toBe(retired);
    expect(sends(outcome)).toEqual([[to, { type: 'retired', cfg: 0 }]]);
    expect(noted(outcome, 'wasRetired')).toMatchObject({ cfg: 0, to });
    expect(outcome.lines).toEqual(lines);
  });

  it('A2: nor when it comes back, for that is on disk', () => {
    const back = afterCrash(RULES, retired, [RECORD]) as AcceptorState;
    expect(said(take(back, from('l2', p1a(HIGH))))).toEqual({ type: 'retired', cfg: 0 });
    expect(said(take(back, p1aIn(NEXT, HIGH)))).toMatchObject({ pvalues: [{ slot: 6, cmd: Y }] });
  });

  it('A15: one that goes on says nothing of it to who reports to it', () => {
    const outcome = take(retired, from('r4', status(7)));
    expect(sends(outcome)).toEqual([]);
    expect(outcome.state.stable.instances).toMatchObject([{ cfg: 1, base: 6 }]);
  });

  it('A15: one that has left says so to every replica that reports to it, until it is added again', () => {
    const left = after(two, info(NEXT, THEN), from('r2', status(9)), from('r4', status(9)));
    const outcome = take(left, from('r3', status(9)));
    expect(outcome.state).toBe(left);
    expect(said(outcome)).toEqual({ type: 'retired', cfg: 1 });
    const again: Configuration = { ...THEN, id: 3, from: 12, acceptors: ['a1'] };
    const back = after(left, info(NEXT, THEN, again));
    expect(sends(take(back, from('r3', status(9))))).toEqual([]);
    expect(said(take(back, p1aIn(again)))).toMatchObject({ type: 'p1b', cfg: 3, base: 12 });
  });

  it('A17: says how far anything may be decided: its highest vote', () => {
    const outcome = take(two, query(0));
    expect(outcome.state).toBe(two);
    expect(sends(outcome)).toEqual([
      ['r2', { type: 'readReply', cfg: 0, client: 'k1', seq: 1, top: 5 }],
    ]);
    expect(asked(1, two)).toBe(6);
    expect(asked(0, booted('acceptor'))).toBe(0);
  });

  it('A17: votes that are collected count, and slots of earlier configurations', () => {
    const state = after(two, from('r1', status(9)), from('r2', status(9)));
    expect(asked(0, state)).toBe(5);
    const once = after(promisedTo(LOW), from('l1', p2a(LOW, 1, X)));
    expect(asked(0, after(once, from('r1', status(4)), from('r2', status(4))))).toBe(3);
    expect(asked(1, after(booted('acceptor'), info(NEXT)))).toBe(5);
  });
});

import { describe, expect, it } from 'vitest';
import { BOTTOM } from './ballot.ts';
import type { Configuration } from './configuration.ts';
import type { Event } from './events.ts';
import type { ReplicaId, Slot } from './ids.ts';
import type { Message } from './messages.ts';
import type { LeaderState } from './states.ts';
import { afterCrash } from './step.ts';
import {
  after,
  armed,
  ballot,
  booted,
  comeBack,
  command,
  decision,
  from,
  isDisarmed,
  noted,
  p1b,
  p2b,
  propose,
  receivers,
  RECORD,
  RULES,
  said,
  sends,
  start,
  status,
  take,
  timer,
} from './testing/trial.ts';

const NEXT: Configuration = {
  id: 1,
  from: 6,
  acceptors: ['a2', 'a3', 'a4'],
  leaders: ['l1', 'l3'],
  replicas: ['r2', 'r3', 'r4'],
};
const THEN: Configuration = { ...NEXT, id: 2, from: 9, leaders: ['l2', 'l3'] };

const OWN = ballot(1, 1);
const X = command('k1');

const passive = after(booted('leader'), start);
const active = after(passive, timer('elect'), from('a1', p1b(OWN)), from('a2', p1b(OWN)));
const spare = after(booted('leader', 3), start);

function info(...records: readonly Configuration[]): Event {
  return from('r2', { type: 'configInfo', records: [RECORD, ...records] });
}

function proposeIn(cfg: Configuration, slot: Slot): Event {
  return from('r2', { type: 'propose', cfg, slot, cmd: X });
}

/** The promises of a majority. */
function adoptedIn({ id: cfg, from: base, acceptors }: Configuration): readonly Event[] {
  const body = { type: 'p1b', cfg, re: OWN, ballot: OWN, base, pvalues: [] } as const;
  return acceptors.slice(1).map((acceptor) => from(acceptor, body));
}

function voteIn({ id: cfg, from: base, acceptors }: Configuration, slot: Slot): Event {
  return from(acceptors[0]!, { type: 'p2b', cfg, re: OWN, slot, ballot: OWN, base });
}

function instances({ volatile }: LeaderState): readonly (readonly [number, string])[] {
  return volatile.instances.map(({ cfg, mode }) => [cfg.id, mode]);
}

function says(replica: ReplicaId, slotOut: Slot): Event {
  return from(replica, status(slotOut));
}

function back(state: LeaderState): LeaderState {
  return afterCrash(RULES, state, [RECORD]) as LeaderState;
}

describe('a leader that hears of a new configuration', () => {
  it('L26: scouts there at once where it leads, in ballots of its own, and leads on here', () => {
    const outcome = take(active, info(NEXT));
    expect(instances(outcome.state)).toEqual([
      [0, 'active'],
      [1, 'scouting'],
    ]);
    expect(sends(outcome)).toEqual([
      ...NEXT.acceptors.map((to) => [to, { type: 'p1a', cfg: NEXT, ballot: OWN }]),
      ['r2', { type: 'joined', cfg: 1 }],
    ]);
    expect(outcome.effects.filter(({ kind }) => kind === 'persist')).toEqual([
      { kind: 'persist', field: 'records' },
      { kind: 'persist', field: 'round' },
    ]);
    expect(outcome.state.stable.rounds).toEqual([
      { cfg: 0, round: 1 },
      { cfg: 1, round: 1 },
    ]);
    expect(outcome.lines).toContain('L26');
  });

  it('L26: waits for its election timer where it does not lead', () => {
    const outcome = take(passive, info(NEXT));
    expect(instances(outcome.state)).toEqual([
      [0, 'passive'],
      [1, 'passive'],
    ]);
    expect(sends(outcome)).toEqual([['r2', { type: 'joined', cfg: 1 }]]);
    expect(armed(outcome, 'elect')).toMatchObject({ key: 1, range: { min: 200_000 } });
    expect(armed(outcome, 'ping')).toMatchObject({ key: 1 });
  });

  it('L26: begins to work where it is new, and knows all configurations', () => {
    const outcome = take(spare, info(NEXT));
    expect(instances(spare)).toEqual([]);
    expect(instances(outcome.state)).toEqual([[1, 'passive']]);
    expect(outcome.state.stable.records).toEqual([RECORD, NEXT]);
    expect(noted(outcome, 'joined')).toMatchObject({ isMember: true, again: false });
  });

  it('L26: has nothing to do in one that it is not in, but remembers it', () => {
    const outcome = take(after(active, info(NEXT)), info(NEXT, THEN));
    expect(instances(outcome.state).map(([cfg]) => cfg)).toEqual([0, 1]);
    expect(outcome.state.stable.records.map(({ id }) => id)).toEqual([0, 1, 2]);
    expect(noted(outcome, 'joined')).toMatchObject({ isMember: false });
    expect(receivers(outcome)).toEqual(['r2']);
  });

  it('L26: hears of several at once', () => {
    const second: Configuration = { ...NEXT, id: 2, from: 7 };
    const outcome = take(active, info(NEXT, second));
    expect(instances(outcome.state)).toEqual([
      [0, 'active'],
      [1, 'scouting'],
      [2, 'scouting'],
    ]);
    expect(said({ ...outcome, effects: outcome.effects.slice(-1) })).toMatchObject({ cfg: 2 });
  });

  it('L27: goes on to lead the newest while it still scouts in the one before', () => {
    const second: Configuration = { ...NEXT, id: 2, from: 7 };
    const outcome = take(after(active, info(NEXT)), info(NEXT, second));
    expect(instances(outcome.state)).toEqual([
      [0, 'active'],
      [1, 'scouting'],
      [2, 'scouting'],
    ]);
    expect(noted(outcome, 'scouting')).toMatchObject({ cfg: 2, after: 0 });
    expect(outcome.lines).toContain('L27');
  });

  it('L27: goes on to lead the later ones when it is adopted', () => {
    const knows = after(passive, info(NEXT), timer('elect'), from('a1', p1b(OWN)));
    expect(instances(knows)).toEqual([
      [0, 'scouting'],
      [1, 'passive'],
    ]);
    const outcome = take(knows, from('a2', p1b(OWN)));
    expect(instances(outcome.state)).toEqual([
      [0, 'active'],
      [1, 'scouting'],
    ]);
    expect(outcome.effects.filter(({ kind }) => kind === 'persist')).toHaveLength(1);
  });

  it('L27: but not where another has begun a ballot', () => {
    const seen = { type: 'p1b', cfg: 1, re: BOTTOM, ballot: ballot(4, 3), base: 6, pvalues: [] };
    const knows = after(passive, info(NEXT), from('a2', seen as Message), timer('elect'));
    const outcome = take(after(knows, from('a1', p1b(OWN))), from('a2', p1b(OWN)));
    expect(instances(outcome.state)).toEqual([
      [0, 'active'],
      [1, 'passive'],
    ]);
  });

  it('L26: hears it again, and answers again', () => {
    const state = after(active, info(NEXT));
    const outcome = take(state, info(NEXT));
    expect(outcome.state).toBe(state);
    expect(said(outcome)).toEqual({ type: 'joined', cfg: 1 });
    expect(noted(outcome, 'joined').again).toBe(true);
  });

  it('L2: learns of it from a proposal, too', () => {
    const outcome = take(active, proposeIn(NEXT, 6));
    expect(instances(outcome.state)).toEqual([
      [0, 'active'],
      [1, 'scouting'],
    ]);
    expect(noted(outcome, 'proposalKept')).toMatchObject({ cfg: 1, slot: 6 });
    expect(instances(after(spare, proposeIn(NEXT, 6)))).toEqual([[1, 'passive']]);
  });

  it('L2: does not begin in one that it is not in', () => {
    const outcome = take(passive, proposeIn(THEN, 9));
    expect(outcome.state).toBe(passive);
    expect(noted(outcome, 'ignored').why).toBe('notForMe');
  });

  it('keeps its instances in order, in whatever order it hears of them', () => {
    const second: Configuration = { ...NEXT, id: 2, from: 9 };
    const state = after(passive, proposeIn(second, 9), info(NEXT, second));
    expect(state.stable.records.map(({ id }) => id)).toEqual([0, 1, 2]);
    expect(instances(state).map(([cfg]) => cfg)).toEqual([0, 1, 2]);
  });

  it('works in each on its own: a vote in one is none in the other', () => {
    const state = after(active, info(NEXT), ...adoptedIn(NEXT), from('r1', propose(5, X)));
    const both = after(state, proposeIn(NEXT, 6));
    const [old, fresh] = both.volatile.instances;
    expect(old!.commanders.map(({ slot }) => slot)).toEqual([5]);
    expect(fresh!.commanders.map(({ slot }) => slot)).toEqual([6]);
    const outcome = take(both, voteIn(NEXT, 6));
    expect(noted(outcome, 'voteCounted')).toMatchObject({ cfg: 1, slot: 6, have: 1 });
    expect(outcome.state.volatile.instances[0]).toBe(old);
  });

  it('L4: a slot before its first is none of its own', () => {
    const outcome = take(after(spare, info(NEXT)), proposeIn(NEXT, 5));
    expect(said(outcome)).toEqual({ type: 'collected', cfg: 1, base: 6 });
  });

  it('L1: comes back in every configuration that it is in, without a ballot in any', () => {
    const outcome = take(back(after(active, info(NEXT))), comeBack);
    expect(outcome.state.volatile.instances).toMatchObject([
      { cfg: { id: 0 }, mode: 'passive', ballot: BOTTOM },
      { cfg: { id: 1 }, mode: 'passive', ballot: BOTTOM, base: 6 },
    ]);
    const keys = outcome.effects.flatMap((one) =>
      one.kind === 'setTimer' && one.name === 'elect' ? [one.key] : [],
    );
    expect(keys).toEqual([0, 1]);
    const scout = take(outcome.state, timer('elect', 1));
    expect(noted(scout, 'scouting')).toMatchObject({ cfg: 1, ballot: { round: 2, leader: 1 } });
  });

  it('L1: comes back as a newcomer, too', () => {
    const outcome = take(back(after(spare, info(NEXT))), comeBack);
    expect(instances(outcome.state)).toEqual([[1, 'passive']]);
    expect(armed(outcome, 'elect')).toMatchObject({ key: 1, range: { min: 200_000 } });
  });
});

/** Leads both; a command is open in each. */
const both = after(
  active,
  info(NEXT),
  ...adoptedIn(NEXT),
  from('r1', propose(5, X)),
  proposeIn(NEXT, 6),
);

describe('a configuration that is over', () => {
  it('L23: is given up once a majority of the next one has all of its slots', () => {
    const one = after(both, says('r1', 9), says('r2', 6), says('r3', 5));
    expect(instances(one).map(([cfg]) => cfg)).toEqual([0, 1]);
    const outcome = take(one, says('r4', 6));
    expect(instances(outcome.state)).toEqual([[1, 'active']]);
    expect(outcome.state.stable.retiredBelow).toBe(1);
    expect(outcome.state.stable.rounds).toEqual([{ cfg: 1, round: 1 }]);
    expect(noted(outcome, 'retired').cfg).toBe(0);
    expect(outcome.effects).toContainEqual({ kind: 'persist', field: 'retiredBelow' });
    const cancelled = outcome.effects.flatMap((effect) =>
      effect.kind === 'cancelTimer' ? [`${effect.name} ${effect.key}`] : [],
    );
    expect(cancelled).toEqual(
      expect.arrayContaining(['elect 0', 'ping 0', 'p1Retry 0', 'quorum 0']),
    );
    expect(cancelled).not.toContain('p2Retry 6');
    expect(cancelled).not.toContain('quorum 1');
  });

  it('L23: is not given up while the next one is not known', () => {
    const state = after(active, says('r1', 9), says('r2', 9), says('r3', 9));
    expect(state.stable.retiredBelow).toBe(0);
    expect(instances(state)).toEqual([[0, 'active']]);
  });

  it('L23: all before the last that is reached are', () => {
    const state = after(both, info(NEXT, THEN), says('r2', 9), says('r3', 9));
    expect(state.stable.retiredBelow).toBe(2);
    expect(instances(state)).toEqual([]);
  });

  it('L23: its slots are collected by its own replicas', () => {
    const state = after(both, says('r1', 5), says('r2', 5));
    expect(state.volatile.instances.map(({ base }) => base)).toEqual([5, 6]);
    const next = after(state, says('r3', 8), says('r1', 9));
    expect(next.volatile.instances.map(({ base }) => base)).toEqual([6, 6]);
  });

  it('L24: is given up where an acceptor says so, with its commanders', () => {
    const outcome = take(both, from('a1', { type: 'retired', cfg: 0 }));
    expect(instances(outcome.state)).toEqual([[1, 'active']]);
    expect(outcome.effects[0]).toEqual({ kind: 'persist', field: 'retiredBelow' });
    expect(isDisarmed(outcome, 'p2Retry')).toBe(true);
    expect(outcome.lines).toEqual(['L24']);
  });

  it('L24: hears it twice, or of an older one, without a change', () => {
    const state = after(both, from('a1', { type: 'retired', cfg: 0 }));
    const outcome = take(state, from('a2', { type: 'retired', cfg: 0 }));
    expect(outcome.state).toBe(state);
    expect(noted(outcome, 'ignored').why).toBe('nothingNew');
    const later = after(both, from('a2', { type: 'retired', cfg: 1 }));
    expect(take(later, from('a1', { type: 'retired', cfg: 0 })).state).toBe(later);
  });

  it('L24: is given up though its record is not known here, and does not begin after that', () => {
    const state = after(active, from('a1', { type: 'retired', cfg: 1 }));
    expect(state.stable).toMatchObject({ retiredBelow: 2, records: [{ id: 0 }] });
    expect(instances(after(state, info(NEXT)))).toEqual([]);
    expect(said(take(state, proposeIn(NEXT, 6)))).toEqual({ type: 'retired', cfg: 1 });
  });

  const retired = after(both, from('a1', { type: 'retired', cfg: 0 }));

  it('L23: a leader that goes on says nothing of it to who reports to it', () => {
    const outcome = take(retired, says('r1', 8));
    expect(sends(outcome)).toEqual([]);
    expect(outcome.state.volatile.learnedBy).toContainEqual({ replica: 'r1', slotOut: 8 });
  });

  it('L3: a replica that proposes in it is told so', () => {
    const outcome = take(retired, from('r1', propose(5, X)));
    expect(outcome.state).toBe(retired);
    expect(sends(outcome)).toEqual([['r1', { type: 'retired', cfg: 0 }]]);
    expect(noted(outcome, 'wasRetired')).toMatchObject({ cfg: 0, to: 'r1' });
    expect(outcome.lines).toEqual(['L2', 'L3']);
  });

  it('L3: a leader that pings in it is told so; late answers mean nothing', () => {
    expect(said(take(retired, from('l2', { type: 'ping', cfg: 0, nonce: 1 })))).toEqual({
      type: 'retired',
      cfg: 0,
    });
    for (const late of [p1b(OWN), p2b(OWN, 5)]) {
      const outcome = take(retired, from('a1', late));
      expect(outcome.state).toBe(retired);
      expect(noted(outcome, 'ignored').why).toBe('retired');
    }
    expect(take(retired, timer('elect', 0)).state).toBe(retired);
  });

  it('L26: does not begin anew where it is heard of late', () => {
    const gone = after(both, info(NEXT, THEN), from('a2', { type: 'retired', cfg: 1 }));
    for (const event of [info(NEXT), proposeIn(NEXT, 6), from('r1', propose(1, X))]) {
      expect(instances(take(gone, event).state)).toEqual([]);
    }
  });

  it('L23: a leader that has left says so to every replica that reports to it', () => {
    const gone = after(both, info(NEXT, THEN), says('r2', 9), says('r3', 9));
    const outcome = take(gone, says('r4', 9));
    expect(outcome.state).toBe(gone);
    expect(said(outcome)).toEqual({ type: 'retired', cfg: 1 });
  });

  it('L1: stays over when the leader comes back', () => {
    const outcome = take(back(retired), comeBack);
    expect(instances(outcome.state)).toEqual([[1, 'passive']]);
    const gone = after(both, info(NEXT, THEN), says('r2', 9), says('r3', 9));
    expect(take(back(gone), comeBack).effects).toEqual([]);
    expect(said(take(after(back(gone), comeBack), from('r1', propose(1, X))))).toEqual({
      type: 'retired',
      cfg: 1,
    });
  });

  it('L26: a leader that has left can come to work again', () => {
    const gone = after(both, info(NEXT, THEN), says('r2', 9), says('r3', 9));
    const again: Configuration = { ...THEN, id: 3, from: 12, leaders: ['l1'] };
    const state = after(gone, info(NEXT, THEN, again));
    expect(instances(state)).toEqual([[3, 'passive']]);
    expect(instances(after(state, says('r4', 9)))).toEqual([[3, 'passive']]);
  });

  it('ignores what is not for leaders', () => {
    expect(noted(take(both, from('l1', decision(1, X))), 'ignored').why).toBe('notForMe');
  });
});

import { describe, expect, it } from 'vitest';
import { NOOP, type LeaderId, type ProcessId, type Rules } from '../paxos/index.ts';
import { keyOf } from './keys.ts';
import {
  crash,
  deliver,
  drop,
  duplicate,
  fire,
  notes,
  openByHand,
  request,
  restart,
  sent,
  stateOf,
  type Trial,
} from './trial.ts';
import { VARIANTS } from './variants.ts';

/** Exact schedules, message by message, on the protocol as it is and with one rule replaced. */

type Play = (trial: Trial) => void;

function variant(id: string): (lawful: Rules) => Rules {
  return VARIANTS.find((one) => one.id === id)!.change;
}

function found(leaders: number, play: Play, change?: (lawful: Rules) => Rules): readonly string[] {
  const trial = openByHand({ acceptors: 3, leaders, replicas: 3, clients: 3 }, change);
  play(trial);
  return [...new Set(trial.violations.map(({ invariant }) => invariant))];
}

/** A command of client n reaches its replica, and the replica's proposal for slot 1 its leader. */
function propose(trial: Trial, n: 1 | 2 | 3): void {
  request(trial, `k${n}`, 'put', 'x', String(n));
  deliver(trial, 'request', `k${n}`, `r${n}`);
  deliver(trial, 'propose', `r${n}`, `l${n}`);
}

/** The leader's scout goes out, and these acceptors promise. */
function adopt(trial: Trial, leader: LeaderId, ...acceptors: readonly ProcessId[]): void {
  fire(trial, leader, 'elect');
  deliver(trial, 'p1a', leader, ...acceptors);
  for (const one of acceptors) deliver(trial, 'p1b', one, leader);
}

/** c1 is chosen by a1 and a2, and nobody knows. */
function chooseFirst(trial: Trial): void {
  propose(trial, 1);
  propose(trial, 2);
  adopt(trial, 'l1', 'a1', 'a2');
  deliver(trial, 'p2a', 'l1', 'a1', 'a2');
}

const V1: Play = (trial) => {
  propose(trial, 1);
  propose(trial, 2);
  adopt(trial, 'l1', 'a1', 'a2');
  deliver(trial, 'p2a', 'l1', 'a1');
  fire(trial, 'l2', 'elect');
  deliver(trial, 'p1a', 'l2', 'a2');
  deliver(trial, 'p2a', 'l1', 'a2');
  deliver(trial, 'p1a', 'l2', 'a3');
  deliver(trial, 'p1b', 'a2', 'l2');
  deliver(trial, 'p1b', 'a3', 'l2');
  deliver(trial, 'p2a', 'l2', 'a1', 'a2');
};

const V2: Play = (trial) => {
  chooseFirst(trial);
  adopt(trial, 'l2', 'a1', 'a2');
  deliver(trial, 'p2a', 'l2', 'a1', 'a2');
};

const V3: Play = (trial) => {
  for (const n of [1, 2, 3] as const) propose(trial, n);
  adopt(trial, 'l1', 'a1', 'a2');
  deliver(trial, 'p2a', 'l1', 'a1');
  adopt(trial, 'l2', 'a2', 'a3');
  deliver(trial, 'p2a', 'l2', 'a2', 'a3');
  adopt(trial, 'l3', 'a1', 'a2');
  deliver(trial, 'p2a', 'l3', 'a1', 'a2');
};

const V6: Play = (trial) => {
  propose(trial, 1);
  adopt(trial, 'l1', 'a1', 'a2');
  deliver(trial, 'p2a', 'l1', 'a1');
  duplicate(trial, 'p2b', 'a1', 'l1');
  deliver(trial, 'p2b', 'a1', 'l1');
  deliver(trial, 'p2b', 'a1', 'l1');
};

const V7: Play = (trial) => {
  chooseFirst(trial);
  fire(trial, 'l2', 'elect');
  deliver(trial, 'p1a', 'l2', 'a3');
  duplicate(trial, 'p1b', 'a3', 'l2');
  deliver(trial, 'p1b', 'a3', 'l2');
  deliver(trial, 'p1b', 'a3', 'l2');
  if (stateOf(trial, 'l2').volatile.instances[0]!.mode !== 'active') return;
  deliver(trial, 'p2a', 'l2', 'a1', 'a2');
};

const V8: Play = (trial) => {
  propose(trial, 1);
  adopt(trial, 'l1', 'a1', 'a2');
  deliver(trial, 'p2a', 'l1', 'a1');
  fire(trial, 'l2', 'elect');
  deliver(trial, 'p1a', 'l2', 'a2');
  deliver(trial, 'p2a', 'l1', 'a2');
  deliver(trial, 'p2b', 'a2', 'l1');
  fire(trial, 'l1', 'elect');
  deliver(trial, 'p1a', 'l1', 'a3');
  deliver(trial, 'p1a', 'l1', 'a3');
  deliver(trial, 'p1b', 'a3', 'l1');
  deliver(trial, 'p1b', 'a3', 'l1');
  deliver(trial, 'p1a', 'l1', 'a2');
  deliver(trial, 'p1b', 'a2', 'l1');
  deliver(trial, 'p2b', 'a1', 'l1');
  deliver(trial, 'p2a', 'l1', 'a2');
  deliver(trial, 'p2b', 'a2', 'l1');
};

const V9: Play = (trial) => {
  propose(trial, 1);
  propose(trial, 2);
  fire(trial, 'l1', 'elect');
  deliver(trial, 'p1a', 'l1', 'a2');
  adopt(trial, 'l2', 'a2', 'a3');
  deliver(trial, 'p2a', 'l2', 'a2', 'a3');
  deliver(trial, 'p1a', 'l1', 'a3');
  deliver(trial, 'p1b', 'a3', 'l1');
  fire(trial, 'l1', 'elect');
  deliver(trial, 'p1a', 'l1', 'a1');
  deliver(trial, 'p1a', 'l1', 'a1');
  deliver(trial, 'p1b', 'a1', 'l1');
  deliver(trial, 'p1b', 'a1', 'l1');
  deliver(trial, 'p1b', 'a2', 'l1');
  if (stateOf(trial, 'l1').volatile.instances[0]!.mode !== 'active') return;
  deliver(trial, 'p2a', 'l1', 'a1');
};

const V12: Play = (trial) => {
  chooseFirst(trial);
  crash(trial, 'a1');
  restart(trial, 'a1');
  adopt(trial, 'l2', 'a3', 'a1');
  deliver(trial, 'p2a', 'l2', 'a1', 'a3');
};

const V13: Play = (trial) => {
  propose(trial, 1);
  adopt(trial, 'l1', 'a1', 'a2');
  deliver(trial, 'p2a', 'l1', 'a1');
  crash(trial, 'l1');
  restart(trial, 'l1');
  request(trial, 'k2', 'put', 'x', '2');
  deliver(trial, 'request', 'k2', 'r2');
  deliver(trial, 'propose', 'r2', 'l1');
  fire(trial, 'l1', 'elect');
  deliver(trial, 'p1a', 'l1', 'a3');
  deliver(trial, 'p1a', 'l1', 'a3');
  deliver(trial, 'p1a', 'l1', 'a2');
};

const V14: Play = (trial) => {
  propose(trial, 1);
  adopt(trial, 'l1', 'a1', 'a2');
  request(trial, 'k2', 'put', 'x', '2');
  deliver(trial, 'request', 'k2', 'r2');
  deliver(trial, 'propose', 'r2', 'l1');
};

const V15: Play = (trial) => {
  for (const n of [1, 2, 3] as const) propose(trial, n);
  adopt(trial, 'l1', 'a1', 'a3');
  adopt(trial, 'l2', 'a2', 'a3');
  deliver(trial, 'p2a', 'l2', 'a1', 'a2');
  deliver(trial, 'p2a', 'l1', 'a1');
  adopt(trial, 'l3', 'a1', 'a3');
  deliver(trial, 'p2a', 'l3', 'a1', 'a3');
};

const V31: Play = (trial) => {
  chooseFirst(trial);
  crash(trial, 'a1');
  restart(trial, 'a1');
};

const SCHEDULES: readonly (readonly [id: string, leaders: number, Play, breaks: string])[] = [
  ['V1', 2, V1, 'I2'],
  ['V2', 2, V2, 'I2'],
  ['V3', 3, V3, 'I2'],
  ['V6', 1, V6, 'I3'],
  ['V7', 2, V7, 'I2'],
  ['V8', 2, V8, 'I3'],
  ['V9', 2, V9, 'I9'],
  ['V12', 2, V12, 'I2'],
  ['V13', 1, V13, 'I5'],
  ['V14', 1, V14, 'I4'],
  ['V15', 3, V15, 'I2'],
  ['V31', 2, V31, 'I18'],
];

describe('a broken variant on its own schedule', () => {
  it.each(SCHEDULES)('%s is found out', (id, leaders, play, breaks) => {
    expect(found(leaders, play, variant(id))).toContain(breaks);
  });

  it.each(SCHEDULES)('%s: the protocol as it is passes', (_id, leaders, play) => {
    expect(found(leaders, play)).toEqual([]);
  });
});

/** What a variant breaks before all else. */
function first(leaders: number, play: Play, id: string): readonly string[] {
  const trial = openByHand({ acceptors: 3, leaders, replicas: 3, clients: 3 }, variant(id));
  play(trial);
  const [earliest] = trial.violations;
  const together = trial.violations.filter(({ index }) => index === earliest?.index);
  return [...new Set(together.map(({ invariant }) => invariant))];
}

describe('what was said and is lost by a crash', () => {
  it('I18: a vote, and nothing else', () => {
    expect(first(2, V31, 'V31')).toEqual(['I18']);
  });

  it('I18: a round, before it is used again', () => {
    expect(first(1, V13, 'V13')).toEqual(['I18']);
  });
});

const V4: Play = (trial) => {
  propose(trial, 1);
  propose(trial, 2);
  adopt(trial, 'l1', 'a1');
  deliver(trial, 'p2a', 'l1', 'a1', 'a2');
  adopt(trial, 'l2', 'a3');
  deliver(trial, 'p2a', 'l2', 'a1', 'a2');
};

describe('I20: a leader without a majority is found out when it takes the lead', () => {
  it.each([
    ['V4', V4],
    ['V7', V7],
  ])('%s', (id, play) => {
    const trial = openByHand({ acceptors: 3, leaders: 2, replicas: 3, clients: 3 }, variant(id));
    play(trial);
    expect(trial.violations[0]!.invariant).toBe('I20');
    expect(trial.violations.at(-1)!.invariant).toBe('I2');
  });
});

describe('I8: an unsafe command is found out before a second one is chosen', () => {
  it.each([
    ['V2', 2, V2],
    ['V3', 3, V3],
    ['V4', 2, V4],
    ['V7', 2, V7],
    ['V12', 2, V12],
  ] as const)('%s', (id, leaders, play) => {
    const trial = openByHand({ acceptors: 3, leaders, replicas: 3, clients: 3 }, variant(id));
    play(trial);
    const firstOf = (invariant: string) =>
      trial.violations.find((one) => one.invariant === invariant)!.index;
    expect(firstOf('I8')).toBeLessThan(firstOf('I2'));
  });
});

describe('exact schedules', () => {
  it('T17: what is chosen while nobody knows is what the next leader decides', () => {
    const trial = openByHand({ acceptors: 3, leaders: 2, replicas: 3, clients: 3 });
    chooseFirst(trial);
    crash(trial, 'l1');
    adopt(trial, 'l2', 'a2', 'a3');
    deliver(trial, 'p2a', 'l2', 'a2', 'a3');
    deliver(trial, 'p2b', 'a2', 'l2');
    deliver(trial, 'p2b', 'a3', 'l2');
    expect(notes(trial, 'decided')).toMatchObject([{ slot: 1, cmd: { client: 'k1', seq: 1 } }]);
    expect(trial.violations).toEqual([]);
  });

  it('T19: a p2a that comes before the p1a gets a vote, and the commander lives', () => {
    const trial = openByHand({ acceptors: 3, leaders: 1, replicas: 1, clients: 1 });
    propose(trial, 1);
    adopt(trial, 'l1', 'a1', 'a2');
    deliver(trial, 'p2a', 'l1', 'a3');
    deliver(trial, 'p2b', 'a3', 'l1');
    expect(notes(trial, 'voteCounted')).toMatchObject([{ from: 'a3', have: 1 }]);
    deliver(trial, 'p1a', 'l1', 'a3');
    deliver(trial, 'p1b', 'a3', 'l1');
    deliver(trial, 'p2a', 'l1', 'a1');
    deliver(trial, 'p2b', 'a1', 'l1');
    expect(notes(trial, 'decided')).toHaveLength(1);
    expect(trial.violations).toEqual([]);
  });

  it('T22: duplicates make no majority and do no harm', () => {
    const trial = openByHand({ acceptors: 3, leaders: 1, replicas: 1, clients: 1 });
    propose(trial, 1);
    fire(trial, 'l1', 'elect');
    deliver(trial, 'p1a', 'l1', 'a1', 'a2');
    duplicate(trial, 'p1b', 'a1', 'l1');
    deliver(trial, 'p1b', 'a1', 'l1');
    deliver(trial, 'p1b', 'a1', 'l1');
    expect(stateOf(trial, 'l1').volatile.instances[0]).toMatchObject({
      mode: 'scouting',
      scout: { waitfor: ['a2', 'a3'] },
    });
    deliver(trial, 'p1b', 'a2', 'l1');
    deliver(trial, 'p2a', 'l1', 'a1', 'a2');
    duplicate(trial, 'p2b', 'a1', 'l1');
    deliver(trial, 'p2b', 'a1', 'l1');
    deliver(trial, 'p2b', 'a1', 'l1');
    expect(notes(trial, 'decided')).toEqual([]);
    deliver(trial, 'p2b', 'a2', 'l1');
    expect(notes(trial, 'decided')).toHaveLength(1);
    expect(trial.violations).toEqual([]);
  });

  it('T21: a late promise to an older ballot does not adopt', () => {
    const trial = openByHand({ acceptors: 3, leaders: 2, replicas: 3, clients: 3 });
    V9(trial);
    expect(stateOf(trial, 'l1').volatile.instances[0]!.mode).toBe('scouting');
    expect(trial.violations).toEqual([]);
  });

  it('T14: a preempted leader comes back with a higher round and what it was asked for', () => {
    const trial = openByHand({ acceptors: 3, leaders: 2, replicas: 3, clients: 3 });
    propose(trial, 1);
    adopt(trial, 'l1', 'a1', 'a2');
    adopt(trial, 'l2', 'a2', 'a3');
    deliver(trial, 'p2a', 'l1', 'a2');
    deliver(trial, 'p2b', 'a2', 'l1');
    crash(trial, 'l2');
    fire(trial, 'l1', 'elect');
    const again = sent(trial, 'p1a').at(-1)!;
    expect(again.ballot).toEqual({ round: 2, leader: 1 });
    deliver(trial, 'p1a', 'l1', 'a1', 'a2');
    deliver(trial, 'p1b', 'a1', 'l1');
    deliver(trial, 'p1b', 'a2', 'l1');
    expect(notes(trial, 'commanding').at(-1)).toMatchObject({
      slot: 1,
      ballot: { round: 2, leader: 1 },
      cmd: { client: 'k1' },
      origin: 'proposed',
    });
    expect(trial.violations).toEqual([]);
  });

  it('T13: two leaders that outbid each other in lock step get nothing done', () => {
    const trial = openByHand({ acceptors: 3, leaders: 2, replicas: 3, clients: 3 });
    propose(trial, 1);
    propose(trial, 2);
    adopt(trial, 'l1', 'a1', 'a2');
    for (let turn = 1; turn <= 20; turn++) {
      const [next, last] = turn % 2 === 1 ? (['l2', 'l1'] as const) : (['l1', 'l2'] as const);
      adopt(trial, next, 'a1', 'a2');
      deliver(trial, 'p2a', last, 'a1');
      deliver(trial, 'p2b', 'a1', last);
    }
    expect(notes(trial, 'adopted')).toHaveLength(21);
    expect(notes(trial, 'preempted')).toHaveLength(20);
    expect(trial.check.ghost.chosen.size).toBe(0);
    expect(trial.violations).toEqual([]);
  });

  it('T15: the vote with the highest ballot binds a new leader', () => {
    const trial = openByHand({ acceptors: 3, leaders: 3, replicas: 3, clients: 3 });
    V3(trial);
    expect(notes(trial, 'commanding').at(-1)).toMatchObject({
      ballot: { leader: 3 },
      cmd: { client: 'k2' },
      origin: 'adopted',
    });
  });

  it('L13: a hole below what acceptors carried is filled with a no-op', () => {
    const trial = openByHand({ acceptors: 3, leaders: 2, replicas: 1, clients: 2 });
    request(trial, 'k1', 'put', 'x', '1');
    request(trial, 'k2', 'put', 'x', '2');
    deliver(trial, 'request', 'k1', 'r1');
    deliver(trial, 'request', 'k2', 'r1');
    drop(trial, 'propose', 'r1', 'l1');
    deliver(trial, 'propose', 'r1', 'l1');
    adopt(trial, 'l1', 'a1', 'a2');
    expect(notes(trial, 'commanding')).toMatchObject([
      { slot: 1, cmd: NOOP, origin: 'filled' },
      { slot: 2, cmd: { client: 'k2' }, origin: 'proposed' },
    ]);
  });

  it('R29: a hole that nobody proposes for any more is filled with a no-op', () => {
    const trial = openByHand({ acceptors: 3, leaders: 1, replicas: 2, clients: 3 });
    adopt(trial, 'l1', 'a1', 'a2');
    for (const client of ['k1', 'k3'] as const) {
      request(trial, client, 'put', 'x', client);
      deliver(trial, 'request', client, 'r1');
    }
    drop(trial, 'propose', 'r1', 'l1');
    deliver(trial, 'propose', 'r1', 'l1');
    crash(trial, 'r1');
    decideNext(trial, 'l1');
    deliver(trial, 'decision', 'l1', 'r2');
    expect(stateOf(trial, 'r2').volatile.slotOut).toBe(1);
    fire(trial, 'r2', 'gap', 1);
    expect(sent(trial, 'learn')).toEqual([{ type: 'learn', from: 1 }]);
    fire(trial, 'r2', 'gap', 1);
    deliver(trial, 'propose', 'r2', 'l1');
    decideNext(trial, 'l1');
    deliver(trial, 'decision', 'l1', 'r2');
    expect(stateOf(trial, 'r2').volatile.slotOut).toBe(3);
    expect(notes(trial, 'performed').map(({ cmd }) => keyOf(cmd))).toEqual(['noop', 'k3#1']);
    expect(trial.violations).toEqual([]);
  });
});

/** Two acceptors vote for what the leader asks next, and it decides. */
function decideNext(trial: Trial, leader: LeaderId): void {
  deliver(trial, 'p2a', leader, 'a1', 'a2');
  for (const acceptor of ['a1', 'a2'] as const) deliver(trial, 'p2b', acceptor, leader);
}

import { describe, expect, it } from 'vitest';
import { NOOP } from '../paxos/index.ts';
import { keyOf } from './keys.ts';
import { adopt, chooseFirst, decideNext, propose, V3, V9 } from './plays.ts';
import {
  crash,
  deliver,
  drop,
  duplicate,
  fire,
  notes,
  openByHand,
  request,
  sent,
  stateOf,
} from './trial.ts';

/** Exact schedules, message by message, on the protocol as it is. */

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

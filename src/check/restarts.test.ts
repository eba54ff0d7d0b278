import { describe, expect, it } from 'vitest';
import type { ClientId, ReplicaId } from '../paxos/index.ts';
import {
  clusterOf,
  crash,
  deliver,
  fire,
  healAll,
  logOf,
  notes,
  openByHand,
  openTrial,
  partition,
  request,
  restart,
  run,
  runUntil,
  sent,
  stateOf,
  type Trial,
} from './trial.ts';

/** The named scenarios about crashes, and about replicas that have missed something. */

const SECOND = 1_000_000;

function ask(trial: Trial, client: ClientId, ...op: readonly string[]): void {
  request(trial, client, ...op);
  const isAnswered = () => stateOf(trial, client).volatile.open === null;
  expect(runUntil(trial, isAnswered, 20 * SECOND)).toBe(true);
}

function stateText(trial: Trial, replica: ReplicaId): string {
  const { slotOut, state, sessions } = stateOf(trial, replica).volatile;
  return JSON.stringify([slotOut, state, sessions]);
}

describe('what survives a crash', () => {
  it('T33: a promise', () => {
    const trial = openByHand({ acceptors: 3, leaders: 2, replicas: 1, clients: 1 });
    request(trial, 'k1', 'put', 'x', '1');
    deliver(trial, 'request', 'k1', 'r1');
    deliver(trial, 'propose', 'r1', 'l1');
    fire(trial, 'l1', 'elect');
    deliver(trial, 'p1a', 'l1', 'a1', 'a2');
    deliver(trial, 'p1b', 'a1', 'l1');
    deliver(trial, 'p1b', 'a2', 'l1');
    fire(trial, 'l2', 'elect');
    deliver(trial, 'p1a', 'l2', 'a2');
    crash(trial, 'a2');
    restart(trial, 'a2');
    deliver(trial, 'p2a', 'l1', 'a2');
    expect(notes(trial, 'refusedP2a')).toMatchObject([{ promised: { round: 1, leader: 2 } }]);
    expect(sent(trial, 'p2b')).toMatchObject([{ ballot: { round: 1, leader: 2 } }]);
    expect(trial.violations).toEqual([]);
  });

  it('T34: a vote whose p2b was not sent, which is then repeated', () => {
    const trial = openByHand({ acceptors: 3, leaders: 1, replicas: 1, clients: 1 });
    request(trial, 'k1', 'put', 'x', '1');
    deliver(trial, 'request', 'k1', 'r1');
    deliver(trial, 'propose', 'r1', 'l1');
    fire(trial, 'l1', 'elect');
    deliver(trial, 'p1a', 'l1', 'a1', 'a2');
    deliver(trial, 'p1b', 'a1', 'l1');
    deliver(trial, 'p1b', 'a2', 'l1');
    crash(trial, 'a1', 'beforeSend');
    deliver(trial, 'p2a', 'l1', 'a1');
    expect(sent(trial, 'p2b')).toEqual([]);
    restart(trial, 'a1');
    fire(trial, 'l1', 'p2Retry', 1);
    deliver(trial, 'p2a', 'l1', 'a1');
    expect(notes(trial, 'accepted').map(({ again }) => again)).toEqual([false, true]);
    expect(sent(trial, 'p2b')).toHaveLength(1);
    expect(trial.violations).toEqual([]);
  });

  it('not what a crash before persisting kept from being written', () => {
    const trial = openByHand({ acceptors: 3, leaders: 1, replicas: 1, clients: 1 });
    fire(trial, 'l1', 'elect');
    crash(trial, 'a1', 'beforePersist');
    deliver(trial, 'p1a', 'l1', 'a1');
    restart(trial, 'a1');
    expect(stateOf(trial, 'a1').stable.instances).toEqual([]);
    expect(sent(trial, 'p1b')).toEqual([]);
  });

  it('T35: the rounds a leader has used', () => {
    const trial = openByHand({ acceptors: 3, leaders: 1, replicas: 2, clients: 2 });
    fire(trial, 'l1', 'elect');
    crash(trial, 'l1');
    restart(trial, 'l1');
    request(trial, 'k2', 'put', 'x', '2');
    deliver(trial, 'request', 'k2', 'r2');
    deliver(trial, 'propose', 'r2', 'l1');
    fire(trial, 'l1', 'elect');
    expect(sent(trial, 'p1a').map(({ ballot }) => ballot.round)).toEqual([1, 1, 1, 2, 2, 2]);
    expect(trial.violations).toEqual([]);
  });

  it('T36: a replica performs its log again and learns the rest', () => {
    const trial = openTrial(clusterOf({ acceptors: 3, leaders: 1, replicas: 2, clients: 1 }));
    for (let n = 1; n <= 20; n++) {
      if (n === 13) crash(trial, 'r2');
      if (n === 16) restart(trial, 'r2');
      if (n === 16) expect(stateOf(trial, 'r2').volatile.slotOut).toBeGreaterThanOrEqual(12);
      ask(trial, 'k1', 'append', 'x', String(n % 10));
    }
    run(trial, 3 * SECOND);
    expect(logOf(trial, 'r2')).toHaveLength(20);
    expect(stateText(trial, 'r2')).toBe(stateText(trial, 'r1'));
    expect(trial.violations).toEqual([]);
  });

  it('T37: what was decided, when all crash at once and all messages are gone', () => {
    const trial = openTrial(clusterOf({ acceptors: 3, leaders: 2, replicas: 2, clients: 4 }));
    for (const client of ['k1', 'k2', 'k3', 'k4'] as const)
      ask(trial, client, 'append', 'x', client);
    for (const client of ['k1', 'k2', 'k3', 'k4'] as const)
      request(trial, client, 'append', 'y', client);
    run(trial, 22_000);
    const servers = ['r1', 'r2', 'l1', 'l2', 'a1', 'a2', 'a3'] as const;
    const before = logOf(trial, 'r1');
    for (const id of servers) crash(trial, id);
    run(trial, 100_000);
    for (const id of servers) restart(trial, id);
    const isDone = () =>
      trial.world.processes.every(({ state }) => state.role !== 'client' || !state.volatile.open);
    expect(runUntil(trial, isDone, 20 * SECOND)).toBe(true);
    run(trial, 3 * SECOND);
    expect(logOf(trial, 'r1').slice(0, before.length)).toEqual(before);
    expect(before.length).toBeGreaterThanOrEqual(4);
    expect(stateText(trial, 'r2')).toBe(stateText(trial, 'r1'));
    expect(trial.violations).toEqual([]);
  });
});

describe('catching up', () => {
  it('T39: a replica that was cut off learns from its peers, without acceptors', () => {
    const trial = openTrial(clusterOf({ acceptors: 3, leaders: 1, replicas: 2, clients: 1 }));
    ask(trial, 'k1', 'append', 'x', '0');
    run(trial, SECOND);
    partition(trial, 'r2');
    for (let n = 1; n <= 8; n++) ask(trial, 'k1', 'append', 'x', String(n));
    expect(stateOf(trial, 'r2').volatile.slotOut).toBe(2);
    healAll(trial);
    const since = trial.world.index;
    run(trial, 3 * SECOND);
    expect(sent(trial, 'learned', since).length).toBeGreaterThan(0);
    expect(sent(trial, 'p2a', since)).toEqual([]);
    expect(logOf(trial, 'r2')).toEqual(logOf(trial, 'r1'));
    expect(stateText(trial, 'r2')).toBe(stateText(trial, 'r1'));
    expect(trial.violations).toEqual([]);
  });
});

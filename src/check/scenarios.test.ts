import { describe, expect, it } from 'vitest';
import { sameBallot, type ClientId, type ReplicaId } from '../paxos/index.ts';
import { openRequests } from './core.ts';
import {
  act,
  clusterOf,
  crash,
  cut,
  dropAll,
  healAll,
  logOf,
  notes,
  openTrial,
  partition,
  request,
  restart,
  run,
  runUntil,
  sent,
  stateOf,
  type Shape,
  type Trial,
} from './trial.ts';
import { VARIANTS } from './variants.ts';

/** The named scenarios, on worlds that run by their clock. */

const SECOND = 1_000_000;
const BEFORE_ANY_RETRY = 290_000;

function small(shape: Partial<Shape> = {}): Trial {
  return openTrial(clusterOf({ acceptors: 3, leaders: 1, replicas: 1, clients: 1, ...shape }));
}

/** Sends a command and lets the world run until its client has the answer. */
function ask(trial: Trial, client: ClientId, ...op: readonly string[]): string {
  request(trial, client, ...op);
  expect(runUntil(trial, () => isAnswered(trial, client), 20 * SECOND)).toBe(true);
  return stateOf(trial, client).volatile.last!.result;
}

function isAnswered(trial: Trial, client: ClientId): boolean {
  return stateOf(trial, client).volatile.open === null;
}

function isActive(trial: Trial, leader: `l${number}`): boolean {
  return stateOf(trial, leader).volatile.instances[0]!.mode === 'active';
}

function valueAt(trial: Trial, replica: ReplicaId): string {
  return JSON.stringify(stateOf(trial, replica).volatile.state);
}

/** Messages of each type sent since an action, of those that an ordinary command needs. */
function counts(trial: Trial, since = 0): Readonly<Record<string, number>> {
  const types = ['propose', 'p1a', 'p1b', 'p2a', 'p2b', 'decision', 'response'] as const;
  return Object.fromEntries(types.map((type) => [type, sent(trial, type, since).length]));
}

describe('in good weather', () => {
  it('T01: the first command takes both phases', () => {
    const trial = small();
    ask(trial, 'k1', 'put', 'x', '1');
    expect(counts(trial)).toEqual({
      propose: 1,
      p1a: 3,
      p1b: 3,
      p2a: 3,
      p2b: 3,
      decision: 1,
      response: 1,
    });
    expect(stateOf(trial, 'k1').volatile.last).toEqual({ seq: 1, slot: 1, result: 'ok' });
    expect(trial.violations).toEqual([]);
  });

  it('T02: the next command needs no first phase', () => {
    const trial = small();
    ask(trial, 'k1', 'put', 'x', '1');
    run(trial, SECOND);
    const since = trial.world.index;
    ask(trial, 'k1', 'get', 'x');
    expect(counts(trial, since)).toEqual({
      propose: 1,
      p1a: 0,
      p1b: 0,
      p2a: 3,
      p2b: 3,
      decision: 1,
      response: 1,
    });
    expect(stateOf(trial, 'k1').volatile.last).toEqual({ seq: 2, slot: 2, result: '1' });
  });

  it('T03: one process of each role is a cluster', () => {
    const trial = small({ acceptors: 1 });
    const answers = ['a', 'b', 'c'].map((letter) => ask(trial, 'k1', 'append', 'x', letter));
    expect(answers).toEqual(['a', 'ab', 'abc']);
    expect(logOf(trial, 'r1')).toEqual(['k1#1', 'k1#2', 'k1#3']);
  });

  it('T04: a client sees what another was answered before', () => {
    const trial = small({ replicas: 2, clients: 2 });
    expect(ask(trial, 'k1', 'append', 'x', 'X')).toBe('X');
    expect(ask(trial, 'k2', 'append', 'x', 'Y')).toBe('XY');
  });

  it('T05: of two commands for one slot the loser gets the next', () => {
    const trial = small({ replicas: 2, clients: 2 });
    request(trial, 'k1', 'append', 'x', 'X');
    request(trial, 'k2', 'append', 'x', 'Y');
    const both = () => isAnswered(trial, 'k1') && isAnswered(trial, 'k2');
    expect(runUntil(trial, both, BEFORE_ANY_RETRY)).toBe(true);
    run(trial, SECOND);
    expect(notes(trial, 'displaced')).toHaveLength(1);
    expect(logOf(trial, 'r1').toSorted()).toEqual(['k1#1', 'k2#1']);
    expect(logOf(trial, 'r2')).toEqual(logOf(trial, 'r1'));
    expect(valueAt(trial, 'r2')).toBe(valueAt(trial, 'r1'));
    expect(trial.violations).toEqual([]);
  });
});

it('T05, V19: forgotten, the loser waits until its client asks again', () => {
  const { change } = VARIANTS.find(({ id }) => id === 'V19')!;
  const shape = { acceptors: 3, leaders: 1, replicas: 2, clients: 2 };
  const trial = openTrial(clusterOf(shape), change);
  request(trial, 'k1', 'append', 'x', 'X');
  request(trial, 'k2', 'append', 'x', 'Y');
  run(trial, BEFORE_ANY_RETRY);
  expect(openRequests(trial.world)).toHaveLength(1);
  expect(trial.violations.map(({ invariant }) => invariant)).toEqual(['P4']);
});

describe('partitions', () => {
  const five = { acceptors: 5, leaders: 2, replicas: 2, clients: 2 };

  it('T06: the side with a majority goes on', () => {
    const trial = small(five);
    partition(trial, 'a1', 'a2', 'a3', 'l1', 'r1', 'k1');
    expect(ask(trial, 'k1', 'put', 'x', '1')).toBe('ok');
    expect(trial.violations).toEqual([]);
  });

  it('T07, T08: a minority decides nothing; healed, it answers once', () => {
    const trial = small(five);
    partition(trial, 'a1', 'a2', 'l1', 'r1', 'k1');
    request(trial, 'k1', 'append', 'x', 'X');
    run(trial, 20 * SECOND);
    expect(trial.check.ghost.chosen.size).toBe(0);
    expect(sent(trial, 'response')).toEqual([]);
    healAll(trial);
    expect(runUntil(trial, () => isAnswered(trial, 'k1'), 20 * SECOND)).toBe(true);
    run(trial, 5 * SECOND);
    expect(stateOf(trial, 'k1').volatile.last!.result).toBe('X');
    expect(notes(trial, 'answered')).toHaveLength(1);
    expect(trial.violations).toEqual([]);
  });

  it('T25: a leader cut off from acceptors, though it can be pinged, gives way', () => {
    const trial = small({ leaders: 2 });
    ask(trial, 'k1', 'put', 'x', '1');
    for (const acceptor of ['a1', 'a2', 'a3'] as const) cut(trial, 'l1', acceptor);
    const since = trial.world.index;
    const start = trial.world.time;
    request(trial, 'k1', 'put', 'x', '2');
    const { quorumTtl } = trial.world.cluster.settings;
    expect(runUntil(trial, () => !isActive(trial, 'l1'), quorumTtl + 100_000)).toBe(true);
    expect(notes(trial, 'quorumLost', since)).toHaveLength(1);
    expect(trial.world.time - start).toBeGreaterThanOrEqual(quorumTtl);
    expect(runUntil(trial, () => isActive(trial, 'l2'), 2 * SECOND)).toBe(true);
    expect(runUntil(trial, () => isAnswered(trial, 'k1'), 5 * SECOND)).toBe(true);
    expect(trial.violations).toEqual([]);
  });

  it('T26: leaders that do not hear each other still get work done', () => {
    const trial = small({ leaders: 2, clients: 2 });
    cut(trial, 'l1', 'l2');
    act(trial, { kind: 'load', load: { kind: 'closed', think: 50_000 } });
    run(trial, 20 * SECOND);
    expect(notes(trial, 'answered').length).toBeGreaterThan(50);
    expect(trial.check.ghost.owners.size).toBeLessThan(100);
    expect(trial.violations).toEqual([]);
  });

  it('T28: a leader that returns from isolation costs at most one more ballot', () => {
    const trial = small({ leaders: 2, clients: 2 });
    ask(trial, 'k1', 'put', 'x', '1');
    act(trial, { kind: 'load', load: { kind: 'closed', think: 50_000 } });
    partition(trial, 'l1');
    run(trial, 5 * SECOND);
    expect(isActive(trial, 'l2')).toBe(true);
    const ballots = trial.check.ghost.owners.size;
    healAll(trial);
    run(trial, 10 * SECOND);
    expect(trial.check.ghost.owners.size).toBeLessThanOrEqual(ballots + 1);
    expect(['l1', 'l2'].filter((id) => isActive(trial, id as 'l1'))).toHaveLength(1);
    expect(trial.violations).toEqual([]);
  });
});

describe('elections', () => {
  it('T11: while the active leader is well the other only pings', () => {
    const trial = small({ leaders: 2 });
    run(trial, SECOND);
    const since = trial.world.index;
    run(trial, 20 * SECOND);
    expect(sent(trial, 'ping', since).length).toBeGreaterThan(300);
    expect(sent(trial, 'p1a')).toHaveLength(3);
    expect(trial.check.ghost.owners.size).toBe(1);
    expect(isActive(trial, 'l1')).toBe(true);
  });

  it('T12: another takes over from a leader that crashed with work open', () => {
    const trial = small({ leaders: 2 });
    ask(trial, 'k1', 'put', 'x', '1');
    request(trial, 'k1', 'put', 'x', '2');
    expect(runUntil(trial, () => notes(trial, 'commanding').length === 2, SECOND)).toBe(true);
    crash(trial, 'l1');
    expect(runUntil(trial, () => isActive(trial, 'l2'), SECOND)).toBe(true);
    expect(runUntil(trial, () => isAnswered(trial, 'k1'), 5 * SECOND)).toBe(true);
    expect(trial.violations).toEqual([]);
  });

  it('T23: lost promises are asked for again in the same ballot', () => {
    const trial = small();
    expect(runUntil(trial, () => sent(trial, 'p1b').length === 3, SECOND)).toBe(true);
    expect(dropAll(trial, 'p1b')).toBe(3);
    const since = trial.world.index;
    expect(runUntil(trial, () => isActive(trial, 'l1'), SECOND)).toBe(true);
    const { ballot } = sent(trial, 'p1a')[0]!;
    const again = sent(trial, 'p1a', since);
    expect(again).toHaveLength(3);
    expect(again.every((one) => sameBallot(one.ballot, ballot))).toBe(true);
  });

  it('T24: ballots are ordered by numbers, so leader 10 is above leader 2', () => {
    const trial = openTrial(
      clusterOf({ acceptors: 3, leaders: 10, replicas: 1, clients: 1 }, { election: 'manual' }),
    );
    const elect = (process: 'l2' | 'l10') =>
      act(trial, { kind: 'fire', process, timer: 'elect', key: 0 });
    elect('l2');
    run(trial, SECOND);
    elect('l10');
    run(trial, SECOND);
    expect(isActive(trial, 'l10')).toBe(true);
    const promised = stateOf(trial, 'a1').stable.instances[0]!.promised;
    expect(promised).toEqual({ round: 1, leader: 10 });
  });
});

describe('answers', () => {
  it('T29: a lost response is given again, from the cache and without a new slot', () => {
    const trial = small();
    request(trial, 'k1', 'append', 'x', 'X');
    expect(runUntil(trial, () => sent(trial, 'response').length === 1, SECOND)).toBe(true);
    expect(dropAll(trial, 'response')).toBe(1);
    expect(runUntil(trial, () => isAnswered(trial, 'k1'), SECOND)).toBe(true);
    expect(stateOf(trial, 'k1').volatile.last).toEqual({ seq: 1, slot: 1, result: 'X' });
    expect(notes(trial, 'responded').map(({ cached }) => cached)).toEqual([false, true]);
    expect(trial.check.ghost.chosen.size).toBe(1);
  });

  it('T30: a request that two replicas propose is performed once and answered alike', () => {
    const trial = small({ replicas: 2 });
    request(trial, 'k1', 'append', 'x', 'X');
    run(trial, 5_000);
    act(trial, { kind: 'fire', process: 'k1', timer: 'clientRetry', key: 1 });
    run(trial, 2 * SECOND);
    const answers = sent(trial, 'response').map(({ result }) => result);
    expect(new Set(answers)).toEqual(new Set(['X']));
    expect(valueAt(trial, 'r1')).toBe('[["x","X"]]');
    expect(valueAt(trial, 'r2')).toBe('[["x","X"]]');
    expect(trial.violations).toEqual([]);
  });

  it('T31: a client that comes back is somebody new, not a duplicate of itself', () => {
    const trial = small();
    ask(trial, 'k1', 'append', 'x', 'X');
    crash(trial, 'k1');
    restart(trial, 'k1');
    expect(ask(trial, 'k1', 'append', 'x', 'Y')).toBe('XY');
    expect(logOf(trial, 'r1')).toEqual(['k1#1', 'k1.2#1']);
  });
});

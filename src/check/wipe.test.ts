import { describe, expect, it } from 'vitest';
import type { ProcessId } from '../paxos/index.ts';
import { advance, apply, type Action } from '../sim/index.ts';
import { observe, recover } from './index.ts';
import { luckOf } from './luck.ts';
import { randomCluster } from './random-cluster.ts';
import { randomHand } from './random-hand.ts';
import {
  act,
  clusterOf,
  crash,
  openTrial,
  request,
  restart,
  run,
  type Trial,
} from './testing/trial.ts';

/** A wiped disk: what the checker reports of it, and what it does not. */

function wipe({ world }: Trial, process: ProcessId): Action {
  const { id } = world.nodes[world.processes[world.processAt.get(process)!]!.node]!;
  return { kind: 'wipe', node: id };
}

/** A cluster that has chosen, learned and performed some commands. */
function worked(): Trial {
  const trial = openTrial(clusterOf({ acceptors: 3, leaders: 2, replicas: 3, clients: 2 }));
  for (const op of ['a', 'b', 'c']) {
    request(trial, 'k1', 'append', 'x', op);
    run(trial, 400_000);
  }
  expect(trial.violations).toEqual([]);
  return trial;
}

function foundIn({ violations }: Trial): readonly string[] {
  return violations.map(({ invariant, witnesses }) => `${invariant} ${witnesses.join(' ')}`);
}

describe('a wiped disk', () => {
  it('of an acceptor breaks its promise and its vote, at once', () => {
    const trial = worked();
    crash(trial, 'a2');
    act(trial, wipe(trial, 'a2'));
    expect(foundIn(trial)).toEqual(['I6 a2', 'I18 a2']);
    restart(trial, 'a2');
    expect(foundIn(trial)).toEqual(['I6 a2', 'I18 a2']);
  });

  it('of a leader breaks what it has said of its round', () => {
    const trial = worked();
    crash(trial, 'l1');
    act(trial, wipe(trial, 'l1'));
    expect(foundIn(trial)).toEqual(['I18 l1']);
  });

  it('of a replica undoes what it had performed, and is made up for by its peers', () => {
    const trial = worked();
    crash(trial, 'r2');
    act(trial, wipe(trial, 'r2'));
    restart(trial, 'r2');
    expect(foundIn(trial)).toEqual(['I18 r2', 'I12 r2']);
    const violations = recover(trial.world, (occurrence) =>
      trial.violations.push(...observe(trial.check, trial.world, occurrence)),
    );
    expect(violations).toEqual([]);
    expect(foundIn(trial)).toEqual(['I18 r2', 'I12 r2']);
  });

  it('of a client breaks nothing: it begins another session', () => {
    const trial = worked();
    crash(trial, 'k1');
    act(trial, wipe(trial, 'k1'));
    restart(trial, 'k1');
    run(trial, 1_000_000);
    expect(foundIn(trial)).toEqual([]);
  });

  it('is borne by engine and checker, whatever else happens', () => {
    let wipes = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const luck = luckOf(seed, 'wipes');
      const trial = openTrial(randomCluster(luck), undefined, seed);
      const { world } = trial;
      for (let left = 1_500; left > 0; left--) {
        const down = world.nodes.find(({ status, empty }) => status === 'down' && !empty);
        const hand: Action | null =
          down !== undefined && luck.chance(0.1)
            ? { kind: 'wipe', node: down.id }
            : luck.chance(0.2)
              ? randomHand(world, luck)
              : null;
        if (hand?.kind === 'wipe') wipes += 1;
        const done = hand === null ? advance(world, Infinity) : apply(world, hand, world.time);
        if (done !== null) observe(trial.check, world, done);
      }
    }
    expect(wipes).toBeGreaterThan(100);
  });
});

describe('a fault campaign', () => {
  it('never wipes: no protocol survives that', () => {
    const luck = luckOf(1, 'campaign');
    const trial = openTrial(clusterOf({ acceptors: 3, leaders: 2, replicas: 2, clients: 2 }));
    const kinds = new Set<string>();
    for (let left = 2_000; left > 0; left--) {
      const hand = randomHand(trial.world, luck);
      if (hand === null) continue;
      kinds.add(hand.kind);
      act(trial, hand);
    }
    expect(kinds).toContain('restart');
    expect(kinds).not.toContain('wipe');
  });
});

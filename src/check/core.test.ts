import { describe, expect, it } from 'vitest';
import { endFaults, openRequests, recover } from './index.ts';
import {
  act,
  clusterOf,
  crash,
  openTrial,
  partition,
  request,
  run,
  type Trial,
} from './testing/trial.ts';

const SHAPE = { acceptors: 3, leaders: 2, replicas: 2, clients: 2 };

/** Puts every kind of fault in force, with a request open. */
function troubled(trial: Trial): Trial {
  run(trial, 200_000);
  act(trial, {
    kind: 'weather',
    links: null,
    policy: { ...trial.world.cluster.link, loss: 0.9 },
  });
  partition(trial, 'a1', 'a2');
  crash(trial, 'l1');
  crash(trial, 'r2', 'beforeSend');
  act(trial, { kind: 'pause', node: 'n3' });
  request(trial, 'k1', 'put', 'x', '1');
  request(trial, 'k2', 'put', 'y', '2');
  run(trial, 2_000_000);
  return trial;
}

describe('recovery', () => {
  it('ends all faults', () => {
    const { world } = troubled(openTrial(clusterOf(SHAPE)));
    endFaults(world, () => {});
    expect(world.nodes.every(({ status, crashAt }) => status === 'up' && crashAt === null)).toBe(
      true,
    );
    expect(world.links.cut.some((cut) => cut)).toBe(false);
    expect(world.links.common.loss).toBe(0);
  });

  it('has every open request answered', () => {
    const { world } = troubled(openTrial(clusterOf(SHAPE)));
    expect(openRequests(world)).toHaveLength(2);
    const start = world.time;
    expect(recover(world, () => {})).toEqual([]);
    expect(openRequests(world)).toEqual([]);
    expect(world.time - start).toBeLessThan(10_000_000);
  });

  it('P1: says which requests it could not help', () => {
    const deaf = openTrial(clusterOf(SHAPE), (rules) => ({ ...rules, isQuorum: () => false }));
    const violations = recover(troubled(deaf).world, () => {});
    expect(violations.map(({ invariant }) => invariant)).toEqual(['P1']);
    expect(violations[0]!.data['open']).toMatchObject([{ client: 'k1' }, { client: 'k2' }]);
  });

  it('P3: says which replica has not caught up in time', () => {
    const never = 600 * 1_000_000;
    const slow = { status: never, gap: never, learn: never, learnMax: never };
    const trial = openTrial(clusterOf(SHAPE, slow));
    partition(trial, 'r2');
    request(trial, 'k1', 'put', 'x', '1');
    run(trial, 2_000_000);
    const violations = recover(trial.world, () => {});
    expect(violations).toMatchObject([{ invariant: 'P3', witnesses: ['r2'], data: { goal: 1 } }]);
  });
});

import { describe, expect, it } from 'vitest';
import { contractFaults, step } from '../paxos/index.ts';
import { clusterFaults, type Cluster } from '../sim/index.ts';
import { campaign } from './index.ts';
import { openFaultRun, playNext, settle } from './fault-run.ts';
import { luckOf } from './luck.ts';
import { randomCluster } from './random-cluster.ts';
import { clusterOf } from './testing/trial.ts';
import { BROKEN, VARIANTS } from './variants.ts';
import { INVARIANTS } from './violation.ts';

const SEEDS = Array.from({ length: 60 }, (_, at) => at + 1);
const EVENTS = 2_000;

/** These are too rare to wait for here. Each has an exact schedule of its own, and T61 finds the first two. */
const RARE = ['V3', 'V8', 'V33'];

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const one of Object.values(value)) frozen(one);
  }
  return value;
}

describe('random fault runs', () => {
  it('break no invariant, and recover once the faults stop', () => {
    const reports = SEEDS.map((seed) => campaign(seed, { events: EVENTS }));
    expect(reports.filter(({ violation }) => violation !== null)).toEqual([]);
    const sum = (field: 'chosen' | 'answered' | 'crashes' | 'ballots') =>
      reports.reduce((total, report) => total + report[field], 0);
    expect(sum('chosen')).toBeGreaterThan(500);
    expect(sum('answered')).toBeGreaterThan(500);
    expect(sum('crashes')).toBeGreaterThan(200);
    expect(sum('ballots')).toBeGreaterThan(300);
  });

  it('are judged by every invariant there is', () => {
    const { judged, violation } = campaign(1, { events: 1_000 });
    expect(violation).toBeNull();
    expect(judged.toSorted()).toEqual(Object.keys(INVARIANTS).toSorted());
  });

  it('are the same for the same seed, and others for others', () => {
    const hashes = [7, 7, 8].map((seed) => campaign(seed, { events: EVENTS }).hash);
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[0]).not.toBe(hashes[2]);
  });

  it('start from clusters within the limits', () => {
    const faults = SEEDS.flatMap((seed) =>
      clusterFaults(randomCluster(luckOf(seed, 'campaign')), seed),
    );
    expect(faults).toEqual([]);
  });

  it('hold every handler to its contract: pure, durable before it speaks, plain', () => {
    const faults = new Set<string>();
    let handlers = 0;
    for (const seed of SEEDS.slice(0, 3)) {
      campaign(seed, {
        events: 400,
        seen: ({ rules }, occurrence) => {
          for (const { before, event, step: outcome } of [occurrence, ...occurrence.parts]) {
            if (before === null || event === null || outcome === null) continue;
            handlers += 1;
            for (const fault of contractFaults(before, outcome)) faults.add(fault);
            const again = step(rules, frozen(before), frozen(event));
            if (JSON.stringify(again) !== JSON.stringify(outcome)) faults.add('is repeatable');
          }
        },
      });
    }
    expect([...faults]).toEqual([]);
    expect(handlers).toBeGreaterThan(2_000);
  });
});

it('H1: no order explains an answer that no machine would have given', () => {
  const run = openFaultRun(randomCluster(luckOf(3, 'campaign')), 3);
  while (run.world.index < 2_000) playNext(run);
  const [key, first] = [...run.told].find(([, { response }]) => response !== null)!;
  run.told.set(key, { ...first, response: { ...first.response!, result: 'forged' } });
  settle(run);
  expect(run.violation?.invariant).toBe('H1');
});

it('P1: a run that ends in a flood of messages never recovers', () => {
  const shape = { acceptors: 3, leaders: 3, replicas: 3, clients: 2 };
  const link = { latencyMin: 5_000, latencyMax: 15_000 };
  const nodes: Cluster['nodes'] = [
    { id: 'n1', processes: ['r1', 'l1', 'a1'] },
    { id: 'n2', processes: ['r2', 'l2', 'a2'] },
    { id: 'n3', processes: ['r3', 'l3', 'a3'] },
    { id: 'n4', processes: ['k1'] },
    { id: 'n5', processes: ['k2'] },
  ];
  const load = { kind: 'closed', think: 100_000 } as const;
  const eager = clusterOf(shape, { election: 'eager' }, link);
  const cluster = { ...eager, nodes, loopback: 1_000, load };
  const variant = VARIANTS.find(({ id }) => id === 'V32')!.change;
  const { violation, recovery } = campaign(1, { cluster, events: 1_000_000, variant });
  expect([violation?.invariant, recovery]).toEqual(['P1', null]);
});

it('a replica that is called back and stays mute is found', () => {
  const { change } = BROKEN.find(({ id }) => id === 'W28')!;
  const { violation } = campaign(93, { events: EVENTS, variant: change });
  expect(violation).toMatchObject({ invariant: 'P6', witnesses: ['r2'] });
  expect(campaign(93, { events: EVENTS }).violation).toBeNull();
});

describe('a broken variant is found by chance', () => {
  const common = VARIANTS.filter(({ id }) => !RARE.includes(id));

  it.each(common)('$id: $what', ({ change }) => {
    const found = SEEDS.some(
      (seed) => campaign(seed, { events: EVENTS, variant: change }).violation !== null,
    );
    expect(found).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type ReplicaId } from '../paxos/index.ts';
import {
  act,
  clusterOf,
  crash,
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
  type Trial,
} from './trial.ts';
import { VARIANTS, type Variant } from './variants.ts';

/** The named scenarios of replicas that have missed much. */

const SECOND = 1_000_000;
const { chunk, window } = DEFAULT_SETTINGS;
const SHAPE = { acceptors: 3, leaders: 1, replicas: 3, clients: 2 };

function askMany(trial: Trial, count: number, size = 1): void {
  for (let i = 0; i < count; i++) {
    request(trial, 'k1', 'append', 'x', 'x'.repeat(size));
    expect(runUntil(trial, () => stateOf(trial, 'k1').volatile.open === null, 20 * SECOND)).toBe(
      true,
    );
  }
}

function isLevel(trial: Trial, ...ids: readonly ReplicaId[]): boolean {
  const [first, ...others] = ids.map((id) => stateOf(trial, id).volatile);
  return others.every(({ slotOut }) => slotOut === first!.slotOut);
}

function stateTexts(trial: Trial): readonly string[] {
  return (['r1', 'r2', 'r3'] as const).map((id) =>
    JSON.stringify([stateOf(trial, id).volatile.state, stateOf(trial, id).volatile.sessions]),
  );
}

it('T39: a replica that missed a few slots is sent their decisions', () => {
  const trial = openTrial(clusterOf(SHAPE));
  partition(trial, 'r2');
  askMany(trial, 8);
  const since = trial.past.length;
  healAll(trial);
  expect(runUntil(trial, () => isLevel(trial, 'r1', 'r2', 'r3'), 5 * SECOND)).toBe(true);
  expect(sent(trial, 'learned', since).length).toBeGreaterThan(0);
  expect(sent(trial, 'snapshot', since)).toEqual([]);
  expect(sent(trial, 'p2a', since)).toEqual([]);
  expect(logOf(trial, 'r2')).toEqual(logOf(trial, 'r1'));
  expect(trial.violations).toEqual([]);
});

/** r3 misses k3's command and much more; healed, it catches up, and then hears k3's first request. */
function latecomer(change?: Variant['change']): Trial {
  const trial = openTrial(clusterOf({ ...SHAPE, clients: 3 }), change);
  request(trial, 'k3', 'append', 'y', '1');
  const [first] = trial.world.envelopes.keys();
  act(trial, { kind: 'hold', envelope: first! });
  partition(trial, 'r3');
  askMany(trial, 3 * chunk);
  expect(stateOf(trial, 'k3').volatile.last?.seq).toBe(1);
  healAll(trial);
  run(trial, 3 * SECOND);
  act(trial, { kind: 'release', envelope: first! });
  run(trial, SECOND);
  return trial;
}

describe('T40: a replica that missed more than its peers keep', () => {
  it('is sent a snapshot, and answers a late retry from the sessions in it', () => {
    const trial = latecomer();
    expect(notes(trial, 'snapshotInstalled')).toHaveLength(1);
    expect(isLevel(trial, 'r1', 'r2', 'r3')).toBe(true);
    expect(new Set(stateTexts(trial)).size).toBe(1);
    const late = notes(trial, 'responded').filter(({ client }) => client === 'k3');
    expect(late.at(-1)).toMatchObject({ seq: 1, result: '1', cached: true });
    expect(trial.violations).toEqual([]);
  });

  it('V27: without the sessions it performs the command a second time', () => {
    const { change } = VARIANTS.find(({ id }) => id === 'V27')!;
    const found = latecomer(change).violations.map(({ invariant }) => invariant);
    expect(found).toContain('I11');
    expect(found).toContain('I14');
  });
});

it('T44: acceptors, leaders and replicas keep O(WINDOW + CHUNK) slots', () => {
  const trial = openTrial(clusterOf({ ...SHAPE, clients: 1 }));
  askMany(trial, 500, 8);
  run(trial, 2 * SECOND);
  const most = 3 * (chunk + window);
  for (const id of ['a1', 'a2', 'a3'] as const) {
    expect(stateOf(trial, id).stable.instances[0]!.accepted.size).toBeLessThan(most);
  }
  const [led] = stateOf(trial, 'l1').volatile.instances;
  expect(led!.decided.size + led!.proposals.length).toBeLessThan(most);
  for (const id of ['r1', 'r2', 'r3'] as const) {
    expect(stateOf(trial, id).stable.log.size).toBeLessThan(most);
    expect(stateOf(trial, id).volatile.slotOut).toBe(501);
  }
  crash(trial, 'r2');
  restart(trial, 'r2');
  expect(stateOf(trial, 'r2').volatile.slotOut).toBe(501);
  expect(new Set(stateTexts(trial)).size).toBe(1);
  expect(trial.violations).toEqual([]);
});

import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../paxos/index.ts';
import { BROKEN } from './variants.ts';
import {
  clusterOf,
  crash,
  openTrial,
  request,
  restart,
  run,
  runUntil,
  stateOf,
} from './testing/trial.ts';
import type { Trial } from './testing/trial.ts';
import type { Variant } from './variant.ts';

/** Processes keep only a bounded number of slots, however many commands there are. */

const SECOND = 1_000_000;
const COMMANDS = 500;
const VALUE = 'x'.repeat(1_000);
const { chunk, window } = DEFAULT_SETTINGS;

function long(change?: Variant['change']): Trial {
  const cluster = clusterOf({ acceptors: 3, leaders: 1, replicas: 3, clients: 1 });
  const trial = openTrial(cluster, change);
  const isAnswered = () => stateOf(trial, 'k1').volatile.open === null;
  for (let i = 0; i < COMMANDS; i++) {
    request(trial, 'k1', 'put', `x${i % 10}`, VALUE);
    expect(runUntil(trial, isAnswered, 20 * SECOND)).toBe(true);
  }
  run(trial, 2 * SECOND);
  return trial;
}

/** The most slots that a process of each role keeps. */
function mostKept(trial: Trial) {
  const replicas = (['r1', 'r2', 'r3'] as const).map((id) => stateOf(trial, id));
  const acceptors = (['a1', 'a2', 'a3'] as const).map((id) => stateOf(trial, id));
  const [led] = stateOf(trial, 'l1').volatile.instances;
  return {
    acceptor: Math.max(...acceptors.map(({ stable }) => stable.instances[0]!.accepted.size)),
    leader: led!.decided.size + led!.proposals.length,
    replica: Math.max(...replicas.map(({ stable }) => stable.log.size)),
  };
}

it('T44: acceptors, leaders and replicas keep O(WINDOW + CHUNK) slots', () => {
  const trial = long();
  for (const kept of Object.values(mostKept(trial))) {
    expect(kept).toBeLessThan(3 * (chunk + window));
  }
  const states = () => (['r1', 'r2', 'r3'] as const).map((id) => stateOf(trial, id).volatile);
  crash(trial, 'r2');
  restart(trial, 'r2');
  expect(states().map(({ slotOut }) => slotOut)).toEqual([501, 501, 501]);
  expect(
    new Set(states().map(({ state, sessions }) => JSON.stringify([state, sessions]))).size,
  ).toBe(1);
  expect(trial.violations).toEqual([]);
});

it('T44: they keep all of them where replicas never say what they have', () => {
  const { change } = BROKEN.find(({ id }) => id === 'W18')!;
  expect(mostKept(long(change))).toEqual({
    acceptor: COMMANDS,
    leader: COMMANDS,
    replica: COMMANDS,
  });
});

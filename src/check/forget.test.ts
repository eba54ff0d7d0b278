import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, keyValue, rulesFor, type ProcessId } from '../paxos/index.ts';
import { advance, apply, CALM, createWorld, type Action, type Cluster } from '../sim/index.ts';
import { observe, openCheck, VARIANTS, type Check, type Violation } from './index.ts';
import { luckOf } from './luck.ts';

const SERVERS = [1, 2, 3].map((at) => ({
  id: `n${at}` as const,
  processes: [`r${at}`, `l${at}`, `a${at}`] as readonly ProcessId[],
}));

const CLUSTER: Cluster = {
  nodes: [...SERVERS, { id: 'n4', processes: ['k1', 'k2', 'k3'] }],
  settings: { ...DEFAULT_SETTINGS, window: 5, chunk: 8 },
  link: { ...CALM, transport: 'unreliable', loss: 0.05, duplication: 0.1, reordering: 0.2 },
  spares: [],
  loopback: 100,
  processing: 0,
  load: { kind: 'closed', think: 1_000 },
};

/** Events before the first fault. */
const CALM_FOR = 10_000;

interface Run {
  readonly whole: Check;
  readonly forgetful: Check;
  readonly found: readonly Found[];
}

/** What both checkers found at the same time, and how much the first had forgotten by then. */
interface Found {
  readonly whole: readonly Violation[];
  readonly few: readonly Violation[];
  readonly floor: number;
}

/** One run that two checkers watch. After a while, servers crash, pause and return all the time. */
function watched(memory: number, events: number, variant?: string): Run {
  const lawful = rulesFor(CLUSTER.settings, keyValue);
  const change = VARIANTS.find(({ id }) => id === variant)?.change;
  const world = createWorld(CLUSTER, 5, change?.(lawful, CLUSTER) ?? lawful);
  const [whole, forgetful] = [openCheck(world), openCheck(world, memory)];
  const luck = luckOf(5, 'faults');
  const found: Found[] = [];
  while (world.index < events) {
    const { status, id } = luck.pick(world.nodes.slice(0, 3));
    const isHand = world.index > CALM_FOR && luck.chance(0.002);
    const occurrence = isHand
      ? apply(world, faultOf(id, status, luck.chance(0.5)), world.time)
      : advance(world, Infinity)!;
    const [all, few] = [whole, forgetful].map((check) => observe(check, world, occurrence));
    const { floor } = forgetful.ghost;
    if (all!.length + few!.length > 0) found.push({ whole: all!, few: few!, floor });
  }
  return { whole, forgetful, found };
}

function faultOf(
  node: 'n1' | `n${number}`,
  status: 'up' | 'down' | 'paused',
  crash: boolean,
): Action {
  if (status === 'down') return { kind: 'restart', node };
  if (status === 'paused') return { kind: 'resume', node };
  return crash ? { kind: 'crash', node, point: 'now' } : { kind: 'pause', node };
}

describe('a checker that forgets', () => {
  it('raises no false alarm, and stays small, however long the run', () => {
    const { whole, forgetful, found } = watched(4, 80_000);
    expect(found).toEqual([]);
    const slots = whole.truth.chosenCount;
    expect(slots).toBeGreaterThan(800);
    const { truth, ghost } = forgetful;
    const { states, sessions } = truth.prefix;
    expect(ghost.floor).toBe(truth.since);
    expect(ghost.floor).toBeGreaterThan(slots - 60);
    const kept = [ghost.tried, ghost.decided, truth.slots, states].map(({ size }) => size);
    for (const { learned } of ghost.learners.values) kept.push(learned.size);
    for (const { results } of sessions.values) kept.push(results.size);
    for (const { bySeq } of ghost.asked.values) kept.push(bySeq.size);
    for (const size of kept) expect(size).toBeLessThan(60);
  });

  it.each(['V11', 'V12', 'V13'])('finds first what one that does not finds of %s', (id) => {
    const { found } = watched(64, 20_000, id);
    const [first] = found;
    // The checkers may name different lost votes, because they remember different slots.
    const named = (all: readonly Violation[]) => all.map((one) => [one.invariant, one.witnesses]);
    expect(named(first!.few)).toEqual(named(first!.whole));
    expect(first!.few.length).toBeGreaterThan(0);
    expect(first!.floor).toBeGreaterThan(1);
  });
});

import { keyValue, rulesFor, type Micros } from '../paxos/index.ts';
import {
  advance,
  apply,
  createWorld,
  type Action,
  type Cluster,
  type Hand,
  type Occurrence,
  type World,
} from '../sim/index.ts';
import { remember, type ClientHistory } from './client-history.ts';
import { recover } from './core.ts';
import { linearize } from './linearizable.ts';
import { observe, openCheck, type Check } from './safety.ts';
import { loseMajority, stayCalm } from './steady.ts';
import type { Change } from './variant.ts';
import { LIVE, type Invariant, type Violation } from './violation.ts';

/**
 * A run that is judged. It begins with faults, and every event is checked. Then the faults stop,
 * and each stage says what must come true next. The run ends with its first violation.
 */
export interface FaultRun {
  readonly world: World;
  readonly check: Check;
  /** What clients asked, and the answers they got. */
  readonly told: ClientHistory;
  /** The hands that were played, including those of the stages. */
  readonly hands: Hand[];
  readonly seen: (world: World, occurrence: Occurrence) => void;
  violation: Violation | null;
  /** How long the first stage took; null if it failed or the run ended before it. */
  recovery: Micros | null;
  /** The invariants that have been judged so far. */
  judged: readonly Invariant[];
  /** True when the search for one order of all operations was given up. */
  unsearched: boolean;
}

export function openFaultRun(
  cluster: Cluster,
  seed: number,
  change?: Change,
  seen: FaultRun['seen'] = () => {},
): FaultRun {
  const lawful = rulesFor(cluster.settings, keyValue);
  const world = createWorld(cluster, seed, change?.(lawful, cluster) ?? lawful);
  return {
    world,
    check: openCheck(world),
    told: new Map(),
    hands: [],
    seen,
    violation: null,
    recovery: null,
    judged: LIVE,
    unsearched: false,
  };
}

/** Plays a hand that is legal now. */
export function playHand(run: FaultRun, action: Action): void {
  const { world } = run;
  run.hands.push({ index: world.index, at: world.time, action });
  note(run, apply(world, action, world.time));
}

/** Lets the world do what is due next; false when nothing is due. */
export function playNext(run: FaultRun): boolean {
  const occurrence = advance(run.world, Infinity);
  if (occurrence !== null) note(run, occurrence);
  return occurrence !== null;
}

function note(run: FaultRun, occurrence: Occurrence): void {
  run.violation ??= observe(run.check, run.world, occurrence)[0] ?? null;
  remember(run.told, occurrence);
  run.seen(run.world, occurrence);
}

interface Stage {
  readonly judges: readonly Invariant[];
  readonly run: (world: World, seen: (occurrence: Occurrence) => void) => readonly Violation[];
}

const STAGES: readonly Stage[] = [
  { judges: ['P1', 'P3', 'P5'], run: recover },
  { judges: ['P2', 'P6'], run: stayCalm },
  { judges: ['P7'], run: loseMajority },
];

/** The actions that the scheduler does by itself once no client is under load. */
const BY_ITSELF: readonly Action['kind'][] = ['arrive', 'deliver', 'drop', 'fire'];

/** Stops the faults, judges what must come true then, and last judges the answers that clients got. */
export function settle(run: FaultRun): void {
  const { world, hands } = run;
  const seen = (occurrence: Occurrence): void => {
    const { index, at, action } = occurrence;
    if (!BY_ITSELF.includes(action.kind)) hands.push({ index: index - 1, at, action });
    note(run, occurrence);
  };
  for (const stage of STAGES) {
    if (run.violation !== null) return;
    const start = world.time;
    const [violation] = stage.run(world, seen);
    run.violation ??= violation ?? null;
    run.judged = [...run.judged, ...stage.judges];
    if (run.violation === null) run.recovery ??= world.time - start;
  }
  if (run.violation === null) judgeHistory(run);
}

function judgeHistory(run: FaultRun): void {
  const verdict = linearize(keyValue, [...run.told.values()]);
  if (verdict === 'violated') {
    run.violation = { invariant: 'H1', index: run.world.index, witnesses: [], data: {} };
  }
  run.unsearched = verdict === 'unknown';
  run.judged = [...run.judged, 'H1'];
}

import { keyValue, rulesFor, type Micros } from '../paxos/index.ts';
import {
  advance,
  apply,
  createWorld,
  hashText,
  RECORDING_VERSION,
  type Action,
  type Cluster,
  type Hand,
  type Occurrence,
  type Recording,
  type World,
} from '../sim/index.ts';
import { recover } from './core.ts';
import { luckOf, type Luck } from './luck.ts';
import { randomCluster } from './random-cluster.ts';
import { randomHand } from './random-hand.ts';
import { observe, openCheck, type Check } from './safety.ts';
import { loseMajority, stayCalm } from './steady.ts';
import type { Change } from './variants.ts';
import type { Violation } from './violation.ts';

/** Random fault runs: a seed gives a cluster, its weather, its faults, and all that follows. */

export interface CampaignPlan {
  /** Actions before the faults stop. */
  readonly events: number;
  /** Where all seeds have the same; else as chance would have it. */
  readonly cluster?: Cluster;
  /** Makes a broken variant of the protocol; the protocol as it is where absent. */
  readonly variant?: Change;
  /** After recovery: does it stay calm, and does it depend on its majority? Takes as long again. */
  readonly aftermath?: boolean;
  /** Sees every occurrence. */
  readonly seen?: (world: World, occurrence: Occurrence) => void;
}

export interface CampaignReport {
  readonly seed: number;
  /** Actions in all, recovery included. */
  readonly events: number;
  readonly hash: string;
  readonly chosen: number;
  readonly answered: number;
  readonly crashes: number;
  readonly ballots: number;
  /** How long recovery took; null where it was not reached. */
  readonly recovery: Micros | null;
  /** The first that was found; a run ends with it. */
  readonly violation: Violation | null;
  /** The run up to the end of its faults: played again, it does the same. */
  readonly recording: Recording;
}

interface Run {
  readonly world: World;
  readonly hands: Hand[];
  readonly check: Check;
  readonly plan: CampaignPlan;
  answered: number;
  crashes: number;
  violation: Violation | null;
}

export function campaign(seed: number, plan: CampaignPlan): CampaignReport {
  const luck = luckOf(seed, 'campaign');
  const run = begin(seed, luck, plan);
  const { world } = run;
  const disturbance = luck.pick([0.01, 0.05, 0.15, 0.4]);
  while (world.index < plan.events && run.violation === null) oneEvent(run, luck, disturbance);
  let recovery: Micros | null = null;
  const seen = (occurrence: Occurrence) => note(run, occurrence);
  if (run.violation === null) {
    const { took, violations } = recover(world, seen);
    recovery = took;
    run.violation ??= violations[0] ?? null;
  }
  for (const watch of plan.aftermath === true ? [stayCalm, loseMajority] : []) {
    if (run.violation !== null) break;
    const violations = watch(world, seen);
    run.violation ??= violations[0] ?? null;
  }
  return reportOf(seed, run, recovery);
}

function begin(seed: number, luck: Luck, plan: CampaignPlan): Run {
  const cluster = plan.cluster ?? randomCluster(luck);
  const lawful = rulesFor(cluster.settings, keyValue);
  const world = createWorld(cluster, seed, plan.variant?.(lawful, cluster) ?? lawful);
  return {
    world,
    hands: [],
    check: openCheck(world),
    plan,
    answered: 0,
    crashes: 0,
    violation: null,
  };
}

function oneEvent(run: Run, luck: Luck, disturbance: number): void {
  const { world } = run;
  const action = luck.chance(disturbance) ? randomHand(world, luck) : null;
  if (action !== null) return hand(run, action);
  const occurrence = advance(world, Infinity);
  if (occurrence !== null) return note(run, occurrence);
  const down = world.nodes.find(({ status }) => status !== 'up');
  if (down === undefined) throw new Error('a world in which nothing is left to do');
  const kind = down.status === 'down' ? 'restart' : 'resume';
  hand(run, { kind, node: down.id });
}

function hand(run: Run, action: Action): void {
  const { world, hands } = run;
  hands.push({ index: world.index, at: world.time, action });
  note(run, apply(world, action, world.time));
}

function note(run: Run, occurrence: Occurrence): void {
  run.violation ??= observe(run.check, run.world, occurrence)[0] ?? null;
  run.plan.seen?.(run.world, occurrence);
  if (occurrence.crashed !== null || isCrash(occurrence)) run.crashes += 1;
  if (occurrence.step?.notes.some(({ kind }) => kind === 'answered')) run.answered += 1;
}

function isCrash({ action }: Occurrence): boolean {
  return action.kind === 'crash' && action.point === 'now';
}

function reportOf(seed: number, run: Run, recovery: Micros | null): CampaignReport {
  const { world, check, answered, crashes, violation, hands } = run;
  const { cluster } = world;
  return {
    seed,
    events: world.index,
    hash: hashText(world),
    chosen: check.ghost.chosen.size,
    answered,
    crashes,
    ballots: check.ghost.owners.size,
    recovery,
    violation,
    recording: { version: RECORDING_VERSION, cluster, seed, hands },
  };
}

import type { Micros } from '../paxos/index.ts';
import {
  hashText,
  isFlooded,
  RECORDING_VERSION,
  type Action,
  type Cluster,
  type Occurrence,
  type Recording,
  type World,
} from '../sim/index.ts';
import { openFaultRun, playHand, playNext, settle, type FaultRun } from './fault-run.ts';
import type { ClientOperation } from './linearizable.ts';
import { ballotsUsed } from './ghost.ts';
import { luckOf } from './luck.ts';
import { randomCluster, restlessCluster } from './random-cluster.ts';
import { randomHand, restlessHand } from './random-hand.ts';
import type { Change } from './variant.ts';
import type { Invariant, Violation } from './violation.ts';

/** Random fault runs: a seed decides the cluster, its weather, its faults, and so the whole run. */

export interface CampaignPlan {
  /** The number of actions before the faults stop. */
  readonly events: number;
  /** The cluster of all seeds; without it, each seed has a random one. */
  readonly cluster?: Cluster;
  /** Makes a broken variant of the protocol; without it, the protocol is lawful. */
  readonly variant?: Change;
  /** Sees every occurrence. */
  readonly seen?: (world: World, occurrence: Occurrence) => void;
}

export interface CampaignReport {
  readonly seed: number;
  /** The number of all actions, including those after the faults. */
  readonly events: number;
  readonly hash: string;
  readonly chosen: number;
  readonly answered: number;
  readonly crashes: number;
  readonly ballots: number;
  /** How long recovery took; null if the run never recovered. */
  readonly recovery: Micros | null;
  /** The first violation; a run ends with it. */
  readonly violation: Violation | null;
  readonly judged: readonly Invariant[];
  /** What clients asked, and the answers they got. */
  readonly told: readonly ClientOperation[];
  /** True when the search for one order of all operations was given up. */
  readonly unsearched: boolean;
  /** The recording of the run: played again, it does the same. */
  readonly recording: Recording;
}

export function campaign(seed: number, plan: CampaignPlan): CampaignReport {
  const luck = luckOf(seed, 'campaign');
  const isRestless = plan.cluster === undefined && luck.chance(0.5);
  const cluster = plan.cluster ?? (isRestless ? restlessCluster(luck) : randomCluster(luck));
  let answered = 0;
  let crashes = 0;
  const run = openFaultRun(cluster, seed, plan.variant, (world, occurrence) => {
    if (occurrence.crashed !== null || isCrash(occurrence)) crashes += 1;
    if (occurrence.step?.notes.some(({ kind }) => kind === 'answered')) answered += 1;
    plan.seen?.(world, occurrence);
  });
  const { world, check } = run;
  const disturbance = luck.pick(isRestless ? [0.05, 0.1, 0.2] : [0.01, 0.05, 0.15, 0.4]);
  const hands = isRestless ? restlessHand : randomHand;
  const draft = () => (luck.chance(disturbance) ? hands(world, luck) : null);
  while (world.index < plan.events && run.violation === null && !isFlooded(world)) {
    oneEvent(run, draft());
  }
  settle(run);
  return {
    seed,
    events: world.index,
    hash: hashText(world),
    chosen: check.truth.chosenCount,
    answered,
    crashes,
    ballots: ballotsUsed(check.ghost),
    recovery: run.recovery,
    violation: run.violation,
    judged: run.judged,
    told: [...run.told.values()],
    unsearched: run.unsearched,
    recording: { version: RECORDING_VERSION, cluster, seed, hands: run.hands },
  };
}

/** Plays the hand, or what is due if there is no hand; the world never stands still. */
function oneEvent(run: FaultRun, action: Action | null): void {
  if (action !== null) return playHand(run, action);
  if (playNext(run)) return;
  const down = run.world.nodes.find(({ status }) => status !== 'up');
  if (down === undefined) throw new Error('a world in which nothing is left to do');
  playHand(run, { kind: down.status === 'down' ? 'restart' : 'resume', node: down.id });
}

function isCrash({ action }: Occurrence): boolean {
  return action.kind === 'crash' && action.point === 'now';
}

import type { Micros } from '../paxos/index.ts';
import type { Cluster } from './cluster.ts';

/** Numbers that are legal one by one but cannot work together. They open all the same: such a run is worth a look, too. */

type Code =
  /** A leader may suspect a rival that is alive. */
  | 'distrusts'
  /** The pings of the other leaders fill the inbox of the active one faster than it can read. */
  | 'drowned'
  | 'retryTooSoon'
  | 'alwaysRetries'
  /** The active leader gives up before the votes can come. */
  | 'stepsDown'
  | 'clientTooSoon'
  | 'learnTooSoon'
  | 'gapTooSoon';

/** A timer that is too short, and the span that it should outlast. */
export interface ClusterCaution {
  readonly field: `settings.${string}`;
  readonly code: Code;
  readonly got: Micros;
  readonly least: Micros;
}

/** From a client to a replica, to a leader, to an acceptor and back the same way. */
const LEGS_OF_A_COMMAND = 6;
/** A vote is asked for and given, and the decision is told. */
const LEGS_OF_A_DECISION = 3;

/** The timers of a cluster that cannot work; none where messages wait for a hand. */
export function clusterCautions(cluster: Cluster): readonly ClusterCaution[] {
  if (cluster.link.transport === 'manual') return [];
  const { settings, processing } = cluster;
  const leg = slowest(cluster) + processing;
  const roundTrip = 2 * leg;
  const cautions: ClusterCaution[] = [];
  const outlasts = (
    name:
      'ping' | 'suspectMin' | 'retry' | 'retryMax' | 'quorumTtl' | 'clientRetry' | 'learn' | 'gap',
    code: Code,
    least: Micros,
  ) => {
    const got = settings[name];
    if (got < least) cautions.push({ field: `settings.${name}`, code, got, least });
  };
  const rivals = leadersOf(cluster) - 1;
  if (settings.election === 'monitor' && rivals > 0) {
    outlasts('suspectMin', 'distrusts', 2 * settings.ping + roundTrip);
    outlasts('ping', 'drowned', rivals * processing);
  }
  outlasts('retry', 'retryTooSoon', roundTrip);
  outlasts('retryMax', 'alwaysRetries', roundTrip);
  outlasts('quorumTtl', 'stepsDown', roundTrip);
  outlasts('clientRetry', 'clientTooSoon', LEGS_OF_A_COMMAND * leg);
  outlasts('learn', 'learnTooSoon', roundTrip);
  outlasts('gap', 'gapTooSoon', LEGS_OF_A_DECISION * leg);
  return cautions;
}

/** The longest time that a message may be under way. */
function slowest({ link, loopback }: Cluster): Micros {
  const isStretched = link.transport === 'unreliable' && link.reordering > 0;
  return Math.max(loopback, link.latencyMax * (isStretched ? link.tail : 1));
}

function leadersOf({ nodes, spares }: Cluster): number {
  const isSpare = (id: string) => spares.some((spare) => spare === id);
  return nodes
    .flatMap(({ processes }) => processes)
    .filter((id) => id.startsWith('l') && !isSpare(id)).length;
}

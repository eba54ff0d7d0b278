import type { LineId, Rules } from '../paxos/index.ts';
import type { Cluster } from '../sim/index.ts';
import type { Invariant } from './violation.ts';

/** Makes one rule another, in a run of this cluster. */
export type Change = (lawful: Rules, cluster: Cluster) => Rules;

/** The protocol with one rule replaced. A check or a scenario must catch each variant. */
export interface Variant {
  readonly id: string;
  /** What a process does instead, in one sentence. */
  readonly what: string;
  /** The line of the protocol that it breaks. */
  readonly line: LineId;
  /** What the change leads to, in one sentence. */
  readonly harm: string;
  readonly change: Change;
}

/**
 * The fewest events known to expose a fault of this kind, found by a breadth-first search, by a
 * schedule, or by reasoning alone.
 */
interface Published {
  /** Null when they have not been counted. */
  readonly events: number | null;
  readonly by: 'search' | 'schedule' | 'reasoning';
}

export interface PublishedVariant extends Variant {
  readonly published: Published;
  /** The invariant that breaks at the end of its own schedule; null if leaders only go on and on. */
  readonly breaks: Invariant | null;
}

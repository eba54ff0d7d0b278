import type { Micros } from '../paxos/index.ts';
import type { Action } from './action.ts';
import type { Cluster } from './cluster.ts';

/** One intervention of a person: done after `index` actions, at virtual time `at`. */
export interface Hand {
  readonly index: number;
  readonly at: Micros;
  readonly action: Action;
}

/** A run as data: everything else is derived from it. Hands are in order of their index. */
export interface Recording {
  readonly version: 1;
  readonly cluster: Cluster;
  readonly seed: number;
  readonly hands: readonly Hand[];
  /** The id of the rule that is broken on purpose. */
  readonly variant?: string;
}

export const RECORDING_VERSION = 1;

/** The position in `hands` of the first hand at `index` or later. */
export function handAt(hands: readonly Hand[], index: number): number {
  let low = 0;
  let high = hands.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hands[middle]!.index < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

import type { ProcessId } from '../paxos/index.ts';
import type { Occurrence, Truth, World } from '../sim/index.ts';
import type { Ghost } from './ghost.ts';
import type { Invariant, Violation } from './violation.ts';

/** One handler under examination. */
export interface Examination {
  /** A copy, which the examination changes in place. */
  readonly ghost: { -readonly [K in keyof Ghost]: Ghost[K] };
  /** The truth right after the handler. */
  readonly truth: Truth;
  readonly world: World;
  readonly occurrence: Occurrence;
  readonly found: Violation[];
}

/** Reports that this handler broke an invariant. */
export function report(
  { occurrence, found }: Examination,
  invariant: Invariant,
  witnesses: readonly ProcessId[],
  data: Violation['data'],
): void {
  found.push({ invariant, index: occurrence.index, witnesses, data });
}

/** True unless a crash between persist and send kept back what the step sends. */
export function wentOut({ occurrence }: Examination): boolean {
  return occurrence.crashed === null;
}

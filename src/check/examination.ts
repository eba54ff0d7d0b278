import type { ProcessId } from '../paxos/index.ts';
import type { Occurrence, Truth, World } from '../sim/index.ts';
import type { Ghost } from './ghost.ts';
import type { Invariant, Violation } from './violation.ts';

/** One handler under examination. */
export interface Examination {
  /** Another takes its place when the handler says something new. */
  ghost: Ghost;
  /** What is true right after it. */
  readonly truth: Truth;
  readonly world: World;
  readonly occurrence: Occurrence;
  readonly found: Violation[];
}

/** Notes down that this handler broke an invariant. */
export function report(
  { occurrence, found }: Examination,
  invariant: Invariant,
  witnesses: readonly ProcessId[],
  data: Violation['data'],
): void {
  found.push({ invariant, index: occurrence.index, witnesses, data });
}

/** Did what the step sends go out? A crash between persist and send keeps it back. */
export function wentOut({ occurrence }: Examination): boolean {
  return occurrence.crashed === null;
}

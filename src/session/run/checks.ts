import type { BreakView, ChecksView } from '../../contract/index.ts';
import { judge, openGhost, type Ghost } from '../../check/index.ts';
import type { Projection } from '../../sim/index.ts';

/** What the checker knows of a run, and the invariants it has found broken. */
export interface Checks {
  readonly ghost: Ghost;
  /** The first violation of each invariant, by index. */
  readonly breaks: readonly BreakView[];
}

export const CHECKS: Projection<Checks> = {
  open: () => ({ ghost: openGhost(), breaks: [] }),
  see: (checks, { occurrence, truth }, world) => {
    const { ghost, found } = judge(checks.ghost, truth, occurrence, world);
    if (found.length === 0) {
      return ghost === checks.ghost ? checks : { ghost, breaks: checks.breaks };
    }
    const { index, at } = occurrence;
    const breaks = [...checks.breaks];
    for (const { invariant, witnesses, data } of found) {
      if (breaks.some((one) => one.invariant === invariant)) continue;
      breaks.push({ invariant, index, at, witnesses, data });
    }
    return { ghost, breaks };
  },
};

/** The invariants that the event at `index` was the first to break. */
export function brokenAt({ breaks }: Checks, index: number): readonly BreakView[] {
  return breaks.length === 0 ? breaks : breaks.filter((one) => one.index === index);
}

export function checksView({ breaks }: Checks): ChecksView {
  return { broken: breaks };
}

import type { BreakView, ChecksView } from '../../contract/index.ts';
import { observe, openCheck, rulesOf, type Check } from '../../check/index.ts';
import { openHistory, playOne, type History, type Occurrence } from '../../sim/index.ts';

/**
 * What has been found broken in a branch. The checker sees every event once, in order: as it is
 * played for the first time, or, in a branch that left another, from the start again.
 */
export interface Checks {
  readonly check: Check;
  /** Every event up to this one has been judged. */
  upTo: number;
  /** The first violation of each invariant, by index. */
  breaks: readonly BreakView[];
  /** Plays the run again for the checker, up to where the branch is; null where it is there. */
  follower: History | null;
}

/** Slots that a checker remembers: many times what any lawful process still works on. */
const MEMORY = 2_048;

/** For a run of which nothing has been played. */
export function openChecks({ world }: History): Checks {
  return { check: openCheck(world, MEMORY), upTo: 0, breaks: [], follower: null };
}

/** For a branch that leaves after `index` actions: what is known of them stays known. */
export function checksUpTo({ upTo, breaks }: Checks, index: number, history: History): Checks {
  const follower = openHistory(history.recording, rulesOf(history.recording));
  return {
    check: openCheck(follower.world, MEMORY),
    upTo: Math.min(upTo, index),
    breaks: breaks.filter((one) => one.index <= index),
    // It never goes back, so it keeps no moments.
    follower: { ...follower, stride: Infinity },
  };
}

/** Judges an event that has just been played for the first time, unless the checker is still behind. */
export function judge(checks: Checks, history: History, occurrence: Occurrence): void {
  if (checks.follower === null) judgeIn(checks, history, occurrence);
}

/** Judges up to so many events that the checker has yet to see; true where one of them broke something. */
export function catchUp(checks: Checks, { recording, length }: History, events: number): boolean {
  const { breaks } = checks;
  for (let left = events; checks.follower !== null && left > 0; left--) {
    if (checks.follower.recording !== recording)
      checks.follower = { ...checks.follower, recording };
    const { follower } = checks;
    if (follower.world.index < length) judgeIn(checks, follower, playOne(follower, Infinity)!);
    if (follower.world.index >= length) checks.follower = null;
  }
  return checks.breaks !== breaks;
}

function judgeIn(checks: Checks, { world }: History, occurrence: Occurrence): void {
  const { index, at } = occurrence;
  const found = observe(checks.check, world, occurrence);
  if (index <= checks.upTo) return;
  checks.upTo = index;
  for (const { invariant, witnesses, data } of found) {
    if (checks.breaks.some((one) => one.invariant === invariant)) continue;
    checks.breaks = [...checks.breaks, { invariant, index, at, witnesses, data }];
  }
}

/** The invariants that the event at `index` was the first to break. */
export function brokenAt({ breaks }: Checks, index: number): readonly BreakView[] {
  return breaks.filter((one) => one.index === index);
}

/** What is known at the moment after `index` actions. */
export function checksView({ breaks, upTo }: Checks, index: number): ChecksView {
  return {
    broken: breaks.filter((one) => one.index <= index),
    upTo: upTo >= index ? null : upTo,
  };
}

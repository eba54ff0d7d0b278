import type { Micros, TimelineView } from '../../contract/index.ts';

const SHORTEST: Micros = 100_000;
const STEPS = [1, 1.5, 2, 3, 4, 5, 7.5, 10];
const TICKS = [1, 2, 5, 10];

/** The axis ends at a round time a little after `end`. It grows in steps and stands still in between. */
export function axisEnd(end: Micros): Micros {
  const wanted = Math.max(SHORTEST, end * 1.05);
  const unit = 10 ** Math.floor(Math.log10(wanted));
  const step = STEPS.find((candidate) => candidate * unit >= wanted) ?? 10;
  return Math.round(step * unit);
}

/** The latest moment of any branch, because all branches are drawn on one axis. */
export function latest({ endTime, branches }: TimelineView): Micros {
  return branches.reduce((most, branch) => Math.max(most, branch.endTime), endTime);
}

/** Round times for at most `most` labels, without 0 and without the very end. */
export function ticks(end: Micros, most: number): readonly Micros[] {
  const wanted = end / Math.max(1, most);
  const unit = 10 ** Math.floor(Math.log10(wanted));
  const step = Math.max(1, (TICKS.find((candidate) => candidate * unit >= wanted) ?? 10) * unit);
  const count = Math.ceil(end / step) - 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => Math.round((i + 1) * step));
}

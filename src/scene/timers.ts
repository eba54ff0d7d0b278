import type { Micros, NodeView, ProcessId, TimerName, TimerView } from '../contract/index.ts';
import type { Point } from './geometry.ts';
import type { Layout } from './plan.ts';

/** A timer that a person should see, and where its arc stands. */
export interface Countdown extends Point {
  readonly timer: TimerView;
  readonly radius: number;
  /** The node is not running, so the whole span is still to come. */
  readonly still: boolean;
}

/** The most important timer comes first; heartbeats need no arc and are left out. */
const ORDER: readonly TimerName[] = [
  'elect',
  'p1Retry',
  'clientRetry',
  'quorum',
  'p2Retry',
  'proposeRetry',
  'gap',
  'learn',
];

const RADIUS = 9;

/** One arc for each process that waits for something important, at its upper right or on its lower edge. */
export function countdowns(
  layout: Layout,
  timers: readonly TimerView[],
  nodes: readonly NodeView[] = [],
): readonly Countdown[] {
  const still = new Set(nodes.filter(({ status }) => status !== 'up').map(({ id }) => id));
  const best = new Map<ProcessId, TimerView>();
  for (const timer of timers) {
    if (rank(timer) < 0) continue;
    const known = best.get(timer.process);
    if (known === undefined || rank(timer) < rank(known)) best.set(timer.process, timer);
  }
  return layout.places.flatMap(({ id, role, node, middle, radius }) => {
    const timer = best.get(id);
    if (timer === undefined) return [];
    const round = role === 'leader' || role === 'acceptor';
    const x =
      middle.x +
      (round ? 0.82 * radius.width + 3 * layout.scale : radius.width - 14 * layout.scale);
    const y = round ? middle.y - 0.82 * radius.height - 3 * layout.scale : middle.y + radius.height;
    return [{ timer, x, y, radius: RADIUS * layout.scale, still: still.has(node) }];
  });
}

function rank({ name }: TimerView): number {
  return ORDER.indexOf(name);
}

/** The part of a timer's span that is left at `t`, from 1 to 0; always 1 for a timer that only a hand fires. */
export function leftOf({ timer: { setAt, dueAt }, still }: Countdown, t: Micros): number {
  if (dueAt === null || still) return 1;
  return Math.max(0, Math.min(1, (dueAt - t) / Math.max(1, dueAt - setAt)));
}

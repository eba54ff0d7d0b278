import type { Micros, ProcessId, TimerName, TimerView } from '../contract/index.ts';
import type { Point } from './geometry.ts';
import type { Layout } from './layout.ts';

/** The timer of a process that a person should see, and where its arc stands. */
export interface Countdown extends Point {
  readonly timer: TimerView;
  readonly radius: number;
}

/** What matters most first; heartbeats are not worth an arc. */
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

/** One arc for each process that waits for something worth seeing, at its right. */
export function countdowns(layout: Layout, timers: readonly TimerView[]): readonly Countdown[] {
  const best = new Map<ProcessId, TimerView>();
  for (const timer of timers) {
    if (rank(timer) < 0) continue;
    const known = best.get(timer.process);
    if (known === undefined || rank(timer) < rank(known)) best.set(timer.process, timer);
  }
  return layout.places.flatMap(({ id, role, middle, radius }) => {
    const timer = best.get(id);
    if (timer === undefined) return [];
    const round = role === 'leader' || role === 'acceptor';
    const x = middle.x + (round ? 0.82 * radius.width + 3 * layout.scale : radius.width);
    const y = round ? middle.y - 0.82 * radius.height - 3 * layout.scale : middle.y + radius.height;
    return [{ timer, x, y, radius: RADIUS * layout.scale }];
  });
}

function rank({ name }: TimerView): number {
  return ORDER.indexOf(name);
}

/** The part of a timer's span that is left at `t`, from 1 to 0; 1 for one that only a hand fires. */
export function leftOf({ setAt, dueAt }: TimerView, t: Micros): number {
  if (dueAt === null) return 1;
  return Math.max(0, Math.min(1, (dueAt - t) / Math.max(1, dueAt - setAt)));
}

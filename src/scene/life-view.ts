import type { LogEvent, LogMessage, Micros } from '../contract/index.ts';
import { clamp, type Point } from './geometry.ts';
import type { Arrow, Fold, LifePlan } from './lifelines.ts';

/** The part of a space-time diagram that is in sight, and its scale. */
export interface LifeView {
  /** Pixels for each unit. */
  readonly scale: number;
  /** The place of unit 0, in pixels. */
  readonly shift: number;
  /** The height of a lane, and of the space above the first lane. */
  readonly lane: number;
  readonly head: number;
  /** The pixels by which it is scrolled down. */
  readonly top: number;
}

/** The place of an event, in units. An event outside of the diagram stands at the nearer end. */
export function placeOf({ xs, from }: LifePlan, index: number): number {
  return xs[clamp(index - from, 0, xs.length - 1)]!;
}

export function acrossOf({ scale, shift }: LifeView, x: number): number {
  return x * scale + shift;
}

export function downOf({ lane, head, top }: LifeView, at: number): number {
  return head + (at + 0.5) * lane - top;
}

/** An arrow of a message that has not arrived stops at this part of its way. */
const SHORT = 0.62;

/** Both ends of an arrow in pixels. */
export function endsOf(view: LifeView, arrow: Arrow): { readonly from: Point; readonly to: Point } {
  const from = { x: acrossOf(view, arrow.x1), y: downOf(view, arrow.lane1) };
  const whole = { x: acrossOf(view, arrow.x2), y: downOf(view, arrow.lane2) };
  const how = arrow.message.ended?.how.kind ?? 'flying';
  if (how === 'handled' || how === 'crashed') return { from, to: whole };
  const y = from.y + SHORT * (whole.y - from.y);
  const x = how === 'flying' ? from.x + Math.min(whole.x - from.x, 1.5 * view.scale) : whole.x;
  return { from, to: { x, y } };
}

export type LifeHit =
  | { readonly kind: 'event'; readonly event: LogEvent }
  | { readonly kind: 'message'; readonly message: LogMessage }
  | { readonly kind: 'fold'; readonly fold: Fold };

/** A pointer hits an event, a dot or an arrow within these distances, in pixels. */
const NEAR_EVENT = 11;
const NEAR_FOLD = 13;
const NEAR_ARROW = 7;

/** Finds the event or message under a point; an event comes before a message. */
export function lifeHit(plan: LifePlan, view: LifeView, at: Point): LifeHit | null {
  const event = nearest(plan.points, NEAR_EVENT, ({ x, lane }) =>
    distance(at, {
      x: acrossOf(view, x),
      y: lane === null ? markHeight(view) : downOf(view, lane),
    }),
  );
  if (event !== null) return { kind: 'event', event: event.event };
  const fold = nearest(plan.folds, NEAR_FOLD, ({ x }) =>
    distance(at, { x: acrossOf(view, x), y: markHeight(view) }),
  );
  if (fold !== null) return { kind: 'fold', fold };
  if (at.y < view.head) return null;
  const arrow = nearest(plan.arrows, NEAR_ARROW, (one) => {
    const { from, to } = endsOf(view, one);
    return from.x > at.x + NEAR_ARROW || to.x < at.x - NEAR_ARROW
      ? Infinity
      : distanceToLine(at, from, to);
  });
  return arrow === null ? null : { kind: 'message', message: arrow.message };
}

/** The height above the lanes at which the marks of the world and the dots of folds stand. */
export function markHeight({ head }: LifeView): number {
  return head - 12;
}

function nearest<T>(all: readonly T[], within: number, far: (one: T) => number): T | null {
  let found: T | null = null;
  let least = within;
  for (const one of all) {
    const now = far(one);
    if (now > least) continue;
    least = now;
    found = one;
  }
  return found;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function distanceToLine(at: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const part = length === 0 ? 0 : ((at.x - from.x) * dx + (at.y - from.y) * dy) / length;
  const within = Math.max(0, Math.min(1, part));
  return distance(at, { x: from.x + within * dx, y: from.y + within * dy });
}

export interface LifeTick {
  readonly x: number;
  readonly at: Micros;
}

/** The times to write above the lanes, at least `apart` pixels from each other. */
export function lifeTicks(
  plan: LifePlan,
  view: LifeView,
  width: number,
  apart: number,
): LifeTick[] {
  const ticks: LifeTick[] = [];
  let last = -Infinity;
  for (const { event, x } of plan.points) {
    const across = acrossOf(view, x);
    if (across < 0) continue;
    if (across > width) break;
    if (across < last + apart) continue;
    ticks.push({ x: across, at: event.at });
    last = across;
  }
  return ticks;
}

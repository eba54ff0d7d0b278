import type { EventView, ProcessId, WhyStep } from '../contract/index.ts';
import { boxAround, collide, pointOn, type Box, type Curve, type Point } from './geometry.ts';
import { bodies } from './layout.ts';
import type { Layout, Place } from './plan.ts';
import { wayBetween } from './ways.ts';

/** One step of a chain of causes on the stage: where its number stands, and the way its message took. */
export interface Footstep {
  /** Steps are numbered from the root. */
  readonly number: number;
  readonly at: Point;
  /** It is null if no message caused the step. */
  readonly curve: Curve | null;
  /** The sender and receiver of the message; without one, `to` is who or what acted alone. */
  readonly from: string | null;
  readonly to: string;
}

/** The radius of a number's disc at scale 1, and the least radius in pixels. */
const DISC = 11;
const DISC_MIN = 9;
/** A number may stand at these parts of a way: near its end, where the step happens, or farther back. */
const PARTS = [0.76, 0.64, 0.86, 0.52, 0.4, 0.28, 0.16] as const;

export function discOf({ scale }: Layout): number {
  return Math.max(DISC_MIN, DISC * Math.min(1, scale));
}

/** The chain on the stage, from its root on, without the steps that have no place on the stage. */
export function whyPath(layout: Layout, steps: readonly WhyStep[]): readonly Footstep[] {
  const places = new Map(layout.places.map((place) => [place.id, place]));
  const taken: Box[] = [];
  const lanes = new Map<string, number>();
  return steps.toReversed().flatMap((step, at): readonly Footstep[] => {
    const number = at + 1;
    const way = wayOf(layout, places, lanes, step);
    const spots = way === null ? spotsOf(layout, places, step.event) : alongside(way.curve);
    const spot = freeSpot(layout, spots, taken);
    if (spot === null) return [];
    if (way !== null) return [{ number, at: spot, ...way }];
    return [{ number, at: spot, curve: null, from: null, to: whoOf(step.event) }];
  });
}

function wayOf(
  layout: Layout,
  places: ReadonlyMap<ProcessId, Place>,
  lanes: Map<string, number>,
  { event: { envelope }, by }: WhyStep,
): (Pick<Footstep, 'from' | 'to'> & { readonly curve: Curve }) | null {
  if (envelope === null || by !== 'message' || envelope.from === envelope.to) return null;
  const from = places.get(envelope.from);
  const to = places.get(envelope.to);
  if (from === undefined || to === undefined) return null;
  const key = `${from.id} ${to.id}`;
  const lane = lanes.get(key) ?? 0;
  lanes.set(key, lane + 1);
  return { curve: wayBetween(layout, from, to, lane), from: from.id, to: to.id };
}

function alongside(curve: Curve): readonly Point[] {
  return PARTS.map((part) => pointOn(curve, part));
}

function whoOf({ actor, action, envelope }: EventView): string {
  if (actor !== null) return actor;
  if ('node' in action) return action.node;
  return envelope?.to ?? action.kind;
}

/** The spots beside the process or node that acted: the corners of its glyph or the end of its name. */
function spotsOf(
  layout: Layout,
  places: ReadonlyMap<ProcessId, Place>,
  event: EventView,
): readonly Point[] {
  const who = whoOf(event);
  const place = places.get(who as ProcessId);
  const machine = layout.machines.find(({ id }) => id === who);
  if (place !== undefined) {
    const { middle, radius } = place;
    return [
      [-1, -1],
      [1, -1],
      [-1, 1],
      [1, 1],
    ].map(([x = 0, y = 0]) => ({
      x: middle.x + x * radius.width,
      y: middle.y + y * radius.height,
    }));
  }
  if (machine === undefined) return [];
  const { box } = machine;
  return [{ x: box.x + box.width - 2 * DISC, y: box.y + DISC }];
}

/** The first spot that covers no other number and no body, or else the first of all. */
function freeSpot(layout: Layout, spots: readonly Point[], taken: Box[]): Point | null {
  const size = 2 * discOf(layout);
  const boxOf = (spot: Point) => boxAround(spot, { width: size, height: size });
  const isFree = (spot: Point, others: readonly Box[]) =>
    !others.some((other) => collide(boxOf(spot), other));
  const spot =
    spots.find((one) => isFree(one, [...taken, ...bodies(layout)])) ??
    spots.find((one) => isFree(one, taken)) ??
    spots[0];
  if (spot === undefined) return null;
  taken.push(boxOf(spot));
  return spot;
}

import type { Role } from '../contract/index.ts';
import {
  bend,
  borderOf,
  boxAround,
  collide,
  edgeOf,
  pointOn,
  mix,
  shift,
  type Curve,
  type Point,
} from './geometry.ts';
import { nameBox, withBadge } from './ground.ts';
import type { Layout, Place } from './plan.ts';

/** A message flies around the processes it is not for, so that it covers no name. */

const BOW = 0.055;
/** Processes of one role may stand in a column, so a message between two of them flies around the others. */
const BOW_OF_ROLE = 0.17;
/** The other bends to try where the usual one leads across a process. */
const DETOURS = [0.11, 0.17, 0.25, 0.34, -0.11, -0.17, -0.25, -0.34] as const;
/** With more processes than this on the stage, no clear way can be found. */
const CROWD = 60;
/** Further copies of a message fly beside the first, this many pixels apart. */
const LANE = 9;

interface Ways {
  /** The ways that have been found so far. */
  readonly known: Map<Place, Map<Place, Curve>>;
  readonly obstacles: readonly Obstacle[];
}

/** The body of a process, or, where `place` is null, the name of a node. */
interface Obstacle {
  readonly place: Place | null;
  readonly hits: (point: Point) => boolean;
}

const WAYS = new WeakMap<Layout, Ways>();

function waysOf(layout: Layout): Ways {
  const before = WAYS.get(layout);
  if (before !== undefined) return before;
  const ways = { known: new Map(), obstacles: obstaclesOf(layout) };
  WAYS.set(layout, ways);
  return ways;
}

function obstaclesOf({ places, machines, scale }: Layout): readonly Obstacle[] {
  const clear = CLEAR * Math.min(1, scale);
  const bodies = places.map((place) => ({ place, hits: bodyOf(place, clear) }));
  const names = machines.map((machine) => {
    const box = nameBox(machine, scale);
    const hits = (point: Point) => collide(box, { ...point, width: 0, height: 0 }, clear);
    return { place: null, hits };
  });
  return [...bodies, ...names];
}

function bodyOf({ role, middle, radius }: Place, clear: number): Obstacle['hits'] {
  const [wide, high] = [radius.width + clear, radius.height + clear];
  if (isSquare(role)) {
    return ({ x, y }) => Math.abs(x - middle.x) < wide && Math.abs(y - middle.y) < high;
  }
  return ({ x, y }) => Math.hypot((x - middle.x) / wide, (y - middle.y) / high) < 1;
}

/** The way of a message from one process to another; copies of it run beside the first. */
export function wayBetween(layout: Layout, from: Place, to: Place, lane: number): Curve {
  const { known, obstacles } = waysOf(layout);
  const there = known.get(from) ?? new Map<Place, Curve>();
  if (there.size === 0) known.set(from, there);
  const way = there.get(to) ?? clearest(layout, obstacles, from, to);
  there.set(to, way);
  return lane === 0 ? way : shift(way, lane * LANE);
}

function clearest(layout: Layout, obstacles: readonly Obstacle[], from: Place, to: Place): Curve {
  if (from === to) return bend(from.middle, from.middle, 0);
  const usual = from.role === to.role ? BOW_OF_ROLE : BOW;
  const plain = bend(startOf(layout, from, to.middle), portOf(to, from.middle), usual);
  if (layout.places.length > CROWD) return plain;
  const others = obstacles.filter(
    ({ place }) => place === null || (place !== from && place !== to),
  );
  let best = plain;
  let least = across(best, others, layout, Infinity);
  for (const bow of DETOURS) {
    const cost = DETOUR * Math.abs(bow - usual);
    if (cost >= least) continue;
    const curve = around(layout, from, to, bow);
    const now = across(curve, others, layout, least - cost) + cost;
    if (now < least) [best, least] = [curve, now];
  }
  return best;
}

/** A detour leaves on the side it turns to. */
function around(layout: Layout, from: Place, to: Place, bow: number): Curve {
  const { over } = bend(from.middle, to.middle, bow);
  return { from: startOf(layout, from, over), over, to: portOf(to, over) };
}

/** A message starts on a ring around all that belongs to its sender, at the angle of its target. */
function startOf({ scale }: Layout, place: Place, target: Point): Point {
  const { middle } = place;
  const { x, y, width, height } = withBadge(place, scale);
  const [right, left] = [x + width + OFF - middle.x, middle.x - x + OFF];
  const [down, up] = [y + height + OFF - middle.y, middle.y - y + OFF];
  const sideways = (target.x - middle.x) / (target.x > middle.x ? right : left);
  const along = (target.y - middle.y) / (target.y > middle.y ? down : up);
  const part = Math.max(Math.abs(sideways), Math.abs(along));
  // A target that stands this close leaves no room for a ring.
  return part <= FAR ? portOf(place, target) : mix(middle, target, 1 / part);
}

/** A ring is used for targets at least this many times as far away. */
const FAR = 1.25;

/** A bend as high as its way is long costs as much as this many samples that lie on something. */
const DETOUR = 10;
const SAMPLES = 18;
/** The room that a message needs beside a body. */
const CLEAR = 9;

/** Counts the samples of a way that lie on something or off the stage, up to `most`. */
function across(
  curve: Curve,
  others: readonly Obstacle[],
  { size, scale }: Layout,
  most: number,
): number {
  const room = CLEAR * Math.min(1, scale);
  let count = 0;
  for (let at = 1; at < SAMPLES && count < most; at++) {
    const point = pointOn(curve, at / SAMPLES);
    const { x, y } = point;
    const isOff = x < room || y < room || x > size.width - room || y > size.height - room;
    if (isOff || others.some(({ hits }) => hits(point))) count += 1;
  }
  return count;
}

function isSquare(role: Role): boolean {
  return role === 'replica' || role === 'client';
}

/** Messages begin and end a little off the edge, so that glyphs stay legible. */
const OFF = 9;

function portOf({ role, middle, radius }: Place, target: Point): Point {
  const grown = { width: radius.width + OFF, height: radius.height + OFF };
  return isSquare(role)
    ? borderOf(boxAround(middle, { width: 2 * grown.width, height: 2 * grown.height }), target)
    : edgeOf(middle, grown, target);
}

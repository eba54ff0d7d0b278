import {
  bend,
  borderOf,
  boxAround,
  collide,
  edgeOf,
  pointOn,
  shift,
  type Box,
  type Curve,
  type Point,
} from './geometry.ts';
import { nameBox } from './ground.ts';
import type { Layout, Place } from './plan.ts';

/** On which way a message flies: around those it is not for, so that it covers no name. */

const BOW = 0.055;
/** Between processes of one role, which may stand in a column: around those in between. */
const BOW_OF_ROLE = 0.17;
/** Other bends, where the usual one leads across somebody. */
const DETOURS = [0.11, 0.17, 0.25, 0.34, -0.11, -0.17, -0.25, -0.34] as const;
/** Further ways run beside the first, so many pixels apart. */
const LANE = 9;

type Ways = Map<Place, Map<Place, Curve>>;
/** The ways of a layout that have been gone before. */
const WAYS = new WeakMap<Layout, Ways>();

/** The way of a message from one process to another; copies of it run beside the first. */
export function wayBetween(layout: Layout, from: Place, to: Place, lane: number): Curve {
  const ways = WAYS.get(layout) ?? new Map<Place, Map<Place, Curve>>();
  if (ways.size === 0) WAYS.set(layout, ways);
  const there = ways.get(from) ?? new Map<Place, Curve>();
  if (there.size === 0) ways.set(from, there);
  const way = there.get(to) ?? clearest(layout, from, to);
  there.set(to, way);
  return shift(way, lane * LANE);
}

function clearest(layout: Layout, from: Place, to: Place): Curve {
  if (from === to) return bend(from.middle, from.middle, 0);
  const usual = from.role === to.role ? BOW_OF_ROLE : BOW;
  const straight = bend(portOf(from, to.middle), portOf(to, from.middle), usual);
  const others = inTheWay(layout, from, to);
  let best = straight;
  let least = across(straight, others, layout);
  for (const bow of DETOURS) {
    const cost = DETOUR * Math.abs(bow - usual);
    if (cost >= least) continue;
    const curve = around(from, to, bow);
    const now = across(curve, others, layout) + cost;
    if (now < least) [best, least] = [curve, now];
  }
  return best;
}

/** A detour leaves on the side it turns to. */
function around(from: Place, to: Place, bow: number): Curve {
  const { over } = bend(from.middle, to.middle, bow);
  return { from: portOf(from, over), over, to: portOf(to, over) };
}

/** A bend by its whole length is worth so many samples of a way that lead across somebody. */
const DETOUR = 5;
const SAMPLES = 18;
/** Room that a message needs beside a body. */
const CLEAR = 14;

/** Bodies of all but those two, and the names of machines. */
function inTheWay(layout: Layout, from: Place, to: Place): readonly Box[] {
  const { places, machines, scale } = layout;
  const bodies = places
    .filter((place) => place !== from && place !== to)
    .map(({ middle, radius }) =>
      boxAround(middle, { width: 2 * radius.width, height: 2 * radius.height }),
    );
  return [...bodies, ...machines.map((machine) => nameBox(machine, scale))];
}

/** How many samples of a way lie on something or beside the stage. */
function across(curve: Curve, others: readonly Box[], { size, scale }: Layout): number {
  const room = CLEAR * Math.min(1, scale);
  let count = 0;
  for (let at = 1; at < SAMPLES; at++) {
    const { x, y } = pointOn(curve, at / SAMPLES);
    const spot = boxAround({ x, y }, { width: room, height: room });
    const isOff = x < room || y < room || x > size.width - room || y > size.height - room;
    if (isOff || others.some((other) => collide(spot, other))) count += 1;
  }
  return count;
}

/** Messages begin and end a little off the edge, so that glyphs stay legible. */
const OFF = 9;

function portOf({ role, middle, radius }: Place, target: Point): Point {
  const grown = { width: radius.width + OFF, height: radius.height + OFF };
  const square = role === 'replica' || role === 'client';
  return square
    ? borderOf(boxAround(middle, { width: 2 * grown.width, height: 2 * grown.height }), target)
    : edgeOf(middle, grown, target);
}

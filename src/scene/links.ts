import type { Link, LinkView, NodeId } from '../contract/index.ts';
import {
  bend,
  borderOf,
  centre,
  cross,
  headingOn,
  pointOn,
  type Curve,
  type Point,
} from './geometry.ts';
import type { Layout, Machine } from './plan.ts';
import { byNumber } from './names.ts';
import { seamOf, type Seam } from './seam.ts';
import { roomiest, SignPlaces } from './signs.ts';

/** The links between two nodes drawn as one road, with what is wrong in each direction; `a` comes before `b`. */
export interface Road {
  readonly a: NodeId;
  readonly b: NodeId;
  readonly curve: Curve;
  /** The sign of what is wrong stands here: half-way, or where the nearest room is. */
  readonly middle: Point;
  /** The direction of the road half-way, from `a` to `b`, in radians. */
  readonly heading: number;
  /** An arrow stands here and tells the direction, if only one is cut. */
  readonly arrow: Point | null;
  readonly cutThere: boolean;
  readonly cutBack: boolean;
  /** True if this direction has its own delay and loss. */
  readonly weatherThere: boolean;
  readonly weatherBack: boolean;
}

/** All that is drawn of the links: a seam where the network is split, and the roads inside its sides. */
export interface Network {
  readonly roads: readonly Road[];
  readonly seam: Seam | null;
  /** The sign of the seam stands here. */
  readonly seamSign: Point | null;
}

/** A ring with at most this many nodes shows all its roads. */
const ROADS_MAX = 5;

/** The seam, the roads that are cut or have settings of their own, and on a small ring all roads. */
export function network(layout: Layout, links: readonly LinkView[]): Network {
  const seam = seamOf(layout, links);
  const places = new SignPlaces(layout);
  const seamSign = seam === null ? null : places.place(roomiest(layout, seam));
  const isSplit = (a: NodeId, b: NodeId) =>
    seam?.sides.some(({ nodes }) => nodes.includes(a) !== nodes.includes(b)) ?? false;
  const pairs = new Map<string, readonly [NodeId, NodeId]>();
  const add = (from: NodeId, to: NodeId) => {
    const [a, b] = byNumber(from, to) <= 0 ? [from, to] : [to, from];
    if (!isSplit(a, b)) pairs.set(`${a} ${b}`, [a, b]);
  };
  const islands = layout.machines.filter(({ form }) => form === 'island');
  if (islands.length <= ROADS_MAX) {
    islands.forEach((one, at) => islands.slice(0, at).forEach((other) => add(other.id, one.id)));
  }
  for (const { from, to } of links) add(from, to);
  const roads = [...pairs.values()].flatMap(([a, b]) => {
    const curve = roadBetween(layout, a, b);
    return curve === null ? [] : [roadOf(places, a, b, curve, links)];
  });
  return { roads, seam, seamSign };
}

function roadOf(
  places: SignPlaces,
  a: NodeId,
  b: NodeId,
  curve: Curve,
  links: readonly LinkView[],
): Road {
  const there = links.find(({ from, to }) => from === a && to === b);
  const back = links.find(({ from, to }) => from === b && to === a);
  const [cutThere, cutBack] = [there?.cut ?? false, back?.cut ?? false];
  const wrong = {
    cutThere,
    cutBack,
    weatherThere: (there?.policy ?? null) !== null,
    weatherBack: (back?.policy ?? null) !== null,
  };
  const middle = Object.values(wrong).includes(true)
    ? places.place(PARTS.map((part) => pointOn(curve, part)))
    : pointOn(curve, 0.5);
  const heading = headingOn(curve, 0.5);
  const arrow = cutThere === cutBack ? null : places.arrow(middle, heading);
  return { a, b, curve, middle, heading, arrow, ...wrong };
}

/** The parts of a road where its sign may stand, from the middle outwards. */
const PARTS = Array.from({ length: 37 }, (_, at) => {
  const away = Math.ceil(at / 2) * 0.025;
  return at % 2 === 0 ? 0.5 - away : 0.5 + away;
});

/** The way between two nodes, or null when one of them is not on the stage. */
export function roadBetween(layout: Layout, a: NodeId, b: NodeId): Curve | null {
  const one = layout.machines.find(({ id }) => id === a);
  const other = layout.machines.find(({ id }) => id === b);
  if (one === undefined || other === undefined || one === other) return null;
  if (layout.gutter !== null && one.form === 'lane' && other.form === 'lane') {
    return throughGutter(layout, layout.gutter, one, other);
  }
  return bend(borderOf(one.box, centre(other.box)), borderOf(other.box, centre(one.box)), 0);
}

/** An arc at the right links two lanes, as on a score; it is wider where they are farther apart. */
function throughGutter(layout: Layout, gutter: number, one: Machine, other: Machine): Curve {
  const end = ({ box }: Machine, towards: Machine) => ({
    x: box.x + box.width,
    y: box.y + box.height * (towards.box.y > box.y ? 0.66 : 0.34),
  });
  const from = end(one, other);
  const to = end(other, one);
  const room = Math.max(8, layout.size.width - gutter - 8);
  const far = Math.abs(to.y - from.y) / layout.size.height;
  const x = gutter + room * (0.7 + 1.2 * far);
  return { from, over: { x, y: (from.y + to.y) / 2 }, to };
}

/** All links, in both directions, between nodes that the stroke separates. */
export function cutByStroke(layout: Layout, stroke: readonly Point[]): readonly Link[] {
  const { machines } = layout;
  return machines.flatMap((one, at) =>
    machines.slice(at + 1).flatMap((other): readonly Link[] =>
      isSeparated(layout, one, other, stroke)
        ? [
            { from: one.id, to: other.id },
            { from: other.id, to: one.id },
          ]
        : [],
    ),
  );
}

/** A stroke separates two nodes if it crosses their road, or the straight line between them, an odd number of times. */
function isSeparated(
  layout: Layout,
  one: Machine,
  other: Machine,
  stroke: readonly Point[],
): boolean {
  if (crossings([centre(one.box), centre(other.box)], stroke) % 2 === 1) return true;
  const curve = roadBetween(layout, one.id, other.id);
  return curve !== null && crossings(sampled(curve), stroke) % 2 === 1;
}

const SAMPLES = 12;

function sampled(curve: Curve): readonly Point[] {
  return Array.from({ length: SAMPLES + 1 }, (_, at) => pointOn(curve, at / SAMPLES));
}

function crossings(way: readonly Point[], stroke: readonly Point[]): number {
  let count = 0;
  for (let at = 1; at < way.length; at++) {
    for (let on = 1; on < stroke.length; on++) {
      if (cross(way[at - 1]!, way[at]!, stroke[on - 1]!, stroke[on]!)) count += 1;
    }
  }
  return count;
}

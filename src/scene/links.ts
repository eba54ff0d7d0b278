import type { Link, LinkView, NodeId } from '../contract/index.ts';
import {
  bend,
  borderOf,
  boxAround,
  centre,
  collide,
  cross,
  headingOn,
  pointOn,
  type Curve,
  type Point,
} from './geometry.ts';
import type { Layout, Machine } from './plan.ts';
import { byNumber } from './names.ts';

/** The links between two nodes drawn as one road, with what is wrong in each direction; `a` comes before `b`. */
export interface Road {
  readonly a: NodeId;
  readonly b: NodeId;
  readonly curve: Curve;
  /** A break is drawn here: half-way, or, if a node covers that, at another part of the road. */
  readonly middle: Point;
  /** The direction of the road there, from `a` to `b`, in radians. */
  readonly heading: number;
  readonly cutThere: boolean;
  readonly cutBack: boolean;
  /** True if this direction has its own delay and loss. */
  readonly weatherThere: boolean;
  readonly weatherBack: boolean;
}

/** A ring with at most this many nodes shows all its roads. */
const ROADS_MAX = 5;

/** The roads that are cut or have settings of their own, and on a small ring all roads. */
export function roads(layout: Layout, links: readonly LinkView[]): readonly Road[] {
  const found = new Map<string, Road>();
  const add = (from: NodeId, to: NodeId) => {
    const [a, b] = byNumber(from, to) <= 0 ? [from, to] : [to, from];
    const key = `${a} ${b}`;
    const curve = found.has(key) ? null : roadBetween(layout, a, b);
    if (curve !== null) found.set(key, roadOf(layout, a, b, curve, links));
  };
  const islands = layout.machines.filter(({ form }) => form === 'island');
  if (islands.length <= ROADS_MAX) {
    islands.forEach((one, at) => islands.slice(0, at).forEach((other) => add(other.id, one.id)));
  }
  for (const { from, to } of links) add(from, to);
  return [...found.values()];
}

function roadOf(
  layout: Layout,
  a: NodeId,
  b: NodeId,
  curve: Curve,
  links: readonly LinkView[],
): Road {
  const part = openPart(layout, curve);
  const there = links.find(({ from, to }) => from === a && to === b);
  const back = links.find(({ from, to }) => from === b && to === a);
  return {
    a,
    b,
    curve,
    middle: pointOn(curve, part),
    heading: headingOn(curve, part),
    cutThere: there?.cut ?? false,
    cutBack: back?.cut ?? false,
    weatherThere: (there?.policy ?? null) !== null,
    weatherBack: (back?.policy ?? null) !== null,
  };
}

const PARTS = [0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9] as const;
const CLEAR = 12;

function openPart({ machines }: Layout, curve: Curve): number {
  const isCovered = (point: Point) =>
    machines.some(({ box }) => collide(box, boxAround(point, { width: CLEAR, height: CLEAR })));
  return PARTS.find((part) => !isCovered(pointOn(curve, part))) ?? 0.5;
}

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

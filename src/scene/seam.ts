import { contours } from 'd3';
import type { LinkView, NodeId } from '../contract/index.ts';
import { boxAround, distanceTo, type Point, type Size } from './geometry.ts';
import type { Layout, Machine } from './plan.ts';

/**
 * A clean partition is drawn as a seam: every point of the stage belongs to the side whose nearest
 * machine it has, and the seam runs where the sides meet.
 */

/** A part of a seam that runs between the same two machines. */
export interface Stitch {
  readonly a: NodeId;
  readonly b: NodeId;
  readonly points: readonly Point[];
}

export interface Side {
  readonly nodes: readonly NodeId[];
  /** The outlines of what belongs to this side; holes run the other way round. */
  readonly region: readonly (readonly Point[])[];
}

export interface Seam {
  readonly sides: readonly Side[];
  readonly stitches: readonly Stitch[];
}

/**
 * The sides of a partition: nodes on one side reach each other at least in one direction, and nodes
 * on different sides in none. Returns one side if the network is whole.
 */
export function sidesOf(
  nodes: readonly NodeId[],
  links: readonly LinkView[],
): readonly (readonly NodeId[])[] {
  const cut = new Set(links.filter((link) => link.cut).map(({ from, to }) => `${from} ${to}`));
  const isApart = (a: NodeId, b: NodeId) => cut.has(`${a} ${b}`) && cut.has(`${b} ${a}`);
  const left = new Set(nodes);
  const sides: NodeId[][] = [];
  for (const first of nodes) {
    if (!left.delete(first)) continue;
    const side = [first];
    for (const one of side) {
      for (const other of left) {
        if (isApart(one, other)) continue;
        left.delete(other);
        side.push(other);
      }
    }
    sides.push(nodes.filter((id) => side.includes(id)));
  }
  return sides;
}

/** The stage is measured at points this many pixels apart. */
const STEP = 6;

/** The seam of a partition, or null if all nodes on the stage are on one side. */
export function seamOf(layout: Layout, links: readonly LinkView[]): Seam | null {
  const { machines, size } = layout;
  const groups = sidesOf(
    machines.map(({ id }) => id),
    links,
  );
  if (groups.length < 2) return null;
  const columns = Math.max(2, Math.ceil(size.width / STEP));
  const rows = Math.max(2, Math.ceil(size.height / STEP));
  const bodies = [...machines, ...headingsOf(layout)];
  const near = groups.map((group) => {
    const boxes = bodies.filter(({ id }) => group.includes(id)).map(({ box }) => box);
    return Array.from({ length: columns * rows }, (_, at) => {
      const point = {
        x: ((at % columns) + 0.5) * STEP,
        y: (Math.floor(at / columns) + 0.5) * STEP,
      };
      return Math.min(...boxes.map((box) => distanceTo(box, point)));
    });
  });
  const drawn = contours().size([columns, rows]).thresholds([0]);
  const sides = groups.map((nodes, side): Side => {
    const lead = near[side]!.map((own, at) => {
      let other = Infinity;
      near.forEach((each, index) => {
        if (index !== side) other = Math.min(other, each[at]!);
      });
      return other - own;
    });
    const region = drawn(lead)[0]!.coordinates.flatMap((polygon) =>
      polygon.map((ring) => ring.map(([x = 0, y = 0]) => ({ x: x * STEP, y: y * STEP }))),
    );
    return { nodes, region };
  });
  const edge = { width: columns * STEP, height: rows * STEP };
  return { sides, stitches: stitchesOf(machines, sides, edge) };
}

/** A heading over a column belongs to the nearest machine, so that no seam runs through it. */
function headingsOf({ machines, headings }: Layout): readonly Pick<Machine, 'id' | 'box'>[] {
  return headings.flatMap(({ role, node, x, y }) => {
    const id = node ?? nearest(machines, { x, y });
    return id === null
      ? []
      : [{ id, box: boxAround({ x, y }, { width: 10 * role.length, height: 19 }) }];
  });
}

/** Follows the outlines of all sides but the last, without the parts at the edges of the stage. */
function stitchesOf(
  machines: readonly Machine[],
  sides: readonly Side[],
  edge: Size,
): readonly Stitch[] {
  const isOut = ({ x, y }: Point) => x <= 0 || y <= 0 || x >= edge.width || y >= edge.height;
  return sides.slice(0, -1).flatMap(({ nodes, region }, side) => {
    const own = machines.filter(({ id }) => nodes.includes(id));
    const others = machines.filter(({ id }) => !nodes.includes(id));
    const earlier = new Set(sides.slice(0, side).flatMap((each) => each.nodes));
    const stitches: { a: NodeId; b: NodeId; points: Point[] }[] = [];
    for (const ring of region) {
      for (let at = 1; at < ring.length; at++) {
        const [from, to] = [ring[at - 1]!, ring[at]!];
        if (isOut(from) && isOut(to)) continue;
        const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
        const a = nearest(own, middle);
        const b = nearest(others, middle);
        // The outline of an earlier side runs here already.
        if (a === null || b === null || earlier.has(b)) continue;
        const last = stitches.at(-1);
        if (last?.a === a && last.b === b && last.points.at(-1) === from) last.points.push(to);
        else stitches.push({ a, b, points: [from, to] });
      }
    }
    return stitches;
  });
}

function nearest(machines: readonly Machine[], point: Point): NodeId | null {
  let best: NodeId | null = null;
  let least = Infinity;
  for (const { id, box } of machines) {
    const away = distanceTo(box, point);
    if (away < least || (away === least && best === null)) [best, least] = [id, away];
  }
  return best;
}

import { boxAround, collide, distanceTo, isInside, type Box, type Point } from './geometry.ts';
import { groundOf } from './ground.ts';
import type { Layout } from './plan.ts';
import type { Seam } from './seam.ts';

/** Signs of cut links are as large as a finger finds, and they cover no name, no control and no body. */

/** The width and height of the sign of a cut, and of the arrow beside it, in pixels. */
export const SIGN = 26;
const ARROW = 22;
const GAP = 3;

/** Finds places for one sign after the other; each keeps clear of those before it. */
export class SignPlaces {
  private readonly layout: Layout;
  /** What a sign must keep clear of, from everything to the least. */
  private readonly tiers: readonly (readonly Box[])[];
  private readonly taken: Box[] = [];

  constructor(layout: Layout) {
    const { names, rest } = groundOf(layout);
    const machines = layout.machines.map(({ box }) => box);
    this.layout = layout;
    this.tiers = [[...machines, ...names, ...rest], [...names, ...rest], names];
  }

  /** The first of the wished points that has room, or else the nearest place around the first that has. */
  place(wished: readonly Point[]): Point {
    const [first] = wished;
    if (first === undefined) throw new RangeError('a sign needs a wish');
    const spot =
      this.free([...wished, ...around(first, NEAR)], SIGN, 2) ??
      this.free(around(first, RINGS), SIGN) ??
      first;
    this.taken.push(boxAround(spot, { width: SIGN, height: SIGN }));
    return spot;
  }

  /** A place for an arrow beside a sign: across its road, or else along it. */
  arrow(sign: Point, heading: number): Point {
    const away = SIGN / 2 + GAP + ARROW / 2;
    const wished = TRIED.map((turn) => {
      const angle = heading + turn * 2 * Math.PI;
      return { x: sign.x + away * Math.cos(angle), y: sign.y + away * Math.sin(angle) };
    });
    const spot = this.free(wished, ARROW) ?? wished[0]!;
    this.taken.push(boxAround(spot, { width: ARROW, height: ARROW }));
    return spot;
  }

  /** The first point with room; with fewer tiers, it keeps clear of more. */
  private free(
    points: readonly Point[],
    side: number,
    tiers = this.tiers.length,
  ): Point | undefined {
    const boxes = points.map((point) => boxAround(point, { width: side, height: side }));
    const inside = (box: Box) =>
      isInside(box, this.layout.size) && !this.taken.some((each) => collide(box, each, 1));
    for (const tier of this.tiers.slice(0, tiers)) {
      const at = boxes.findIndex((box) => inside(box) && !tier.some((each) => collide(box, each)));
      if (at >= 0) return points[at];
    }
    return undefined;
  }
}

/** The turns from the direction of a road at which an arrow may stand, the best first. */
const TRIED = [0.25, -0.25, 0, 0.5, 0.125, -0.125, 0.375, -0.375] as const;

/** A sign rather stands on a free part of a machine than farther away than this many rings. */
const NEAR = 3;
const TURNS = 16;
const RINGS = 18;
const STEP = 12;

/** Points on rings around a point, the nearest first. */
function around({ x, y }: Point, rings: number): readonly Point[] {
  return Array.from({ length: rings * TURNS }, (_, at) => {
    const radius = STEP * (1 + Math.floor(at / TURNS));
    const angle = (2 * Math.PI * (at % TURNS)) / TURNS;
    return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
  });
}

/** Beyond this many pixels, more room around a sign makes it no clearer. */
const CLEAR = 40;

/** The points of a seam, those with the most room around them first. */
export function roomiest({ machines, size }: Layout, { stitches }: Seam): readonly Point[] {
  const room = ({ x, y }: Point) =>
    Math.min(
      CLEAR,
      x,
      y,
      size.width - x,
      size.height - y,
      ...machines.map(({ box }) => distanceTo(box, { x, y })),
    );
  return stitches
    .flatMap(({ points }) => points)
    .map((point) => ({ point, room: Math.round(room(point)) }))
    .toSorted((a, b) => b.room - a.room)
    .map(({ point }) => point);
}

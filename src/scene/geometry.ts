/** Points, boxes and curves are in pixels of the stage; y grows downwards. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** `x` and `y` are the upper left corner. */
export interface Box extends Point, Size {}

/** A quadratic curve. */
export interface Curve {
  readonly from: Point;
  readonly over: Point;
  readonly to: Point;
}

export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

export function centre(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

export function boxAround({ x, y }: Point, { width, height }: Size): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** The distance from a point to a box; less than 0 inside. */
export function distanceTo({ x, y, width, height }: Box, point: Point): number {
  const across = Math.max(x - point.x, point.x - x - width);
  const down = Math.max(y - point.y, point.y - y - height);
  return across > 0 && down > 0 ? Math.hypot(across, down) : Math.max(across, down);
}

/** Tells whether two boxes come closer than `gap` to each other. */
export function collide(a: Box, b: Box, gap = 0): boolean {
  return (
    a.x < b.x + b.width + gap &&
    b.x < a.x + a.width + gap &&
    a.y < b.y + b.height + gap &&
    b.y < a.y + a.height + gap
  );
}

export function isInside(box: Box, { width, height }: Size): boolean {
  const slack = 0.01;
  return (
    box.x >= -slack &&
    box.y >= -slack &&
    box.x + box.width <= width + slack &&
    box.y + box.height <= height + slack
  );
}

export function moveBox<B extends Box>(box: B, { x, y }: Point): B {
  return { ...box, x: box.x + x, y: box.y + y };
}

export function mix(a: Point, b: Point, part: number): Point {
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
}

export function pointOn({ from, over, to }: Curve, part: number): Point {
  return mix(mix(from, over, part), mix(over, to, part), part);
}

/** The direction of the curve at `part`, in radians. */
export function headingOn({ from, over, to }: Curve, part: number): number {
  const a = mix(from, over, part);
  const b = mix(over, to, part);
  return Math.atan2(b.y - a.y, b.x - a.x);
}

/** A curve between two points that bends to the right of its way by `bow` times its length. */
export function bend(from: Point, to: Point, bow: number): Curve {
  const half = mix(from, to, 0.5);
  const over = { x: half.x - (to.y - from.y) * bow * 2, y: half.y + (to.x - from.x) * bow * 2 };
  return { from, over, to };
}

export function shift({ from, over, to }: Curve, by: number): Curve {
  if (by === 0) return { from, over, to };
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const x = (-(to.y - from.y) / length) * by;
  const y = ((to.x - from.x) / length) * by;
  const moved = (point: Point) => ({ x: point.x + x, y: point.y + y });
  return { from: moved(from), over: moved(over), to: moved(to) };
}

/** The point at which the line from the middle of an ellipse towards `target` leaves the ellipse. */
export function edgeOf(middle: Point, radius: Size, target: Point): Point {
  const x = (target.x - middle.x) / radius.width;
  const y = (target.y - middle.y) / radius.height;
  const length = Math.hypot(x, y);
  if (length <= 1) return middle;
  return {
    x: middle.x + (target.x - middle.x) / length,
    y: middle.y + (target.y - middle.y) / length,
  };
}

/** The point at which the line from the middle of a box towards `target` leaves the box. */
export function borderOf(box: Box, target: Point): Point {
  const middle = centre(box);
  const x = (target.x - middle.x) / (box.width / 2);
  const y = (target.y - middle.y) / (box.height / 2);
  const part = Math.max(Math.abs(x), Math.abs(y));
  return part <= 1 ? middle : mix(middle, target, 1 / part);
}

/** Tells whether the segments a–b and c–d cross. */
export function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  const turn = (p: Point, q: Point, r: Point) =>
    (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  return turn(a, b, c) > 0 !== turn(a, b, d) > 0 && turn(c, d, a) > 0 !== turn(c, d, b) > 0;
}

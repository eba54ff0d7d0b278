import {
  FRAME,
  labels,
  leftOf,
  saidBox,
  shortNumber,
  TOKEN,
  trail,
  type Box,
  type Countdown,
  type Curve,
  type Flight,
  type Ground,
  type Label,
  type Lettering,
  type Mark,
  type Point,
  type Shape,
  type Size,
} from '../../scene/index.ts';
import { paintOf, type Paint, type Palette } from './palette.ts';
import { crossPath, framePath, hatchPath, numberAt, tokenPath } from './token-path.ts';

/** Everything that the canvas shows at one moment. */
export interface Picture {
  readonly flights: readonly Flight[];
  readonly marks: readonly Mark[];
  readonly countdowns: readonly Countdown[];
  readonly ground: Ground;
  readonly time: number;
  readonly scale: number;
  /** True if whole arrows are drawn with the message in the middle, for people who want no movement. */
  readonly still: boolean;
}

type Brush = CanvasRenderingContext2D;

const TURN = 2 * Math.PI;
/** Beyond this many flights only dots are drawn, because ways would cover everything and cost most. */
const PLAIN_ABOVE = 150;

function letteringFor(scale: number, weight: number): Lettering {
  const size = Math.max(12, 14.5 * Math.min(1.3, scale)) * Math.sqrt(weight);
  return { character: size * 0.602, line: size * 1.28, token: TOKEN * tokenScale(scale) };
}

function tokenScale(scale: number): number {
  return Math.max(1, Math.min(1.25, scale));
}

/** Letters are written at this size and scaled, because setting a font makes the browser restyle the page. */
const FONT = 16;

/** This must be called once for each palette, and again after the canvas has been resized. */
export function prepare(brush: Brush, { mono }: Palette): void {
  brush.font = `680 ${FONT}px ${mono}`;
  brush.textAlign = 'center';
  brush.textBaseline = 'middle';
}

function write(brush: Brush, text: string, at: Point, size: number): void {
  brush.translate(at.x, at.y);
  brush.scale(size / FONT, size / FONT);
  brush.fillText(text, 0, 0);
  brush.scale(FONT / size, FONT / size);
  brush.translate(-at.x, -at.y);
}

/** Paints the picture and returns where the tags are, given where they were before. */
export function paint(
  brush: Brush,
  picture: Picture,
  palette: Palette,
  before: readonly Label[],
): readonly Label[] {
  const { flights, scale } = picture;
  const plain = flights.length > PLAIN_ABOVE;
  const lettering = letteringFor(scale, palette.weight);
  for (const countdown of picture.countdowns)
    paintCountdown(brush, countdown, picture.time, palette);
  const dots = plain ? flights.filter(({ track }) => !track.marked) : [];
  const drawn = plain ? flights.filter(({ track }) => track.marked) : flights;
  const tokens = drawn.filter(({ count }) => count > 0);
  for (const flight of dots) paintDot(brush, flight, palette);
  for (const flight of drawn) paintTrail(brush, flight, picture.still, palette);
  for (const flight of tokens) paintToken(brush, flight, lettering.token, palette);
  const said: Box[] = [];
  for (const mark of picture.marks) {
    const box = paintMark(brush, mark, picture.ground.size, lettering, palette);
    if (box !== null) said.push(box);
  }
  const { names } = picture.ground;
  const ground =
    said.length === 0 ? picture.ground : { ...picture.ground, names: [...names, ...said] };
  const written = labels(tokens, ground, lettering, before);
  for (const label of written) paintLabel(brush, label, lettering, palette);
  return written;
}

function paintTrail(brush: Brush, flight: Flight, still: boolean, palette: Palette): void {
  const { track } = flight;
  const { fill, strong } = paintOf(palette, track.glyph.ballot);
  brush.strokeStyle = track.faint ? palette.ink3 : fill;
  brush.globalAlpha = track.faint ? 0.35 : track.marked ? 1 : 0.6;
  brush.lineWidth = (track.faint ? 1 : track.marked ? 3 : 2) * palette.weight;
  brush.setLineDash(track.glyph.hollow ? [1, 5] : []);
  brush.lineCap = 'round';
  stroke(brush, still ? track.curve : trail(flight));
  brush.setLineDash([]);
  if (still && track.end === 'arrives')
    paintHead(brush, track.curve, track.faint ? palette.ink3 : strong);
  brush.globalAlpha = 1;
}

function stroke(brush: Brush, { from, over, to }: Curve): void {
  brush.beginPath();
  brush.moveTo(from.x, from.y);
  brush.quadraticCurveTo(over.x, over.y, to.x, to.y);
  brush.stroke();
}

function paintHead(brush: Brush, { over, to }: Curve, colour: string): void {
  const turn = Math.atan2(to.y - over.y, to.x - over.x);
  brush.globalAlpha = 1;
  brush.fillStyle = colour;
  brush.translate(to.x, to.y);
  brush.rotate(turn);
  const head = pathOf('head', 9);
  brush.fill(head);
  brush.rotate(-turn);
  brush.translate(-to.x, -to.y);
}

function paintDot(brush: Brush, { x, y, track }: Flight, palette: Palette): void {
  brush.fillStyle = track.faint ? palette.ink3 : paintOf(palette, track.glyph.ballot).fill;
  brush.fillRect(x - 2.5, y - 2.5, 5, 5);
}

const PATHS = new Map<string, Path2D>();

type Outline = Shape | 'cross' | 'head' | 'frame' | 'hatch';

function outline(shape: Outline, size: number): string {
  if (shape === 'cross') return crossPath(size);
  if (shape === 'frame') return framePath(size);
  if (shape === 'hatch') return hatchPath(size);
  return shape === 'head' ? `M0 0L${-size} ${-size / 2}V${size / 2}Z` : tokenPath(shape, size);
}

function pathOf(shape: Outline, size: number): Path2D {
  const key = `${shape} ${size.toFixed(2)}`;
  const known = PATHS.get(key);
  if (known !== undefined) return known;
  const path = new Path2D(outline(shape, size));
  PATHS.set(key, path);
  return path;
}

function paintToken(brush: Brush, flight: Flight, size: number, palette: Palette): void {
  const { x, y, track, strength, stopped } = flight;
  const { glyph } = track;
  const tone = track.faint ? faintTone(palette) : paintOf(palette, glyph.ballot);
  const turn = glyph.shape === 'plate' ? flight.heading : 0;
  brush.translate(x, y);
  brush.globalAlpha = strength;
  if (track.marked) paintGlow(brush, size, palette);
  if (stopped && track.end === 'held') paintFrame(brush, size, palette);
  brush.rotate(turn);
  brush.fillStyle = glyph.hollow ? palette.paper : tone.fill;
  brush.strokeStyle = tone.strong;
  brush.lineWidth = (track.faint ? 1.25 : 2) * palette.weight;
  brush.lineJoin = 'round';
  const body = pathOf(glyph.shape, size);
  for (const back of flight.count > 1 ? [2 * BEHIND, BEHIND, 0] : [0]) {
    const [x0, y0] = [
      back * Math.cos(flight.heading - turn),
      back * Math.sin(flight.heading - turn),
    ];
    brush.translate(x0, y0);
    brush.fill(body);
    brush.stroke(body);
    brush.translate(-x0, -y0);
  }
  brush.rotate(-turn);
  if (glyph.slot !== null) paintNumber(brush, flight, size, tone);
  if (glyph.crossed) {
    brush.lineWidth = 2.5 * palette.weight;
    brush.stroke(pathOf('cross', size));
  }
  if (stopped) paintStop(brush, flight, track.faint ? size / 2 : size, palette);
  brush.globalAlpha = 1;
  brush.translate(-x, -y);
}

/** A token that stands for several shows others under it, each this much farther on its way. */
const BEHIND = 3.5;

function faintTone({ ink3, paper }: Palette): Paint {
  return { fill: ink3, strong: ink3, on: paper };
}

function paintGlow(brush: Brush, size: number, { now }: Palette): void {
  brush.fillStyle = now;
  brush.beginPath();
  brush.arc(0, 0, size * 2, 0, TURN);
  brush.fill();
}

function paintNumber(
  brush: Brush,
  { track: { glyph }, heading }: Flight,
  size: number,
  tone: Paint,
): void {
  const { digits, cut } = shortNumber(glyph.slot ?? 0);
  const off = numberAt(glyph.shape, size);
  brush.fillStyle = glyph.hollow ? tone.strong : tone.on;
  const at = { x: off * Math.cos(heading), y: off * Math.sin(heading) + size * 0.08 };
  write(brush, digits, cut ? { ...at, x: at.x + CUT * size } : at, NUMBER * size);
  if (cut) paintCut(brush, at, size);
}

/** The height of a slot's number in a token, and the room of the dots before a long one, in sizes of the token. */
const NUMBER = 1.34;
const CUT = 0.14;

/** Three dots above each other stand for digits that are left out. */
function paintCut(brush: Brush, { x, y }: Point, size: number): void {
  const dot = size * 0.2;
  for (const down of [-0.5, 0, 0.5])
    brush.fillRect(x - 0.83 * size, y + down * size - dot / 2, dot, dot);
}

/** Marks a flight that gets no further as held, at a cut, or lost. */
function paintStop(brush: Brush, flight: Flight, size: number, palette: Palette): void {
  const { track, heading } = flight;
  brush.strokeStyle = palette.ink;
  brush.lineWidth = 2.5 * palette.weight;
  brush.lineCap = 'round';
  brush.beginPath();
  switch (track.end) {
    case 'held':
      paintPause(brush, size, palette);
      return;
    case 'lost':
      brush.moveTo(-1.5 * size, 1.5 * size);
      brush.lineTo(1.5 * size, -1.5 * size);
      break;
    case 'cut': {
      const [across, along] = [Math.sin(heading) * 1.6 * size, Math.cos(heading) * 1.6 * size];
      brush.moveTo(along + across, across - along);
      brush.lineTo(along - across, across + along);
      break;
    }
    case 'arrives':
    case 'sent':
      return;
  }
  brush.stroke();
}

/** A held message stands in a hatched frame, and a badge at its corner bears the two bars of a pause. */
function paintFrame(brush: Brush, size: number, palette: Palette): void {
  brush.fillStyle = palette.paper;
  brush.strokeStyle = palette.ink;
  brush.fill(pathOf('frame', FRAME * size));
  brush.lineWidth = 1.25 * palette.weight;
  brush.stroke(pathOf('hatch', FRAME * size));
  brush.lineWidth = 2.5 * palette.weight;
  brush.stroke(pathOf('frame', FRAME * size));
}

function paintPause(brush: Brush, size: number, palette: Palette): void {
  const corner = 1.3 * size;
  brush.fillStyle = palette.ink;
  brush.strokeStyle = palette.paper;
  brush.lineWidth = 1.5;
  brush.beginPath();
  brush.arc(corner, corner, 0.85 * size, 0, TURN);
  brush.fill();
  brush.stroke();
  brush.fillStyle = palette.paper;
  for (const x of [-0.36, 0.12])
    brush.fillRect(corner + x * size, corner - 0.42 * size, 0.24 * size, 0.84 * size);
}

function paintLabel(brush: Brush, label: Label, lettering: Lettering, palette: Palette): void {
  const { flight, text, box } = label;
  const { track } = flight;
  const tone = track.faint ? palette.ink2 : paintOf(palette, track.glyph.ballot).strong;
  writeTag(brush, text, box, lettering, palette, {
    ground: track.marked ? palette.now : palette.paper,
    ink: track.marked ? palette.nowInk : tone,
  });
}

function writeTag(
  brush: Brush,
  text: string,
  box: Label['box'],
  { line }: Lettering,
  palette: Palette,
  { ground, ink }: { readonly ground: string; readonly ink: string },
): void {
  const alpha = brush.globalAlpha;
  brush.globalAlpha = 0.9 * alpha;
  brush.fillStyle = ground;
  brush.beginPath();
  brush.roundRect(box.x, box.y, box.width, box.height, 4);
  brush.fill();
  brush.globalAlpha = alpha;
  brush.fillStyle = ink;
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 + 0.5 };
  write(brush, text, at, line / 1.28);
}

/** Paints a mark and returns where its word stands, if it has one. */
function paintMark(
  brush: Brush,
  mark: Mark,
  size: Size,
  lettering: Lettering,
  palette: Palette,
): Box | null {
  brush.globalAlpha = 1 - mark.age ** 2;
  let box: Box | null = null;
  if (mark.kind === 'dropped') paintDropped(brush, mark, lettering.token, palette);
  else box = paintSaid(brush, mark, size, lettering, palette);
  brush.globalAlpha = 1;
  return box;
}

function paintDropped(
  brush: Brush,
  mark: Extract<Mark, { kind: 'dropped' }>,
  size: number,
  palette: Palette,
): void {
  brush.translate(mark.x, mark.y);
  brush.strokeStyle = palette.ink;
  brush.lineCap = 'round';
  brush.lineWidth = 2.75 * palette.weight;
  brush.stroke(pathOf('cross', size * (0.7 + 0.3 * mark.age)));
  brush.lineWidth = 1.25 * palette.weight;
  brush.beginPath();
  brush.arc(0, 0, size * (1.5 + mark.age), 0, TURN);
  brush.stroke();
  brush.translate(-mark.x, -mark.y);
}

function paintSaid(
  brush: Brush,
  mark: Extract<Mark, { kind: 'said' }>,
  size: Size,
  lettering: Lettering,
  palette: Palette,
): Box {
  brush.strokeStyle = palette.nowLine;
  brush.lineWidth = (4 - 2.5 * mark.age) * palette.weight;
  brush.beginPath();
  brush.arc(mark.x, mark.y, mark.radius + 8 + 16 * mark.age, 0, TURN);
  brush.stroke();
  const { box, text } = saidBox(mark, lettering, size);
  writeTag(brush, text, box, lettering, palette, { ground: palette.now, ink: palette.nowInk });
  return box;
}

function paintCountdown(brush: Brush, countdown: Countdown, time: number, palette: Palette): void {
  const { x, y, radius } = countdown;
  brush.fillStyle = palette.paper;
  brush.strokeStyle = palette.ink3;
  brush.lineWidth = 1.25 * palette.weight;
  brush.beginPath();
  brush.arc(x, y, radius, 0, TURN);
  brush.fill();
  brush.stroke();
  const left = leftOf(countdown, time);
  brush.strokeStyle = palette.ink2;
  brush.lineWidth = 3.25 * palette.weight;
  brush.beginPath();
  brush.arc(x, y, radius, -TURN / 4, -TURN / 4 + TURN * left);
  brush.stroke();
}

import {
  labels,
  leftOf,
  TOKEN,
  trail,
  type Box,
  type Countdown,
  type Curve,
  type Flight,
  type Label,
  type Lettering,
  type Mark,
  type Shape,
} from '../../scene/index.ts';
import { paintOf, type Paint, type Palette } from './palette.ts';
import { crossPath, numberAt, tokenPath } from './token-path.ts';

/** All that the canvas shows at one moment. */
export interface Picture {
  readonly flights: readonly Flight[];
  readonly marks: readonly Mark[];
  readonly countdowns: readonly Countdown[];
  /** What tags should not cover. */
  readonly bodies: readonly Box[];
  readonly time: number;
  readonly scale: number;
  /** Whole arrows with the message in the middle, for people who want no movement. */
  readonly still: boolean;
}

type Brush = CanvasRenderingContext2D;

const TURN = 2 * Math.PI;
/** Beyond so many flights only dots and lines are drawn. */
const PLAIN_ABOVE = 400;

export function letteringFor(scale: number, weight: number): Lettering {
  const size = Math.max(12, 14.5 * Math.min(1.3, scale)) * Math.sqrt(weight);
  return { character: size * 0.602, line: size * 1.28, token: TOKEN * tokenScale(scale) };
}

function tokenScale(scale: number): number {
  return Math.max(0.8, Math.min(1.25, scale));
}

export function paint(brush: Brush, picture: Picture, palette: Palette): void {
  const { flights, scale } = picture;
  const plain = flights.length > PLAIN_ABOVE;
  const lettering = letteringFor(scale, palette.weight);
  for (const countdown of picture.countdowns)
    paintCountdown(brush, countdown, picture.time, palette);
  for (const flight of flights) paintTrail(brush, flight, picture.still, palette);
  for (const flight of flights) {
    if (plain && !flight.track.marked) paintDot(brush, flight, palette);
    else paintToken(brush, flight, lettering.token, palette);
  }
  for (const mark of picture.marks) paintMark(brush, mark, lettering, palette);
  if (plain) return;
  for (const label of labels(flights, picture.bodies, lettering))
    paintLabel(brush, label, lettering, palette);
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
  brush.save();
  brush.translate(to.x, to.y);
  brush.rotate(Math.atan2(to.y - over.y, to.x - over.x));
  brush.globalAlpha = 1;
  brush.fillStyle = colour;
  brush.fill(new Path2D('M0 0L-9 -4.5V4.5Z'));
  brush.restore();
}

function paintDot(brush: Brush, { x, y, track }: Flight, palette: Palette): void {
  brush.fillStyle = track.faint ? palette.ink3 : paintOf(palette, track.glyph.ballot).fill;
  brush.fillRect(x - 2.5, y - 2.5, 5, 5);
}

const PATHS = new Map<string, Path2D>();

function pathOf(shape: Shape | 'cross', size: number): Path2D {
  const key = `${shape} ${size.toFixed(2)}`;
  const known = PATHS.get(key);
  if (known !== undefined) return known;
  const path = new Path2D(shape === 'cross' ? crossPath(size) : tokenPath(shape, size));
  PATHS.set(key, path);
  return path;
}

function paintToken(brush: Brush, flight: Flight, size: number, palette: Palette): void {
  const { x, y, track, strength, stopped } = flight;
  const { glyph } = track;
  const tone = track.faint ? faintTone(palette) : paintOf(palette, glyph.ballot);
  brush.save();
  brush.translate(x, y);
  brush.globalAlpha = strength;
  if (track.marked) paintGlow(brush, size, palette);
  if (glyph.shape === 'plate') brush.rotate(flight.heading);
  brush.fillStyle = glyph.hollow ? palette.paper : tone.fill;
  brush.strokeStyle = tone.strong;
  brush.lineWidth = (track.faint ? 1.25 : 2) * palette.weight;
  brush.lineJoin = 'round';
  const body = pathOf(glyph.shape, size);
  brush.fill(body);
  brush.stroke(body);
  if (glyph.slot !== null) paintNumber(brush, flight, size, tone, palette);
  if (glyph.shape === 'plate') brush.rotate(-flight.heading);
  if (glyph.crossed) {
    brush.lineWidth = 2.5 * palette.weight;
    brush.stroke(pathOf('cross', size));
  }
  if (stopped) paintStop(brush, track.end, size, palette);
  brush.restore();
}

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
  palette: Palette,
): void {
  const digits = String(glyph.slot);
  brush.save();
  brush.translate(numberAt(glyph.shape, size), 0);
  if (glyph.shape === 'plate') brush.rotate(-heading);
  brush.font = `650 ${(digits.length > 2 ? 0.95 : 1.3) * size}px ${palette.mono}`;
  brush.fillStyle = glyph.hollow ? tone.strong : tone.on;
  brush.textAlign = 'center';
  brush.textBaseline = 'middle';
  brush.fillText(digits, 0, size * 0.08);
  brush.restore();
}

/** How a flight that gets no further is marked: held, at a cut, or lost. */
function paintStop(
  brush: Brush,
  end: Flight['track']['end'],
  size: number,
  palette: Palette,
): void {
  brush.strokeStyle = palette.ink;
  brush.lineWidth = 2.5 * palette.weight;
  brush.lineCap = 'round';
  brush.beginPath();
  switch (end) {
    case 'held':
      for (const x of [-0.45, 0.45]) {
        brush.moveTo(x * size, -2.3 * size);
        brush.lineTo(x * size, -1.4 * size);
      }
      break;
    case 'lost':
      brush.moveTo(-1.5 * size, 1.5 * size);
      brush.lineTo(1.5 * size, -1.5 * size);
      break;
    case 'cut':
      brush.moveTo(1.6 * size, -1.6 * size);
      brush.lineTo(1.6 * size, 1.6 * size);
      break;
    case 'arrives':
      return;
  }
  brush.stroke();
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
  brush.globalAlpha = 0.9;
  brush.fillStyle = ground;
  brush.beginPath();
  brush.roundRect(box.x, box.y, box.width, box.height, 4);
  brush.fill();
  brush.globalAlpha = 1;
  brush.fillStyle = ink;
  brush.font = `700 ${line / 1.28}px ${palette.mono}`;
  brush.textAlign = 'center';
  brush.textBaseline = 'middle';
  brush.fillText(text, box.x + box.width / 2, box.y + box.height / 2 + 0.5);
}

function paintMark(brush: Brush, mark: Mark, lettering: Lettering, palette: Palette): void {
  brush.save();
  brush.globalAlpha = 1 - mark.age ** 2;
  if (mark.kind === 'dropped') paintDropped(brush, mark, lettering.token, palette);
  else paintSaid(brush, mark, lettering, palette);
  brush.restore();
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
}

function paintSaid(
  brush: Brush,
  mark: Extract<Mark, { kind: 'said' }>,
  lettering: Lettering,
  palette: Palette,
): void {
  brush.strokeStyle = palette.nowLine;
  brush.lineWidth = (4 - 2.5 * mark.age) * palette.weight;
  brush.beginPath();
  brush.arc(mark.x, mark.y, mark.radius + 8 + 16 * mark.age, 0, TURN);
  brush.stroke();
  const text = mark.slot === null ? mark.word : `${mark.slot} ${mark.word}`;
  const width = text.length * lettering.character + 12;
  const y = mark.below + 4;
  const box = { x: mark.x - width / 2, y, width, height: lettering.line + 2 };
  const alpha = brush.globalAlpha;
  writeTag(brush, text, box, lettering, palette, { ground: palette.now, ink: palette.nowInk });
  brush.globalAlpha = alpha;
}

function paintCountdown(brush: Brush, countdown: Countdown, time: number, palette: Palette): void {
  const { x, y, radius, timer } = countdown;
  brush.fillStyle = palette.paper;
  brush.strokeStyle = palette.ink3;
  brush.lineWidth = 1.25 * palette.weight;
  brush.beginPath();
  brush.arc(x, y, radius, 0, TURN);
  brush.fill();
  brush.stroke();
  const left = leftOf(timer, time);
  brush.strokeStyle = palette.ink2;
  brush.lineWidth = 3.25 * palette.weight;
  brush.beginPath();
  brush.arc(x, y, radius, -TURN / 4, -TURN / 4 + TURN * left);
  brush.stroke();
}

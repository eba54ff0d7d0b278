import {
  acrossOf,
  boxAround,
  downOf,
  lifeTicks,
  markHeight,
  type Box,
  type LifePoint,
  type Point,
} from '../../scene/index.ts';
import type { Micros } from '../../contract/index.ts';
import { paintOf, type Palette } from '../stage/index.ts';
import {
  ballotText,
  isBottom,
  LIFELINE_WORDS,
  lifeBeat,
  spanText,
  timeText,
  worldMark,
} from '../words/index.ts';
import { line, write, type Brush } from './brush.ts';
import type { LifePicture } from './life-picture.ts';
import { paintArrows } from './paint-arrows.ts';

const TURN = 2 * Math.PI;
/** From one second on, a span is rounded to tenths, which is too coarse for a scale. */
const SECOND: Micros = 1_000_000;
/** With fewer pixels a unit than this, events are specks without words. */
const WORDS_FROM = 9;
const APART = 110;

export function paintLifelines(brush: Brush, picture: LifePicture, palette: Palette): void {
  const { view, width, height } = picture;
  brush.clearRect(0, 0, width, height);
  const size = 12.5 * Math.sqrt(palette.weight);
  brush.font = `600 ${size}px ${palette.mono}`;
  brush.textBaseline = 'middle';
  brush.save();
  brush.beginPath();
  brush.rect(0, view.head, width, height - view.head);
  brush.clip();
  paintLanes(brush, picture, palette);
  paintStrokes(brush, picture, palette, size);
  paintBands(brush, picture, palette);
  paintLit(brush, picture, palette);
  paintFoldLines(brush, picture, palette);
  const said = wordsInSight(picture, size);
  paintArrows(brush, picture, palette, size, [
    ...dotsInSight(picture),
    ...said.map(({ box }) => box),
  ]);
  paintPath(brush, picture, palette);
  paintPoints(brush, picture, palette);
  for (const { text, box } of said) {
    write(brush, text, { x: box.x, y: box.y + box.height / 2 }, palette.ink, palette);
  }
  brush.restore();
  paintHead(brush, picture, palette, size);
  paintNow(brush, picture, palette);
}

function paintLanes(brush: Brush, { plan, view, width }: LifePicture, palette: Palette): void {
  brush.strokeStyle = palette.ink3;
  brush.globalAlpha = 0.5;
  brush.lineWidth = 1;
  const right = Math.min(width, acrossOf(view, plan.width));
  for (const at of plan.lanes.keys()) {
    const y = downOf(view, at);
    line(brush, { x: 0, y }, { x: right, y });
  }
  brush.globalAlpha = 1;
}

function paintLit(brush: Brush, { plan, view, width, lit }: LifePicture, palette: Palette): void {
  brush.globalAlpha = 0.4;
  brush.fillStyle = palette.now;
  plan.lanes.forEach((process, at) => {
    if (!lit.processes.has(process)) return;
    brush.fillRect(0, downOf(view, at) - view.lane / 2, width, view.lane);
  });
  brush.globalAlpha = 1;
}

const WIDTHS = { active: 6, scouting: 4, passive: 2 } as const;

/** The hue of a lane is that of the ballot promised or led there; its weight shows the leader's mode. */
function paintStrokes(
  brush: Brush,
  { plan, view, width }: LifePicture,
  palette: Palette,
  size: number,
): void {
  for (const { lane, x1, x2, ballot, mode } of plan.strokes) {
    if (isBottom(ballot)) continue;
    const [left, right] = [acrossOf(view, x1), acrossOf(view, x2)];
    if (right < 0 || left > width) continue;
    const y = downOf(view, lane);
    const { fill, strong } = paintOf(palette, ballot);
    brush.strokeStyle = fill;
    brush.lineWidth = (mode === null ? 4 : WIDTHS[mode]) * palette.weight;
    brush.setLineDash(mode === 'scouting' ? [5, 4] : []);
    brush.globalAlpha = mode === 'passive' ? 0.55 : 0.85;
    line(brush, { x: Math.max(-5, left), y }, { x: Math.min(width + 5, right), y });
    brush.setLineDash([]);
    brush.globalAlpha = 1;
    const text = ballotText(ballot);
    const room = Math.min(right, width) - Math.max(left, 0);
    if (room < text.length * size * 0.62 + 10 || view.lane < 2 * size) continue;
    write(brush, text, { x: Math.max(left, 0) + 4, y: y + size * 0.85 }, strong, palette);
  }
}

/** The lanes of a node that is down are hatched and end; those of a paused node are veiled. */
function paintBands(brush: Brush, { plan, view, width }: LifePicture, palette: Palette): void {
  for (const { lane, x1, x2, kind } of plan.bands) {
    const [left, right] = [
      Math.max(-2, acrossOf(view, x1)),
      Math.min(width + 2, acrossOf(view, x2)),
    ];
    if (right < 0 || left > width) continue;
    const y = downOf(view, lane);
    const top = y - view.lane / 2;
    brush.globalAlpha = 0.92;
    brush.fillStyle = palette.paper;
    brush.fillRect(left, top, right - left, view.lane);
    brush.globalAlpha = kind === 'down' ? 0.4 : 0.22;
    brush.strokeStyle = palette.ink3;
    brush.lineWidth = 1;
    hatch(brush, { left, right, top, height: view.lane, apart: kind === 'down' ? 6 : 12 });
    brush.globalAlpha = 1;
    const word = kind === 'down' ? LIFELINE_WORDS.down : LIFELINE_WORDS.paused;
    if (right - left > word.length * 9)
      write(brush, word, { x: left + 8, y }, palette.ink2, palette);
  }
}

interface Hatch {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
  readonly apart: number;
}

function hatch(brush: Brush, { left, right, top, height, apart }: Hatch): void {
  brush.save();
  brush.beginPath();
  brush.rect(left, top, right - left, height);
  brush.clip();
  brush.beginPath();
  for (let x = Math.floor((left - height) / apart) * apart; x < right; x += apart) {
    brush.moveTo(x, top + height);
    brush.lineTo(x + height, top);
  }
  brush.stroke();
  brush.restore();
}

function paintFoldLines(
  brush: Brush,
  { plan, view, width, height }: LifePicture,
  palette: Palette,
): void {
  if (view.scale < WORDS_FROM) return;
  brush.strokeStyle = palette.ink3;
  brush.lineWidth = 1;
  brush.globalAlpha = 0.6;
  brush.setLineDash([1, 5]);
  for (const { x } of plan.folds) {
    const across = acrossOf(view, x);
    if (across < 0 || across > width) continue;
    line(brush, { x: across, y: view.head }, { x: across, y: height });
  }
  brush.setLineDash([]);
  brush.globalAlpha = 1;
}

// --- events

/** Paints a line from each cause to its effect, in the order of the path. */
function paintPath(brush: Brush, { plan, view, lit }: LifePicture, palette: Palette): void {
  const places = lit.path.flatMap((index) => {
    const point = plan.points.find(({ event }) => event.index === index);
    if (point === undefined || point.lane === null) return [];
    return [{ x: acrossOf(view, point.x), y: downOf(view, point.lane) }];
  });
  if (places.length === 0) return;
  brush.strokeStyle = palette.nowLine;
  brush.lineWidth = 4 * palette.weight;
  brush.lineJoin = 'round';
  brush.beginPath();
  for (const { x, y } of places) brush.lineTo(x, y);
  brush.stroke();
  for (const { x, y } of places) {
    brush.beginPath();
    brush.arc(x, y, 9, 0, TURN);
    brush.stroke();
  }
}

function paintPoints(brush: Brush, picture: LifePicture, palette: Palette): void {
  const isFar = picture.view.scale < WORDS_FROM;
  for (const { point, at } of pointsInSight(picture)) {
    if (isFar) paintSpeck(brush, point, at, palette);
    else paintPoint(brush, point, at, palette);
  }
}

type SeenPoint = { readonly point: LifePoint; readonly at: Point; readonly lane: number };

function pointsInSight({ plan, view, width }: LifePicture): readonly SeenPoint[] {
  return plan.points.flatMap((point) => {
    const { lane, x } = point;
    const across = acrossOf(view, x);
    if (lane === null || across < -40 || across > width + 10) return [];
    return [{ point, at: { x: across, y: downOf(view, lane) }, lane }];
  });
}

/** The dots of events, which tokens and tags should not cover. */
function dotsInSight(picture: LifePicture): readonly Box[] {
  if (picture.view.scale < WORDS_FROM) return [];
  return pointsInSight(picture).map(({ at }) => boxAround(at, DOT));
}

const DOT = { width: 9, height: 9 } as const;

/** Places the words of important events, each where the one before in its lane has ended. */
function wordsInSight(
  picture: LifePicture,
  size: number,
): readonly { readonly text: string; readonly box: Box }[] {
  const { view } = picture;
  if (view.scale < WORDS_FROM) return [];
  const isHigh = view.lane >= 2 * size;
  const written = new Map<number, number>();
  return pointsInSight(picture).flatMap(({ point, at, lane }) => {
    const text = wordsOf(point);
    if (text === null || at.x < (written.get(lane) ?? -Infinity)) return [];
    const width = text.length * size * 0.61;
    written.set(lane, at.x + 10 + width);
    const y = isHigh ? at.y - size * 0.85 : at.y;
    return [{ text, box: { x: at.x + 7, y: y - size / 2, width, height: size } }];
  });
}

function wordsOf({ event }: LifePoint): string | null {
  const words = event.beats.map(lifeBeat).filter((word) => word !== null);
  return words.length === 0 ? null : words.join(', ');
}

function paintSpeck(brush: Brush, { event }: LifePoint, { x, y }: Point, palette: Palette): void {
  const half = event.beats.length > 0 ? 2 : 1;
  brush.fillStyle = palette.ink;
  brush.fillRect(x - half, y - half, 2 * half, 2 * half);
}

/** A dot is a handled message, a ring a timer, a square a client's operation; a hand's action has a second ring. */
function paintPoint(brush: Brush, { event }: LifePoint, { x, y }: Point, palette: Palette): void {
  const { kind, byHand, beats } = event;
  const radius = beats.length > 0 ? 4.5 : 3.25;
  brush.fillStyle = kind === 'fire' ? palette.paper : palette.ink;
  brush.strokeStyle = palette.ink;
  brush.lineWidth = 1.75 * palette.weight;
  brush.beginPath();
  if (kind === 'request') brush.rect(x - radius, y - radius, 2 * radius, 2 * radius);
  else brush.arc(x, y, radius, 0, TURN);
  brush.fill();
  brush.stroke();
  if (!byHand) return;
  brush.strokeStyle = palette.nowLine;
  brush.beginPath();
  brush.arc(x, y, radius + 4, 0, TURN);
  brush.stroke();
}

// --- above the lanes

function paintHead(
  brush: Brush,
  { plan, view, width }: LifePicture,
  palette: Palette,
  size: number,
): void {
  brush.fillStyle = palette.paper;
  brush.fillRect(0, 0, width, view.head);
  const y = markHeight(view);
  for (const { x1, x2, links } of plan.cuts) {
    const [left, right] = [Math.max(0, acrossOf(view, x1)), Math.min(width, acrossOf(view, x2))];
    if (right <= left) continue;
    brush.globalAlpha = 0.7;
    brush.strokeStyle = palette.ink2;
    hatch(brush, { left, right, top: y - 8, height: 16, apart: 5 });
    brush.globalAlpha = 1;
    const text = LIFELINE_WORDS.cut(links);
    if (right - left > text.length * size * 0.62)
      write(brush, text, { x: left + 6, y }, palette.ink, palette);
  }
  brush.textAlign = 'center';
  for (const { x, count } of plan.folds) {
    const across = acrossOf(view, x);
    if (view.scale < WORDS_FROM || across < -20 || across > width + 20) continue;
    const text = `·${count}`;
    const half = (text.length * size * 0.61) / 2 + 5;
    brush.fillStyle = palette.paper;
    brush.strokeStyle = palette.ink3;
    brush.lineWidth = 1;
    brush.beginPath();
    brush.roundRect(across - half, y - 8, 2 * half, 16, 8);
    brush.fill();
    brush.stroke();
    brush.fillStyle = palette.ink2;
    brush.textAlign = 'center';
    brush.fillText(text, across, y + 0.5);
  }
  for (const { event, x, lane } of plan.points) {
    const across = acrossOf(view, x);
    if (lane !== null || across < -60 || across > width) continue;
    const { ink, now, nowInk } = palette;
    brush.fillStyle = ink;
    brush.fillRect(across - 1, y - 9, 2, 18);
    if (view.scale >= WORDS_FROM)
      write(brush, worldMark(event), { x: across + 5, y }, nowInk, palette, now);
  }
  brush.textAlign = 'left';
  brush.fillStyle = palette.ink2;
  for (const { x, at } of lifeTicks(plan, view, width, APART)) {
    brush.fillRect(x, 13, 1, 4);
    brush.fillText(at < SECOND ? spanText(at) : timeText(at), x + 3, 8);
  }
}

/** Paints the present moment and veils what was played beyond it. */
function paintNow(
  brush: Brush,
  { plan, view, width, height, now }: LifePicture,
  palette: Palette,
): void {
  const x = acrossOf(view, now) + Math.min(6, view.scale / 4);
  if (now < plan.width && x < width) {
    brush.globalAlpha = 0.6;
    brush.fillStyle = palette.paper;
    brush.fillRect(Math.max(0, x), 0, width - Math.max(0, x), height);
    brush.globalAlpha = 1;
  }
  brush.strokeStyle = palette.nowLine;
  brush.lineWidth = 2 * palette.weight;
  line(brush, { x, y: 0 }, { x, y: height });
}

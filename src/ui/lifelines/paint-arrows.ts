import {
  acrossOf,
  endsOf,
  lifeSigns,
  type Arrow,
  type Box,
  type Point,
  type SeenArrow,
} from '../../scene/index.ts';
import { crossPath, paintOf, tokenPath, type Palette } from '../stage/index.ts';
import { line, write, type Brush } from './brush.ts';
import type { LifePicture } from './life-picture.ts';

/** With more arrows than this in sight, arrows have no heads, or no tokens and tags. */
const HEADS_MAX = 320;
const SIGNS_MAX = 120;
const TOKEN = 6;

export function paintArrows(
  brush: Brush,
  picture: LifePicture,
  palette: Palette,
  size: number,
  words: readonly Box[],
): void {
  const { lit } = picture;
  const seen = inSight(picture);
  const isLit = ({ message, glyph }: Arrow) =>
    lit.messages.has(message.id) || (lit.slot !== null && glyph.slot === lit.slot);
  for (const { arrow, from, to } of seen) {
    if (!isLit(arrow)) continue;
    brush.strokeStyle = palette.now;
    brush.lineWidth = 9;
    brush.lineCap = 'round';
    line(brush, from, to);
  }
  paintShafts(brush, seen, palette);
  if (seen.length > HEADS_MAX) return;
  for (const { arrow, from, to } of seen) paintEnd(brush, arrow, from, to, palette);
  const signed = seen.length > SIGNS_MAX ? seen.filter(({ arrow }) => isLit(arrow)) : seen;
  const lettering = { token: TOKEN + 1, character: size * 0.61, line: size * 1.05 };
  for (const { arrow, token, tag } of lifeSigns(signed, words, isLit, lettering)) {
    if (token !== null) paintToken(brush, arrow, token, palette);
    if (tag === null) continue;
    const { strong } = paintOf(palette, arrow.glyph.ballot);
    const { x, y, height } = tag.box;
    write(brush, tag.text, { x, y: y + height / 2 }, strong, palette);
  }
}

function inSight({ plan, view, width, height }: LifePicture): readonly SeenArrow[] {
  const seen: SeenArrow[] = [];
  for (const arrow of plan.arrows) {
    if (acrossOf(view, arrow.x2) < 0 || acrossOf(view, arrow.x1) > width) continue;
    const { from, to } = endsOf(view, arrow);
    if (Math.max(from.y, to.y) < view.head || Math.min(from.y, to.y) > height) continue;
    seen.push({ arrow, from, to });
  }
  return seen;
}

/** Paints all lines of one look in one stroke, because thousands may be in sight. */
function paintShafts(brush: Brush, seen: readonly SeenArrow[], palette: Palette): void {
  const looks = new Map<string, { colour: string; arrow: Arrow; lines: [Point, Point][] }>();
  for (const { arrow, from, to } of seen) {
    const colour = arrow.faint ? palette.ink3 : paintOf(palette, arrow.glyph.ballot).fill;
    const key = `${colour} ${arrow.glyph.hollow} ${arrow.faint}`;
    let look = looks.get(key);
    if (look === undefined) looks.set(key, (look = { colour, arrow, lines: [] }));
    look.lines.push([from, to]);
  }
  const isDense = seen.length > HEADS_MAX;
  for (const { colour, arrow, lines } of looks.values()) {
    brush.strokeStyle = colour;
    brush.globalAlpha = arrow.faint ? 0.4 : isDense ? 0.5 : 0.8;
    brush.lineWidth = (isDense || arrow.faint ? 1 : 1.75) * palette.weight;
    brush.setLineDash(arrow.glyph.hollow && !isDense ? [5, 4] : []);
    brush.beginPath();
    for (const [from, to] of lines) {
      brush.moveTo(from.x, from.y);
      brush.lineTo(to.x, to.y);
    }
    brush.stroke();
  }
  brush.setLineDash([]);
  brush.globalAlpha = 1;
}

const SHAPES = new Map<string, Path2D>();

function shapeOf(name: string, outline: () => string): Path2D {
  let path = SHAPES.get(name);
  if (path === undefined) SHAPES.set(name, (path = new Path2D(outline())));
  return path;
}

function paintEnd(brush: Brush, arrow: Arrow, from: Point, to: Point, palette: Palette): void {
  const how = arrow.message.ended?.how.kind ?? 'flying';
  const colour = arrow.faint ? palette.ink3 : paintOf(palette, arrow.glyph.ballot).strong;
  brush.translate(to.x, to.y);
  if (how === 'dropped' || how === 'crashed') {
    brush.strokeStyle = palette.ink;
    brush.lineWidth = 2 * palette.weight;
    brush.stroke(shapeOf('cross', () => crossPath(4)));
  } else {
    const turn = Math.atan2(to.y - from.y, to.x - from.x);
    brush.rotate(turn);
    brush.fillStyle = colour;
    brush.fill(shapeOf('head', () => 'M-3 0L-11 -4V4Z'));
    brush.rotate(-turn);
  }
  brush.translate(-to.x, -to.y);
}

function paintToken(brush: Brush, { glyph, faint }: Arrow, at: Point, palette: Palette): void {
  const tone = paintOf(palette, glyph.ballot);
  brush.translate(at.x, at.y);
  brush.globalAlpha = faint ? 0.5 : 1;
  brush.fillStyle = glyph.hollow ? palette.paper : tone.fill;
  brush.strokeStyle = tone.strong;
  brush.lineWidth = 1.5 * palette.weight;
  const body = shapeOf(glyph.shape, () => tokenPath(glyph.shape, TOKEN));
  brush.fill(body);
  brush.stroke(body);
  if (glyph.crossed) brush.stroke(shapeOf('refusal', () => crossPath(TOKEN)));
  if (glyph.slot !== null && glyph.slot < 100) {
    brush.fillStyle = glyph.hollow ? tone.strong : tone.on;
    brush.textAlign = 'center';
    brush.scale(0.75, 0.75);
    brush.fillText(String(glyph.slot), 0, 1);
    brush.scale(4 / 3, 4 / 3);
  }
  brush.globalAlpha = 1;
  brush.translate(-at.x, -at.y);
}

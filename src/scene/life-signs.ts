import { boxAround, collide, mix, type Box, type Point } from './geometry.ts';
import { tagOf } from './glyphs.ts';
import type { Arrow } from './lifelines.ts';

/** An arrow of a space-time diagram that is in sight, in pixels. */
export interface SeenArrow {
  readonly arrow: Arrow;
  readonly from: Point;
  readonly to: Point;
}

/** An arrow carries the token of its message, and a tag beside the token. */
export interface LifeSign {
  readonly arrow: Arrow;
  /** It is null if there is no room. */
  readonly token: Point | null;
  readonly tag: { readonly text: string; readonly box: Box } | null;
}

export interface LifeLettering {
  /** Half the size of a token. */
  readonly token: number;
  /** The width of a character and the height of a line. */
  readonly character: number;
  readonly line: number;
}

/** A token may stand at these parts of its arrow, the best first. */
const PARTS = [0.5, 0.38, 0.62, 0.28, 0.72] as const;
/** A shorter arrow has room for its line only. */
const SHORTEST = 26;
const GAP = 5;

/**
 * Places tokens and tags so that none covers another, an event or the word of an event. In a crowd
 * some messages go without. A broadcast has one tag, and a message that changed nothing has none. A
 * lit arrow always has both.
 */
export function lifeSigns(
  seen: readonly SeenArrow[],
  obstacles: readonly Box[],
  isLit: (arrow: Arrow) => boolean,
  lettering: LifeLettering,
): readonly LifeSign[] {
  const turn = ({ arrow }: SeenArrow) => (isLit(arrow) ? 0 : arrow.faint ? 2 : 1);
  const ordered = seen.toSorted((a, b) => turn(a) - turn(b));
  const taken = [...obstacles];
  const tokens = ordered.map((one) => placeToken(one, taken, isLit(one.arrow), lettering));
  taken.push(...seen.map(({ to }) => boxAround(to, { width: 2 * GAP, height: 2 * GAP })));
  const told = new Set<string>();
  return ordered.map(({ arrow }, at) => {
    const token = tokens[at]!;
    const lit = isLit(arrow);
    const fan = fanOf(arrow);
    if (token === null || (!lit && (arrow.faint || told.has(fan)))) {
      return { arrow, token, tag: null };
    }
    const tag = placeTag(arrow, token, taken, lit, lettering);
    if (tag !== null) told.add(fan);
    return { arrow, token, tag };
  });
}

/** Arrows with the same sender, event and words share a fan: they are one broadcast. */
function fanOf({ message: { from, sent }, glyph }: Arrow): string {
  return `${from} ${sent} ${glyph.slot} ${tagOf(glyph)}`;
}

function placeToken(
  { from, to }: SeenArrow,
  taken: Box[],
  lit: boolean,
  { token }: LifeLettering,
): Point | null {
  const size = { width: 2 * token, height: 2 * token };
  const isLong = Math.hypot(to.x - from.x, to.y - from.y) >= SHORTEST;
  const spots = PARTS.map((part) => mix(from, to, part));
  const isFree = (spot: Point) => !taken.some((each) => collide(each, boxAround(spot, size)));
  const spot = (isLong ? spots.find(isFree) : undefined) ?? (lit ? spots[0]! : null);
  if (spot !== null) taken.push(boxAround(spot, size));
  return spot;
}

function placeTag(
  { glyph }: Arrow,
  { x, y }: Point,
  taken: Box[],
  lit: boolean,
  { token, character, line }: LifeLettering,
): LifeSign['tag'] {
  const text = tagOf(glyph);
  const size = { width: text.length * character, height: line };
  const off = token + GAP;
  const boxes: readonly Box[] = [
    { x: x + off, y: y - line / 2, ...size },
    { x: x - off - size.width, y: y - line / 2, ...size },
    { x: x - size.width / 2, y: y - off - line, ...size },
    { x: x - size.width / 2, y: y + off, ...size },
  ];
  const free = boxes.find((box) => !taken.some((each) => collide(each, box)));
  const box = free ?? (lit ? boxes[0]! : null);
  if (box === null) return null;
  taken.push(box);
  return { text, box };
}

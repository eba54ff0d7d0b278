import { boxAround, clamp, collide, type Box, type Size } from './geometry.ts';
import type { Flight } from './flights.ts';
import type { Ground } from './ground.ts';

/** A tag beside a flight. */
export interface Label {
  readonly flight: Flight;
  readonly text: string;
  readonly box: Box;
  /** The index of the spot beside its flight where it stands. */
  readonly spot: number;
}

/** Half the size of a glyph in flight, at scale 1. */
export const TOKEN = 9;
const GAP = 4;

export interface Lettering {
  /** The width of one character and the height of a line, in pixels. */
  readonly character: number;
  readonly line: number;
  readonly token: number;
}

/** A flight without a mark gets a tag only while fewer than this many tags are written. */
const LABELS_MAX = 14;

/**
 * Writes tags where they cover no name, no message and no other tag. One message speaks for its
 * broadcast; where it has no room, another does; where none has, only a marked message gets a tag.
 * Marked messages come first, then the newest. A tag stays on the side where it was `before` while
 * that side is free.
 */
export function labels(
  flights: readonly Flight[],
  ground: Ground,
  lettering: Lettering,
  before: readonly Label[] = [],
): readonly Label[] {
  const sides = new Map(before.map(({ flight, spot }) => [flight.track.id, spot]));
  const taken: Box[] = flights
    .filter(({ track }) => !track.faint)
    .map((flight) =>
      boxAround(flight, {
        width: 2 * reachOf(flight, lettering),
        height: 2 * reachOf(flight, lettering),
      }),
    );
  const written: Label[] = [];
  for (const group of speakersOf(flights, sides)) {
    const { marked } = group[0]!.track;
    if (written.length >= LABELS_MAX && !marked) break;
    const label = firstPlaced(group, ground, lettering, taken, sides);
    if (label === null) continue;
    taken.push(label.box);
    written.push(label);
  }
  return written;
}

/** The frame around a held message is this many times as large as its token. */
export const FRAME = 1.75;

/** Half the size of a token with all that belongs to it. */
function reachOf({ track, stopped }: Flight, { token }: Lettering): number {
  return stopped && track.end === 'held' ? FRAME * token : token;
}

type Sides = ReadonlyMap<number, number>;

/** Groups flights by broadcast; the one that spoke before, or else the speaker, comes first. */
function speakersOf(flights: readonly Flight[], sides: Sides): readonly (readonly Flight[])[] {
  const fans = new Map<string, Flight[]>();
  for (const flight of flights) {
    const { marked, faint, fan, id, end } = flight.track;
    if (faint && !marked) continue;
    // What a person points at, or holds, speaks for itself.
    const key = marked || end === 'held' ? `own ${id}` : `${fan}`;
    const others = fans.get(key);
    if (others === undefined) fans.set(key, [flight]);
    else others.push(flight);
  }
  const turn = ({ track }: Flight) => (sides.has(track.id) ? 2 : 0) + (track.speaks ? 1 : 0);
  return [...fans.values()]
    .map((group) => group.toSorted((a, b) => turn(b) - turn(a)))
    .toSorted(([a], [b]) => rank(b!) - rank(a!) || b!.track.id - a!.track.id);
}

function rank({ track }: Flight): number {
  return (track.marked ? 2 : 0) + (track.faint ? 0 : 1);
}

function firstPlaced(
  group: readonly Flight[],
  ground: Ground,
  lettering: Lettering,
  taken: readonly Box[],
  sides: Sides,
): Label | null {
  for (const flight of group) {
    const text = textOf(flight);
    const boxes = spots(flight, text, lettering, ground.size);
    const spot = bestSpot(boxes, ground, taken, sides.get(flight.track.id));
    if (spot !== null) return { flight, text, box: boxes[spot]!, spot };
    if (flight.track.marked) return { flight, text, box: boxes[0]!, spot: 0 };
  }
  return null;
}

/** Takes only spots that cover no name and no tag or message, and prefers one that covers nothing at all. */
function bestSpot(
  boxes: readonly Box[],
  { names, rest }: Ground,
  taken: readonly Box[],
  side: number | undefined,
): number | null {
  const isFree = (box: Box, others: readonly Box[]) => !others.some((each) => collide(box, each));
  const order = boxes.map((_, at) => at);
  if (side !== undefined) order.sort((a, b) => Number(b === side) - Number(a === side) || a - b);
  const free = order.filter((at) => isFree(boxes[at]!, taken) && isFree(boxes[at]!, names));
  return free.find((at) => isFree(boxes[at]!, rest)) ?? free[0] ?? null;
}

function textOf({ track: { tag }, count }: Flight): string {
  return count > 1 ? `${tag} ×${count}` : tag;
}

/** The spots for a tag: above, below, beside, at the corners, and all of it one line farther. */
function spots(flight: Flight, text: string, lettering: Lettering, size: Size): readonly Box[] {
  const { x, y } = flight;
  const { character, line } = lettering;
  const token = reachOf(flight, lettering);
  const width = text.length * character + 2 * GAP;
  const off = token + GAP;
  const [up, down] = [y - off - line, y + off];
  const [left, right] = [x - off - width, x + off];
  const [middle, level] = [x - width / 2, y - line / 2];
  const [near, nearLeft] = [x + token / 2, x - token / 2 - width];
  return [
    [middle, up],
    [middle, down],
    [right, level],
    [left, level],
    [near, up],
    [nearLeft, up],
    [near, down],
    [nearLeft, down],
    [middle, up - line],
    [middle, down + line],
    [near, up - line],
    [nearLeft, up - line],
    [near, down + line],
    [nearLeft, down + line],
  ].map(([atX = 0, atY = 0]) => ({
    x: clamp(atX, 0, Math.max(0, size.width - width)),
    y: clamp(atY, 0, Math.max(0, size.height - line)),
    width,
    height: line,
  }));
}

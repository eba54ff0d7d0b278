import { collide, type Box } from './geometry.ts';
import type { Flight } from './flights.ts';

/** A tag beside a flight. */
export interface Label {
  readonly flight: Flight;
  readonly text: string;
  readonly box: Box;
}

/** Half the size of a glyph in flight, at scale 1. */
export const TOKEN = 9;
const GAP = 4;

export interface Lettering {
  /** Width of one character and height of a line, in pixels. */
  readonly character: number;
  readonly line: number;
  readonly token: number;
}

/** Without a mark a tag is only written while at most so many are. */
const LABELS_MAX = 14;

/**
 * Tags for the flights that may speak, each where it covers no other message and, if it can, no
 * obstacle; those without such a place stay silent. The newest come first, marked ones before all.
 */
export function labels(
  flights: readonly Flight[],
  obstacles: readonly Box[],
  lettering: Lettering,
): readonly Label[] {
  const speakers = flights
    .filter(({ track }) => track.marked || track.speaks)
    .toSorted((a, b) => rank(b) - rank(a) || b.track.id - a.track.id);
  const taken: Box[] = flights
    .filter(({ track }) => !track.faint)
    .map(({ x, y }) => ({
      x: x - lettering.token,
      y: y - lettering.token,
      width: 2 * lettering.token,
      height: 2 * lettering.token,
    }));
  const written: Label[] = [];
  for (const flight of speakers) {
    if (written.length >= LABELS_MAX && !flight.track.marked) break;
    const text = textOf(flight);
    const free = spots(flight, text, lettering).filter(
      (spot) => !taken.some((each) => collide(spot, each)),
    );
    const box = free.find((spot) => !obstacles.some((each) => collide(spot, each))) ?? free[0];
    if (box === undefined && !flight.track.marked) continue;
    const place = box ?? spots(flight, text, lettering)[0]!;
    taken.push(place);
    written.push({ flight, text, box: place });
  }
  return written;
}

function rank({ track }: Flight): number {
  return (track.marked ? 2 : 0) + (track.faint ? 0 : 1);
}

function textOf({ track: { tag, count } }: Flight): string {
  return count > 1 ? `${tag} ×${count}` : tag;
}

function spots(
  { x, y }: Flight,
  text: string,
  { character, line, token }: Lettering,
): readonly Box[] {
  const width = text.length * character + 2 * GAP;
  const size = { width, height: line };
  const off = token + GAP;
  return [
    { x: x - width / 2, y: y - off - line, ...size },
    { x: x - width / 2, y: y + off, ...size },
    { x: x + off, y: y - line / 2, ...size },
    { x: x - off - width, y: y - line / 2, ...size },
  ];
}

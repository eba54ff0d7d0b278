/**
 * What is written on the signs of the stage: small signs bear few digits, and letters keep a least
 * size. The full number of a slot stands in labels, in the ledger and in the names of the signs.
 */

/** Letters on the stage are at least this many pixels high wherever their signs have room. */
export const LETTER_MIN = 12;
/** The width of a digit, as a part of its height. */
const DIGIT = 0.602;
/** A sign bears up to this many digits; of a longer number it shows that many of the last ones. */
const DIGITS = 2;
const SHORT_BELOW = 10 ** DIGITS;

export interface ShortNumber {
  readonly digits: string;
  /** True if digits before these are left out; dots then stand for them. */
  readonly cut: boolean;
}

/** The digits of a number on a small sign: `7`, `42`, and of `91352` the last, `52`. */
export function shortNumber(value: number): ShortNumber {
  if (value < SHORT_BELOW) return { digits: String(value), cut: false };
  return { digits: String(value).slice(-DIGITS), cut: true };
}

/** The height of letters that are `natural` units high at scale 1, so that they stay legible at `scale`; in units. */
export function letterHeight(natural: number, scale: number): number {
  return Math.min(GROWTH_MAX * natural, Math.max(natural, LETTER_MIN / scale));
}

/** Letters grow at most this many times against their sign; they would not fit into it otherwise. */
const GROWTH_MAX = 1.8;

/** Tells whether text of this many letters can be written in `width` units in letters of the least size. */
export function isRoomFor(letters: number, width: number, scale: number): boolean {
  return letters * DIGIT * LETTER_MIN <= width * scale;
}

/** The greatest height of text of this many letters in a room of `width` units. */
export function heightFor(letters: number, width: number): number {
  return width / (Math.max(1, letters) * DIGIT);
}

/** The least width of a tile, in pixels: two digits, the dots before them and the edges. */
const TILE_MIN = 20;

/** Tiles of at most `most` fill `room` units. They are fewer and wider where the scale is small. */
export function tilesIn(
  room: number,
  most: number,
  scale: number,
): { readonly count: number; readonly width: number } {
  const count = Math.max(1, Math.min(most, Math.floor((room * scale) / TILE_MIN)));
  return { count, width: room / count };
}

/** The side lengths and corners of what a card explains, in pixels of the window. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a card is fixed in the window. What is not named is left to the content. */
export interface CardPlace {
  readonly left?: number;
  readonly right?: number;
  readonly top?: number;
  readonly bottom?: number;
  readonly width: number;
  readonly maxHeight: number;
}

interface Viewport {
  readonly width: number;
  readonly height: number;
}

const WIDTH = 350;
const GAP = 10;
const EDGE = 8;
/** In a narrower window the card is a sheet as wide as the window. */
const NARROW = 600;

/** Places a card beside what it explains, and never over it: right, left, or where there is more room above or below. */
export function placeCard(rect: Rect, { width, height }: Viewport): CardPlace {
  const isHigh = (rect.top + rect.bottom) / 2 < height / 2;
  if (width >= NARROW) {
    const beside = besideOf(rect, { width, height }, isHigh);
    if (beside !== null) return beside;
  }
  const isSheet = width < NARROW;
  const wide = isSheet ? width : WIDTH;
  const left = isSheet ? 0 : clamp((rect.left + rect.right - wide) / 2, EDGE, width - wide - EDGE);
  const isBelow = height - rect.bottom >= rect.top;
  if (isBelow) {
    const maxHeight = height - rect.bottom - GAP;
    return isSheet
      ? { left, bottom: 0, width: wide, maxHeight }
      : { left, top: rect.bottom + GAP, width: wide, maxHeight: maxHeight - EDGE };
  }
  const maxHeight = rect.top - GAP;
  return isSheet
    ? { left, top: 0, width: wide, maxHeight }
    : { left, bottom: height - rect.top + GAP, width: wide, maxHeight: maxHeight - EDGE };
}

function besideOf(rect: Rect, { width, height }: Viewport, isHigh: boolean): CardPlace | null {
  const needed = WIDTH + GAP + EDGE;
  const side =
    width - rect.right >= needed
      ? { left: rect.right + GAP }
      : rect.left >= needed
        ? { right: width - rect.left + GAP }
        : null;
  if (side === null) return null;
  const from = isHigh ? rect.top : height - rect.bottom;
  const edge = clamp(from, EDGE, height - EDGE);
  const along = isHigh ? { top: edge } : { bottom: edge };
  return { ...side, ...along, width: WIDTH, maxHeight: height - edge - EDGE };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

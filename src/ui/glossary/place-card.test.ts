import { describe, expect, it } from 'vitest';
import { placeCard, type CardPlace, type Rect } from './place-card.ts';

const WINDOWS = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
];

function boxOf(place: CardPlace, width: number, height: number): Rect {
  const left = place.left ?? width - place.right! - place.width;
  const top = place.top ?? height - place.bottom! - place.maxHeight;
  return { left, top, right: left + place.width, bottom: top + place.maxHeight };
}

describe.each(WINDOWS)('a card in a window of $width by $height', ({ width, height }) => {
  const rects: Rect[] = [];
  for (let x = 0; x + 40 <= width; x += 70)
    for (let y = 0; y + 30 <= height; y += 60)
      rects.push({ left: x, top: y, right: x + 40, bottom: y + 30 });

  it('never covers what it explains, stays in the window and has room for its first sentences', () => {
    for (const rect of rects) {
      const card = boxOf(placeCard(rect, { width, height }), width, height);
      const isApart =
        card.right <= rect.left ||
        card.left >= rect.right ||
        card.bottom <= rect.top ||
        card.top >= rect.bottom;
      expect(isApart, JSON.stringify({ rect, card })).toBe(true);
      expect(card.left).toBeGreaterThanOrEqual(0);
      expect(card.right).toBeLessThanOrEqual(width);
      expect(card.top).toBeGreaterThanOrEqual(0);
      expect(card.bottom).toBeLessThanOrEqual(height);
      expect(card.bottom - card.top).toBeGreaterThanOrEqual(150);
    }
  });
});

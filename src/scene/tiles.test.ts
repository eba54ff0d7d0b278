import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heightFor, isRoomFor, LETTER_MIN, letterHeight, shortNumber, tilesIn } from './tiles.ts';

describe('a number on a small sign', () => {
  it('is written as it is up to 99, and beyond with its last two digits', () => {
    expect(shortNumber(7)).toEqual({ digits: '7', cut: false });
    expect(shortNumber(99)).toEqual({ digits: '99', cut: false });
    for (const [number, digits] of [
      [100, '00'],
      [352, '52'],
      [9_101, '01'],
      [91_352, '52'],
      [1_137_858, '58'],
    ] as const)
      expect(shortNumber(number)).toEqual({ digits, cut: true });
  });

  it('fits its tile at every scale at which tiles are legible', () => {
    fc.assert(
      fc.property(
        fc.nat(9_999_999),
        fc.integer({ min: 2, max: 5 }),
        fc.double({ min: 0.55, max: 2, noNaN: true }),
        (number, most, scale) => {
          const { count, width } = tilesIn(most * 22, most, scale);
          expect(count).toBeLessThanOrEqual(most);
          expect(count * width).toBeCloseTo(most * 22);
          const { digits } = shortNumber(number);
          expect(isRoomFor(digits.length, width - 3, scale)).toBe(true);
        },
      ),
    );
  });
});

describe('letters', () => {
  it('keep their least size on the screen, but do not burst their signs', () => {
    expect(letterHeight(18, 1)).toBe(18);
    expect(letterHeight(14, 0.7) * 0.7).toBeCloseTo(LETTER_MIN);
    expect(letterHeight(14, 0.2)).toBeLessThan(26);
    expect(heightFor(4, 46)).toBeLessThan(heightFor(3, 46));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisEnd, ticks } from './axis.ts';
import { SPEEDS, speedBeside, stopOf } from '../actions/speed-scale.ts';

describe('axisEnd', () => {
  it('leaves room behind the end, but never more than half', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000, max: 2 ** 45 }), (end) => {
        expect(axisEnd(end)).toBeGreaterThan(end);
        expect(axisEnd(end)).toBeLessThanOrEqual(end * 2);
      }),
    );
  });

  it('stands still while the run grows a little', () => {
    expect(axisEnd(1_100_000)).toBe(axisEnd(1_000_000));
  });
});

describe('ticks', () => {
  it('are round, within the axis, and not too many', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100_000, max: 2 ** 45 }),
        fc.integer({ min: 1, max: 14 }),
        (end, most) => {
          const found = ticks(end, most);
          expect(found.length).toBeLessThanOrEqual(most);
          for (const at of found) expect(at > 0 && at < end).toBe(true);
        },
      ),
    );
  });
});

describe('the scale of speeds', () => {
  it('rises from a thousandth to a thousand, each stop at most 2.5 times the one before', () => {
    expect([SPEEDS[0], SPEEDS[SPEEDS.length - 1]]).toEqual([0.001, 1000]);
    for (const [i, speed] of SPEEDS.slice(1).entries()) {
      expect(speed / SPEEDS[i]!).toBeGreaterThan(1);
      expect(speed / SPEEDS[i]!).toBeLessThanOrEqual(2.5);
    }
  });

  it('finds the stop of every speed, and stays within its ends', () => {
    for (const [at, speed] of SPEEDS.entries()) expect(stopOf(speed)).toBe(at);
    expect(speedBeside(1000, 1)).toBe(1000);
    expect(speedBeside(0.001, -1)).toBe(0.001);
    expect(speedBeside(1, 1)).toBe(2);
  });
});

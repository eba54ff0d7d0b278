import { describe, expect, it } from 'vitest';
import { reachedShort, reachedText } from '../words/index.ts';
import { reachedIn } from './use-reached.ts';

describe('the speed that is reached', () => {
  it('is virtual time by real time', () => {
    const measured = [0, 1, 2].map((half) => ({ at: 500 * half, time: 35_000_000 * half }));
    expect(reachedIn(measured)).toBe(70);
    expect(
      reachedIn([
        { at: 0, time: 0 },
        { at: 1_000, time: 40_000 },
      ]),
    ).toBe(0.04);
  });

  it('is unknown over a sleep of the page, and over a jump in the run', () => {
    expect(
      reachedIn([
        { at: 0, time: 0 },
        { at: 60_000, time: 1 },
      ]),
    ).toBeNull();
    expect(
      reachedIn([
        { at: 0, time: 9 },
        { at: 500, time: 1 },
      ]),
    ).toBeNull();
  });

  it('is said in two digits', () => {
    expect(reachedText(71.4)).toBe('as fast as it can: 71×');
    expect(reachedText(2.345)).toBe('as fast as it can: 2.3×');
    expect(reachedShort(678)).toBe('max 680×');
    expect(reachedText(0.0123)).toBe('as fast as it can: 1/81×');
  });
});

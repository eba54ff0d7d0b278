import { expect, it } from 'vitest';
import { isQuorum, quorumOf } from './quorum.ts';

it('a quorum is a majority', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map(quorumOf)).toEqual([1, 2, 2, 3, 3, 4, 4]);
});

it('any two quorums of the same members share one, and a quorum minus one need not', () => {
  for (let members = 1; members <= 25; members++) {
    const least = quorumOf(members);
    expect(2 * least).toBeGreaterThan(members);
    expect(2 * (least - 1)).toBeLessThanOrEqual(members);
    expect(isQuorum(least, members)).toBe(true);
    expect(isQuorum(least - 1, members)).toBe(false);
  }
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BOTTOM,
  compareBallots,
  describeBallot,
  ownerOf,
  sameBallot,
  type Ballot,
} from './ballot.ts';

const anyBallot: fc.Arbitrary<Ballot> = fc.record({
  round: fc.integer({ min: 1, max: 12 }),
  leader: fc.integer({ min: 1, max: 12 }),
});

describe('ballots', () => {
  it('are ordered by round, then by the number of the leader', () => {
    const ballots = [
      { round: 10, leader: 1 },
      { round: 2, leader: 10 },
      { round: 2, leader: 2 },
      BOTTOM,
      { round: 1, leader: 3 },
    ];
    expect(ballots.toSorted(compareBallots).map(describeBallot)).toEqual([
      '⊥',
      '1·l3',
      '2·l2',
      '2·l10',
      '10·l1',
    ]);
  });

  it('are in a total order with BOTTOM below all', () => {
    fc.assert(
      fc.property(anyBallot, anyBallot, anyBallot, (a, b, c) => {
        expect(compareBallots(BOTTOM, a)).toBeLessThan(0);
        expect(Math.sign(compareBallots(a, b)) + Math.sign(compareBallots(b, a))).toBe(0);
        expect(compareBallots(a, b) === 0).toBe(sameBallot(a, b));
        if (compareBallots(a, b) <= 0 && compareBallots(b, c) <= 0) {
          expect(compareBallots(a, c)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it('name their owner', () => {
    expect(ownerOf({ round: 3, leader: 2 })).toBe('l2');
    expect(ownerOf(BOTTOM)).toBeNull();
  });
});

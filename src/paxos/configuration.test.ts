import { expect, it } from 'vitest';
import { configFor, type Configuration } from './configuration.ts';
import { learnedAtLeast, raised } from './collection.ts';

const first: Configuration = {
  id: 0,
  from: 1,
  acceptors: ['a1'],
  leaders: ['l1'],
  replicas: ['r1', 'r2', 'r3'],
};
const second: Configuration = { ...first, id: 1, from: 5, replicas: ['r2', 'r3', 'r4'] };
const records = [first, second];

it('R5: a slot is governed by the record with the largest from that is not above it', () => {
  expect([1, 4, 5, 99].map((slot) => configFor(records, slot).id)).toEqual([0, 0, 1, 1]);
});

it('no record governs slots before the first', () => {
  expect(() => configFor(records, 0)).toThrow(RangeError);
});

const reports = [
  { replica: 'r2', slotOut: 9 },
  { replica: 'r3', slotOut: 3 },
  { replica: 'r4', slotOut: 7 },
] as const;

it('A13: a slot is learned by all when a majority of its own record’s replicas says so', () => {
  expect(learnedAtLeast(reports, [first], 0)).toBe(3);
  expect(learnedAtLeast(reports, records, 1)).toBe(7);
});

it('A13: the next record’s slots are no business of this one', () => {
  const far = [...reports, { replica: 'r1', slotOut: 8 } as const];
  expect(learnedAtLeast(far, [first], 0)).toBe(8);
  expect(learnedAtLeast(far, records, 0)).toBe(5);
});

it('A13: too few reports, or an unknown record, say nothing', () => {
  expect(learnedAtLeast(reports.slice(0, 1), [first], 0)).toBe(0);
  expect(learnedAtLeast(reports, records, 7)).toBe(0);
});

it('A12: reports only grow and are kept by replica', () => {
  const grown = raised(raised([], 'r10', 4), 'r2', 5);
  expect(grown).toEqual([
    { replica: 'r2', slotOut: 5 },
    { replica: 'r10', slotOut: 4 },
  ]);
  expect(raised(grown, 'r2', 5)).toBe(grown);
  expect(raised(grown, 'r2', 4)).toBe(grown);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isEqual } from './equal.ts';

const plain = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)));

it('holds for copies', () => {
  fc.assert(fc.property(plain, (value) => isEqual(value, structuredClone(value))));
});

it('agrees with text where keys are in order', () => {
  const small = fc.array(fc.array(fc.constantFrom('x', 1, null), { maxLength: 2 }), {
    maxLength: 2,
  });
  fc.assert(
    fc.property(small, small, (a, b) => {
      expect(isEqual(a, b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});

it('tells things apart by keys, kinds and lengths', () => {
  expect(isEqual({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
  expect(isEqual({ a: 1 }, { b: 1 })).toBe(false);
  expect(isEqual({ a: 1 }, { a: 1, b: 1 })).toBe(false);
  expect(isEqual([], {})).toBe(false);
  expect(isEqual([1], [1, 2])).toBe(false);
  expect(isEqual(null, {})).toBe(false);
});

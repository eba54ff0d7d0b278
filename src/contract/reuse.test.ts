import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSame, reuse, reuseByKey } from './reuse.ts';

const copy = <T>(value: T): T => structuredClone(value);
const plain = fc.jsonValue({ maxDepth: 4 });

describe('reuse', () => {
  it('gives the next value, in the next value’s order of keys', () => {
    fc.assert(
      fc.property(plain, plain, (before, next) => {
        const shared = reuse(before, next);
        expect(shared).toEqual(next);
        if (shared !== before) expect(JSON.stringify(shared)).toBe(JSON.stringify(next));
      }),
    );
  });

  it('gives the previous value where they are equal', () => {
    fc.assert(
      fc.property(plain, (value) => {
        expect(Object.is(reuse(value, copy(value)), value)).toBe(true);
        expect(isSame(value, copy(value))).toBe(true);
      }),
    );
  });

  it('shares every part that is equal', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), plain),
        fc.dictionary(fc.string(), plain),
        (before, next) => {
          const shared = reuse(before, copy(next));
          for (const key of Object.keys(shared)) {
            if (Object.hasOwn(before, key) && isSame(before[key], next[key])) {
              expect(Object.is(shared[key], before[key])).toBe(true);
            }
          }
        },
      ),
    );
  });

  it('shares what is left where a field has gone', () => {
    const before = { a: [1], b: [2], c: 3 };
    const shared = reuse(before, { a: [1], b: [2] });
    expect(shared).toEqual({ a: [1], b: [2] });
    expect([shared.a === before.a, shared.b === before.b]).toEqual([true, true]);
  });

  it('tells a missing field from an undefined one, and a list from a record', () => {
    expect(reuse({ a: 1 }, { a: 1, b: undefined })).toEqual({ a: 1, b: undefined });
    expect('b' in (reuse({ a: 1 }, { a: 1, b: undefined }) as object)).toBe(true);
    expect(Object.keys(reuse({ a: 1, b: 2 }, { a: 1 }))).toEqual(['a']);
    expect(reuse({ 0: 'x' }, ['x'])).toEqual(['x']);
    expect(reuse([1, 2, 3], [1, 2])).toEqual([1, 2]);
    expect(isSame([], {})).toBe(false);
    expect(isSame({ a: undefined }, {})).toBe(false);
  });

  it('by key finds what has moved', () => {
    const before = [{ id: 1 }, { id: 2 }, { id: 3 }];
    const shared = reuseByKey(before, [{ id: 2 }, { id: 3 }, { id: 4 }], ({ id }) => id);
    expect([shared[0] === before[1], shared[1] === before[2]]).toEqual([true, true]);
    expect(reuseByKey(before, copy(before), ({ id }) => id)).toBe(before);
  });
});

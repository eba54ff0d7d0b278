import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyValue } from './application.ts';
import type { Operation } from './command.ts';

type Store = typeof keyValue.initial;

/** The answers to these operations, one after the other on an empty store. */
function answers(...ops: readonly string[]): readonly string[] {
  let state: Store = keyValue.initial;
  return ops.map((op) => {
    const after = keyValue.apply(state, op.split(' '));
    ({ state } = after);
    return after.result;
  });
}

describe('key-value store', () => {
  it.each([
    ['get of a missing name', ['get x'], ['none']],
    ['put, then get', ['put x 1', 'get x'], ['ok', '1']],
    ['put again', ['put x 1', 'put x 2', 'get x'], ['ok', 'ok', '2']],
    ['append', ['append x a', 'append x b'], ['a', 'ab']],
    ['delete', ['put x 1', 'delete x', 'delete x', 'get x'], ['ok', 'ok', 'none', 'none']],
    ['cas that fits', ['put x 1', 'cas x 1 2', 'get x'], ['ok', 'ok', '2']],
    ['cas that does not fit', ['put x 1', 'cas x 9 2', 'get x'], ['ok', '1', '1']],
    ['cas of a missing name', ['cas x 1 2', 'get x'], ['none', 'none']],
    ['an unknown word', ['fly x'], ['unknown fly']],
  ])('%s', (_what, ops, expected) => {
    expect(answers(...ops)).toEqual(expected);
  });

  it('answers even an operation without words', () => {
    expect(keyValue.apply(keyValue.initial, []).result).toBe('unknown operation');
  });

  it('keeps names apart', () => {
    expect(answers('put x 1', 'put y 2', 'get x', 'get y')).toEqual(['ok', 'ok', '1', '2']);
  });

  it('holds what an ordinary map would hold, by name', () => {
    const names = fc.constantFrom('a', 'b', 'c', 'B', 'constructor', '');
    const ops: fc.Arbitrary<Operation> = fc.oneof(
      fc.tuple(fc.constant('put'), names, fc.string()),
      fc.tuple(fc.constant('append'), names, fc.string()),
      fc.tuple(fc.constant('delete'), names),
    );
    fc.assert(
      fc.property(fc.array(ops), (all) => {
        const model = new Map<string, string>();
        let state: Store = keyValue.initial;
        for (const op of all) {
          const [verb, key = '', value = ''] = op;
          ({ state } = keyValue.apply(state, op));
          if (verb === 'put') model.set(key, value);
          else if (verb === 'append') model.set(key, (model.get(key) ?? '') + value);
          else model.delete(key);
        }
        const expected = [...model].sort(([a], [b]) => (a < b ? -1 : 1));
        expect(keyValue.describe(state)).toEqual(expected);
      }),
    );
  });

  it('leaves the state that it started from as it was', () => {
    const before = keyValue.apply(keyValue.initial, ['put', 'x', '1']).state;
    const copy = structuredClone(before);
    for (const op of [
      ['put', 'x', '2'],
      ['append', 'x', '2'],
      ['delete', 'x'],
      ['put', 'a', 'b'],
    ]) {
      keyValue.apply(before, op);
    }
    expect(before).toEqual(copy);
  });
});

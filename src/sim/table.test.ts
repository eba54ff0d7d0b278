import { expect, it } from 'vitest';
import { EMPTY_TABLE, entryOf, mapped, withEntry, type Table } from './table.ts';

it('a table holds what was set last, and older tables stay as they were', () => {
  const one: Table<string, number> = withEntry(EMPTY_TABLE, 'a', 1);
  const two = withEntry(one, 'b', 2);
  const three = withEntry(two, 'a', 3);
  expect(['a', 'b', 'c'].map((id) => entryOf(three, id))).toEqual([3, 2, undefined]);
  expect(entryOf(two, 'a')).toBe(1);
  expect(one.ids).toEqual(['a']);
  expect(mapped(three, (value, id) => value + id.length)).toEqual({
    ids: ['a', 'b'],
    values: [4, 3],
  });
});

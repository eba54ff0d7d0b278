import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BranchView } from '../../contract/index.ts';
import { branchRow } from './branch-row.ts';

function branch(at: number, parent: number | null): BranchView {
  return {
    id: at,
    name: String.fromCodePoint(65 + at),
    parent,
    forkIndex: at,
    variant: null,
    forkTime: at,
    length: 100,
    endTime: 100,
  };
}

const FIVE = [0, 1, 2, 3, 4].map((at) => branch(at, at === 0 ? null : 0));
const row = (width: number, here: number, asked: number | null = null) =>
  branchRow({
    branches: FIVE,
    here: FIVE[here]!.id,
    asked: asked === null ? null : FIVE[asked]!.id,
    width,
    lettersOf: () => 18,
  });
const names = (branches: readonly BranchView[]) => branches.map(({ name }) => name).join('');

describe('the row of branches', () => {
  it('shows all where they have room', () => {
    expect(names(row(2_000, 4).shown)).toBe('ABCDE');
    expect(row(2_000, 4).more).toEqual([]);
  });

  it('shows the present branch first of all, then its parent, then the newest', () => {
    expect(names(row(100, 3).shown)).toBe('D');
    expect(names(row(100, 3).more)).toBe('ABCE');
    expect(names(row(560, 3).shown)).toBe('AD');
    expect(names(row(800, 1).shown)).toBe('ABE');
  });

  it('shows a branch that a person is renaming', () => {
    expect(names(row(100, 3, 1).shown)).toBe('BD');
  });

  it('loses none, and always shows the present one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_600 }), fc.nat(4), (width, here) => {
        const { shown, more } = row(width, here);
        const ids = new Set([...shown, ...more].map(({ id }) => id));
        expect(ids).toEqual(new Set(FIVE.map(({ id }) => id)));
        expect(shown.map(({ name }) => name)).toContain(FIVE[here]!.name);
      }),
    );
  });
});

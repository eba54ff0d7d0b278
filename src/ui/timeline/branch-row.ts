import type { BranchView } from '../../contract/index.ts';

type BranchId = BranchView['id'];

/** The width of what stands around a branch's words, and of one of their letters, in pixels. */
const AROUND = 92;
const LETTER = 7.5;
/** The width of the button that leads to the other branches. */
const MORE = 52;

interface RowInput {
  readonly branches: readonly BranchView[];
  /** The branch that is shown on the stage. */
  readonly here: BranchId;
  /** A branch whose name or deletion is under way. */
  readonly asked: BranchId | null;
  readonly width: number;
  readonly lettersOf: (branch: BranchView) => number;
}

/**
 * Divides the branches into those that have room in one row and the others. The branch that is shown
 * always has a place; then come its parent and the newest branches.
 */
export function branchRow(input: RowInput): {
  readonly shown: readonly BranchView[];
  readonly more: readonly BranchView[];
} {
  const { branches, here, asked, lettersOf } = input;
  const parent = branches.find(({ id }) => id === here)?.parent ?? null;
  const weight = ({ id }: BranchView) => [asked, here, parent].toReversed().indexOf(id);
  const wanted = branches.toReversed().toSorted((a, b) => weight(b) - weight(a));
  const widthOf = (branch: BranchView) => AROUND + LETTER * lettersOf(branch);
  const all = branches.reduce((sum, branch) => sum + widthOf(branch), 0);
  let left = input.width - (all <= input.width ? 0 : MORE);
  const shown = new Set<BranchId>();
  for (const branch of wanted) {
    left -= widthOf(branch);
    if (left < 0 && branch.id !== here && branch.id !== asked) break;
    shown.add(branch.id);
  }
  return {
    shown: branches.filter(({ id }) => shown.has(id)),
    more: branches.filter(({ id }) => !shown.has(id)),
  };
}

import type { BranchView, TimelineView } from '../../contract/index.ts';
import { comparePair, useSynod } from '../../store/index.ts';

export type Pair = readonly [BranchView, BranchView];

/** The two branches that the person selected, while both exist; otherwise the shown branch and its nearest. */
export function usePair(
  timeline: TimelineView,
): readonly [Pair | null, (left: number, right: number) => void] {
  const { branches, branch } = timeline;
  const selected = useSynod((state) => state.compared);
  const [left, right] = [find(branches, selected?.[0]), find(branches, selected?.[1])];
  const isThere = left !== undefined && right !== undefined && left !== right;
  const pair = isThere ? ([left, right] as const) : nextOfKin(branches, branch);
  return [pair, (one, other) => comparePair([one, other])];
}

function find(branches: readonly BranchView[], id: number | undefined): BranchView | undefined {
  return branches.find((branch) => branch.id === id);
}

/** The nearest branch is the parent, or else the newest child, or else the newest other branch. */
function nextOfKin(branches: readonly BranchView[], shown: number): Pair | null {
  const here = find(branches, shown);
  if (here === undefined || branches.length < 2) return null;
  const others = branches.filter((one) => one !== here);
  const kin =
    find(others, here.parent ?? undefined) ??
    others.findLast(({ parent }) => parent === here.id) ??
    others.at(-1)!;
  return kin.id < here.id ? [kin, here] : [here, kin];
}

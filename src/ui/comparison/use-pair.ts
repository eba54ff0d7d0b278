import { useState } from 'react';
import type { BranchView, TimelineView } from '../../contract/index.ts';

export type Pair = readonly [BranchView, BranchView];

/** The two branches to compare: those chosen, as long as both are there; or the shown one and its next of kin. */
export function usePair(
  timeline: TimelineView,
): readonly [Pair | null, (left: number, right: number) => void] {
  const { branches, branch } = timeline;
  const [chosen, setChosen] = useState<readonly [number, number] | null>(null);
  const [left, right] = [find(branches, chosen?.[0]), find(branches, chosen?.[1])];
  const isThere = left !== undefined && right !== undefined && left !== right;
  const pair = isThere ? ([left, right] as const) : nextOfKin(branches, branch);
  return [pair, (one, other) => setChosen([one, other])];
}

function find(branches: readonly BranchView[], id: number | undefined): BranchView | undefined {
  return branches.find((branch) => branch.id === id);
}

/** The branch with its parent, or with its newest child, or else with the newest other. */
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

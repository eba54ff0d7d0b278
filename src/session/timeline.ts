import type { BranchView, TimelineView } from '../contract/index.ts';
import type { Branch } from './branches.ts';
import { bandsOf } from './past.ts';

/** The whole of a branch at a glance, and the tree of branches it stands in. */
export function timelineView(branches: readonly Branch[], current: Branch): TimelineView {
  const { history, past } = current;
  return {
    length: history.length,
    endTime: history.endTime,
    bands: bandsOf(past),
    marks: past.marks,
    chosen: past.chosen,
    branches: branches.map(branchView),
    branch: current.id,
  };
}

function branchView({ id, name, parent, forkIndex, forkTime, history }: Branch): BranchView {
  return { id, name, parent, forkIndex, forkTime, length: history.length, endTime: history.endTime };
}

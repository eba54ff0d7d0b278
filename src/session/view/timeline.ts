import type { BranchView, TimelineView } from '../../contract/index.ts';
import type { Branch } from '../run/branches.ts';
import type { Checks } from '../run/checks.ts';
import type { Past } from '../run/past.ts';
import { trafficView } from '../run/traffic.ts';

export type BandViews = WeakMap<Past['bands'], TimelineView['bands']>;

/** All of a branch at a glance, and the tree of branches it stands in. */
export function timelineView(
  branches: readonly Branch[],
  current: Branch,
  bandViews: BandViews,
): TimelineView {
  const { history } = current;
  const { past, checks } = history.end;
  return {
    length: history.length,
    endTime: history.endTime,
    bands: bandsOf(past, bandViews),
    marks: marksOf(past, checks),
    chosen: past.chosen,
    traffic: trafficView(past.traffic),
    branches: branches.map(branchView),
    branch: current.id,
  };
}

function bandsOf({ bands }: Past, views: BandViews): TimelineView['bands'] {
  const known = views.get(bands);
  if (known !== undefined) return known;
  const made = bands.map(({ leader, cfg, ballot, from, to }) => ({
    leader,
    cfg,
    ballot,
    from,
    to,
  }));
  views.set(bands, made);
  return made;
}

/** The marks in the order of their events: a hand goes before the invariants that it broke. */
function marksOf({ marks }: Past, { breaks }: Checks): TimelineView['marks'] {
  if (breaks.length === 0) return marks;
  const broken = breaks.map(({ invariant, index, at }) => {
    return { index, at, kind: 'broken', subject: invariant } as const;
  });
  return [...marks, ...broken].sort((a, b) => a.index - b.index);
}

function branchView({ id, name, parent, forkIndex, forkTime, history }: Branch): BranchView {
  return {
    id,
    name,
    parent,
    forkIndex,
    forkTime,
    variant: history.recording.variant ?? null,
    length: history.length,
    endTime: history.endTime,
  };
}

import type { Action, Frame, Link, LinkView, NodeId } from '../../contract/index.ts';

/** The link from one node to another, or the links in both directions. */
export function linksOf(from: NodeId, to: NodeId, bothWays: boolean): readonly Link[] {
  return bothWays
    ? [
        { from, to },
        { from: to, to: from },
      ]
    : [{ from, to }];
}

/** Every link, in both directions, between the given nodes and all others. */
export function linksBetween(
  nodes: readonly NodeId[],
  selected: ReadonlySet<NodeId>,
): readonly Link[] {
  const inside = nodes.filter((node) => selected.has(node));
  const outside = nodes.filter((node) => !selected.has(node));
  return inside.flatMap((from) => outside.flatMap((to) => linksOf(from, to, true)));
}

export function isCut(links: readonly LinkView[], from: NodeId, to: NodeId): boolean {
  return links.some((link) => link.cut && link.from === from && link.to === to);
}

type Seen = Pick<Frame, 'links' | 'nodes' | 'seenBy'>;

/** Heals all links that are cut, or every link if that is unknown; null if none is cut. */
export function healAll({ links, nodes, seenBy }: Seen): Action | null {
  const ids = nodes.map(({ id }) => id);
  const cut =
    seenBy === null
      ? links.filter((link) => link.cut).map(({ from, to }) => ({ from, to }))
      : ids.flatMap((from) => ids.flatMap((to) => (from === to ? [] : [{ from, to }])));
  return cut.length === 0 ? null : { kind: 'heal', links: cut };
}

/** Cuts one node off from all others. */
export function isolate(nodes: readonly NodeId[], node: NodeId): Action {
  return { kind: 'cut', links: linksBetween(nodes, new Set([node])) };
}

/**
 * The groups of nodes between which no message passes in either direction, even through other
 * nodes. Without a partition there is one group.
 */
export function partsOf(
  nodes: readonly NodeId[],
  links: readonly LinkView[],
): readonly (readonly NodeId[])[] {
  const apart = (a: NodeId, b: NodeId) => isCut(links, a, b) && isCut(links, b, a);
  let groups: readonly (readonly NodeId[])[] = [];
  for (const node of nodes) {
    const near = groups.filter((group) => group.some((other) => !apart(node, other)));
    groups = [...groups.filter((group) => !near.includes(group)), [...near.flat(), node]];
  }
  return groups
    .map((group) => nodes.filter((node) => group.includes(node)))
    .toSorted(([a], [b]) => nodes.indexOf(a!) - nodes.indexOf(b!));
}

/** Heals the links that are cut between these groups, and none within them. */
export function healBetween(
  groups: readonly (readonly NodeId[])[],
  links: readonly LinkView[],
): Action {
  const groupOf = (node: NodeId) => groups.findIndex((group) => group.includes(node));
  const cut = links.filter((link) => link.cut && groupOf(link.from) !== groupOf(link.to));
  return { kind: 'heal', links: cut.map(({ from, to }) => ({ from, to })) };
}

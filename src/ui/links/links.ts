import type { Action, Link, LinkView, NodeId } from '../../contract/index.ts';

/** The two links between two nodes, or the one. */
export function linksOf(from: NodeId, to: NodeId, bothWays: boolean): readonly Link[] {
  return bothWays
    ? [
        { from, to },
        { from: to, to: from },
      ]
    : [{ from, to }];
}

/** Every link, in both directions, between the chosen nodes and all the others. */
export function linksBetween(
  nodes: readonly NodeId[],
  chosen: ReadonlySet<NodeId>,
): readonly Link[] {
  const inside = nodes.filter((node) => chosen.has(node));
  const outside = nodes.filter((node) => !chosen.has(node));
  return inside.flatMap((from) => outside.flatMap((to) => linksOf(from, to, true)));
}

export function isCut(links: readonly LinkView[], from: NodeId, to: NodeId): boolean {
  return links.some((link) => link.cut && link.from === from && link.to === to);
}

/** Heals what is cut; null where nothing is. */
export function healAll(links: readonly LinkView[]): Action | null {
  const cut = links.filter((link) => link.cut).map(({ from, to }) => ({ from, to }));
  return cut.length === 0 ? null : { kind: 'heal', links: cut };
}

/** Cuts one node off from all the others. */
export function isolate(nodes: readonly NodeId[], node: NodeId): Action {
  return { kind: 'cut', links: linksBetween(nodes, new Set([node])) };
}

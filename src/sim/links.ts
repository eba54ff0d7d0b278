import type { DropReason, Link } from './action.ts';
import type { Envelope } from './agenda.ts';
import type { LinkPolicy } from './cluster.ts';
import { resumeLink } from './network.ts';
import { linkAt, type World } from './world.ts';

/** Applies hands to links, and decides what a link does to an envelope. */

function positionsOf(world: World, { from, to }: Link): number {
  const fromAt = world.nodeAt.get(from);
  const toAt = world.nodeAt.get(to);
  if (fromAt === undefined || toAt === undefined) throw new RangeError(`no link ${from} to ${to}`);
  return linkAt(world, fromAt, toAt);
}

export function setCut(world: World, links: readonly Link[], cut: boolean): void {
  const next = world.links.cut.slice();
  const changed = links.map((link) => positionsOf(world, link)).filter((at) => next[at] !== cut);
  for (const at of changed) next[at] = cut;
  world.links.cut = next;
  if (!cut) for (const at of new Set(changed)) resumeLink(world, at);
}

/**
 * Sets the policy of some links, or of all; a link with the common policy has none of its own. A
 * message that waits at a cut may then go on.
 */
export function setPolicy(world: World, links: readonly Link[] | null, policy: LinkPolicy): void {
  if (links === null) {
    world.links.common = policy;
    world.links.policies = world.links.policies.map(() => null);
  } else {
    const next = world.links.policies.slice();
    const own = isSame(policy, world.links.common) ? null : policy;
    for (const link of links) next[positionsOf(world, link)] = own;
    world.links.policies = next;
  }
  world.links.cut.forEach((cut, at) => {
    if (cut) resumeLink(world, at);
  });
}

function isSame(one: LinkPolicy, other: LinkPolicy): boolean {
  return (Object.keys(one) as (keyof LinkPolicy)[]).every((field) => one[field] === other[field]);
}

/** Why an envelope that is due now cannot be delivered by itself; null if it can. */
export function obstacle(world: World, envelope: Envelope): DropReason | null {
  if (world.links.cut[linkAt(world, envelope.fromNode, envelope.toNode)]!) return 'cut';
  if (envelope.lost) return 'lost';
  return world.nodes[envelope.toNode]!.status === 'down' ? 'down' : null;
}

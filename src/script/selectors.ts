import {
  compareBallots,
  roleOf,
  type Ballot,
  type LeaderId,
  type ProcessId,
  type Role,
} from '../paxos/index.ts';
import { nodeOf, processOf, type Link, type NodeId, type World } from '../sim/index.ts';
import type { Phrase } from './pattern.ts';
import { phraseText } from './print.ts';
import { Refused } from './refused.ts';

/** Finds processes and nodes by name, or by what they are at this moment. */

type Selector = Phrase<'selector'>;

const ROLE: Readonly<Record<string, Role>> = {
  acceptors: 'acceptor',
  leaders: 'leader',
  replicas: 'replica',
  clients: 'client',
};

/** The processes in the order in which they are named, each once. */
export function processesOf(world: World, who: readonly Selector[]): readonly ProcessId[] {
  return [...new Set(who.flatMap((one) => select(world, one)))];
}

/** The nodes of these processes, each once. */
function nodesOf(world: World, who: readonly Selector[]): readonly NodeId[] {
  return placesOf(world, who).map(({ node }) => node);
}

/** A node, with the name by which the script first named it. */
export interface Place {
  readonly name: ProcessId | NodeId;
  readonly node: NodeId;
}

export function placesOf(world: World, who: readonly Selector[]): readonly Place[] {
  const named = who.flatMap((one): readonly Place[] =>
    one.form === 'node'
      ? [{ name: one.args.id, node: known(world, one.args.id) }]
      : select(world, one).map((id) => ({ name: id, node: hostOf(world, id) })),
  );
  return named.filter(({ node }, at) => named.findIndex((one) => one.node === node) === at);
}

function known(world: World, id: NodeId): NodeId {
  if (!world.nodeAt.has(id)) throw new Refused(`there is no ${id}`);
  return id;
}

export function hostOf(world: World, id: ProcessId): NodeId {
  if (!world.processAt.has(id)) throw new Refused(`there is no ${id}`);
  return world.nodes[processOf(world, id).node]!.id;
}

function hosted(world: World, id: NodeId): readonly ProcessId[] {
  return nodeOf(world, known(world, id)).processes.map((at) => world.processes[at]!.id);
}

function select(world: World, selector: Selector): readonly ProcessId[] {
  switch (selector.form) {
    case 'process':
      hostOf(world, selector.args.id);
      return [selector.args.id];
    case 'node':
      return hosted(world, selector.args.id);
    case 'nodeOf':
      return hosted(world, hostOf(world, selector.args.id));
    case 'active':
      return [activeLeader(world)];
    case 'others':
      throw new Refused('"the others" can stand in groups only');
    case 'all': {
      const { role, except = [] } = selector.args;
      const isMeant = (id: ProcessId) =>
        role === 'servers' ? roleOf(id) !== 'client' : roleOf(id) === ROLE[role];
      const all = world.processes.map(({ id }) => id).filter(isMeant);
      const stranger = except.find((id) => !all.includes(id));
      if (stranger !== undefined) throw new Refused(`${stranger} is not among all ${role}`);
      const found = all.filter((id) => !except.includes(id));
      if (found.length === 0) throw new Refused(`${phraseText('selector', selector)} are none`);
      return found;
    }
  }
}

function activeLeader(world: World): LeaderId {
  let best: { readonly id: LeaderId; readonly ballot: Ballot } | null = null;
  for (const { state } of world.processes) {
    if (state.role !== 'leader') continue;
    for (const { mode, ballot } of state.volatile.instances) {
      if (mode !== 'active') continue;
      if (best === null || compareBallots(ballot, best.ballot) > 0) best = { id: state.id, ballot };
    }
  }
  if (best === null) throw new Refused('no leader is active');
  return best.id;
}

// --- links

export function linksTo(
  world: World,
  from: readonly Selector[],
  to: readonly Selector[],
): readonly Link[] {
  const receivers = nodesOf(world, to);
  return someLinks(
    nodesOf(world, from).flatMap((one) =>
      receivers.filter((other) => other !== one).map((other): Link => ({ from: one, to: other })),
    ),
  );
}

/** A step on no link would do nothing, and no recording may have it. */
export function someLinks<L>(links: readonly L[]): readonly L[] {
  if (links.length === 0) throw new Refused('no link is named: a node always reaches itself');
  return links;
}

/** The links in both directions between nodes of different groups. */
export function linksBetween(world: World, groups: readonly Phrase<'group'>[]): readonly Link[] {
  const isOthers = ({ args }: Phrase<'group'>) => args.who.some(({ form }) => form === 'others');
  const named = new Map(
    groups.map((group) => [
      group,
      nodesOf(
        world,
        group.args.who.filter(({ form }) => form !== 'others'),
      ),
    ]),
  );
  const all = new Set([...named.values()].flat());
  const rest = world.nodes.map(({ id }) => id).filter((id) => !all.has(id));
  const sides = groups.map((group) => [
    ...(named.get(group) ?? []),
    ...(isOthers(group) ? rest : []),
  ]);
  return someLinks(
    sides.flatMap((side, at) =>
      sides
        .filter((_, other) => other !== at)
        .flatMap((others) => side.flatMap((from) => others.map((to): Link => ({ from, to }))))
        .filter(({ from, to }) => from !== to),
    ),
  );
}

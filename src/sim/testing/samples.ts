import { DEFAULT_SETTINGS, type Settings } from '../../paxos/index.ts';
import type { Action, Link } from '../action.ts';
import type { Occurrence } from '../apply.ts';
import type { Cluster, LinkPolicy } from '../cluster.ts';
import { enabled } from '../enabled.ts';
import { advance } from '../scheduler.ts';
import type { World } from '../world.ts';

/** Clusters and random choices for tests. */

export const CALM: LinkPolicy = {
  transport: 'reliable',
  latencyMin: 5_000,
  latencyMax: 15_000,
  loss: 0,
  duplication: 0,
  reordering: 0,
  tail: 4,
};

export const STORM: LinkPolicy = {
  ...CALM,
  transport: 'unreliable',
  loss: 0.2,
  duplication: 0.1,
  reordering: 0.2,
};

/** Three servers with all roles and two clients under load. */
export function threeServers(
  change: Partial<Cluster> = {},
  settings: Partial<Settings> = {},
): Cluster {
  return {
    nodes: [
      { id: 'n1', processes: ['r1', 'l1', 'a1'] },
      { id: 'n2', processes: ['r2', 'l2', 'a2'] },
      { id: 'n3', processes: ['r3', 'l3', 'a3'] },
      { id: 'n4', processes: ['k1'] },
      { id: 'n5', processes: ['k2'] },
    ],
    settings: { ...DEFAULT_SETTINGS, ...settings },
    link: CALM,
    spares: [],
    loopback: 1_000,
    processing: 0,
    load: { kind: 'closed', think: 50_000 },
    ...change,
  };
}

/** Plays every action that is due at or before `until`. */
export function playTo(world: World, until: number): readonly Occurrence[] {
  const played: Occurrence[] = [];
  for (;;) {
    const occurrence = advance(world, until);
    if (occurrence === null) return played;
    played.push(occurrence);
  }
}

/** A random legal hand of any kind; `luck` draws numbers in 0…1. */
export function randomHand(world: World, luck: () => number): Action {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(luck() * list.length) % list.length]!;
  const free = [
    () => weather(world, luck),
    () => request(world, luck),
    () => delay(world, luck),
    (): Action => ({ kind: 'load', load: pick(LOADS) }),
    (): Action => ({ kind: 'election', policy: pick(['monitor', 'eager', 'manual'] as const) }),
  ];
  const freely = luck() < 0.2 ? pick(free)() : null;
  if (freely !== null) return freely;
  const kinds = new Map<string, Action[]>();
  for (const { action } of enabled(world)) {
    kinds.set(action.kind, [...(kinds.get(action.kind) ?? []), action]);
  }
  return pick(pick([...kinds.values()]));
}

const LOADS: readonly Extract<Action, { kind: 'load' }>['load'][] = [
  { kind: 'none' },
  { kind: 'closed', think: 20_000 },
  { kind: 'open', perSecond: 20 },
];

function weather({ nodes }: World, luck: () => number): Action {
  const transport = (['reliable', 'unreliable', 'manual'] as const)[Math.floor(luck() * 3) % 3]!;
  const policy: LinkPolicy = {
    ...STORM,
    transport,
    loss: luck() / 2,
    latencyMax: 5_000 + Math.floor(luck() * 30_000),
  };
  const at = () => nodes[Math.floor(luck() * nodes.length) % nodes.length]!.id;
  const link: Link = { from: at(), to: at() };
  return { kind: 'weather', links: luck() < 0.5 || link.from === link.to ? null : [link], policy };
}

function request({ processes, nodes }: World, luck: () => number): Action | null {
  const clients = processes.filter(
    ({ state, node }) => state.role === 'client' && nodes[node]!.status === 'up',
  );
  const client = clients[Math.floor(luck() * clients.length)];
  if (client === undefined || client.state.role !== 'client') return null;
  return {
    kind: 'request',
    client: client.state.id,
    op: ['append', 'x', String(Math.floor(luck() * 9))],
  };
}

function delay({ envelopes }: World, luck: () => number): Action | null {
  const ids = [...envelopes.keys()];
  const envelope = ids[Math.floor(luck() * ids.length)];
  return envelope === undefined
    ? null
    : { kind: 'delay', envelope, by: Math.floor(luck() * 50_000) };
}

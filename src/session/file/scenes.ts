import type { SceneCard, SceneId } from '../../contract/index.ts';
import { DEFAULT_SETTINGS, type Micros, type ProcessId, type Settings } from '../../paxos/index.ts';
import {
  processOf,
  RECORDING_VERSION,
  type Action,
  type Cluster,
  type LinkPolicy,
  type Load,
  type NodeId,
  type NodeSpec,
  type Recording,
  type World,
} from '../../sim/index.ts';
import { extend, openBranch, playNext, type Branch } from '../run/branches.ts';

/** The ready-made clusters: legal runs from the start, some with hands of their own. */

interface Scene extends SceneCard {
  /** What is done in it, by time; each action is found in the world as it then is. */
  readonly hands: readonly { readonly at: Micros; readonly action: (world: World) => Action }[];
}

const MILLI: Micros = 1_000;
const SECOND: Micros = 1_000_000;

/** One way 10 ± 5 ms, in order, without loss. */
const CALM: LinkPolicy = {
  transport: 'reliable',
  latencyMin: 5 * MILLI,
  latencyMax: 15 * MILLI,
  loss: 0,
  duplication: 0,
  reordering: 0,
  tail: 4,
};

/** As calm, but what meets a cut is lost: nothing piles up while a part is cut off. */
const FORGETFUL: LinkPolicy = { ...CALM, transport: 'unreliable' };

const STORMY: LinkPolicy = {
  ...CALM,
  transport: 'unreliable',
  loss: 0.15,
  duplication: 0.05,
  reordering: 0.1,
};

/** Slow enough to follow each command, and so that something is always about to happen. */
const GENTLE: Load = { kind: 'closed', think: 120 * MILLI };

/** Every message takes exactly as long as any other. */
const EVEN: LinkPolicy = { ...CALM, latencyMin: 10 * MILLI, latencyMax: 10 * MILLI };

function clusterOf(nodes: readonly NodeSpec[], change: Partial<Cluster> = {}): Cluster {
  return {
    nodes,
    settings: DEFAULT_SETTINGS,
    link: CALM,
    spares: [],
    loopback: MILLI,
    processing: 0,
    load: { kind: 'none' },
    ...change,
  };
}

function settingsWith(change: Partial<Settings>): Settings {
  return { ...DEFAULT_SETTINGS, ...change };
}

/** Nodes numbered from `first`, one for each list of processes. */
function nodesFrom(first: number, hosted: readonly (readonly ProcessId[])[]): readonly NodeSpec[] {
  return hosted.map((processes, at) => ({ id: `n${first + at}`, processes }));
}

/** Servers that host all three roles, then clients on machines of their own. */
function serversAndClients(servers: number, clients: number): readonly NodeSpec[] {
  const numbers = Array.from({ length: servers }, (_, at) => at + 1);
  const hosted = numbers.map((n): readonly ProcessId[] => [`r${n}`, `l${n}`, `a${n}`]);
  const asking = Array.from({ length: clients }, (_, at): readonly ProcessId[] => [`k${at + 1}`]);
  return [...nodesFrom(1, hosted), ...nodesFrom(servers + 1, asking)];
}

/** Every process on a machine of its own. */
function apart(counts: { k: number; r: number; l: number; a: number }): readonly NodeSpec[] {
  const ids = (['k', 'r', 'l', 'a'] as const).flatMap((letter) =>
    Array.from({ length: counts[letter] }, (_, at): ProcessId => `${letter}${at + 1}`),
  );
  return nodesFrom(
    1,
    ids.map((id) => [id]),
  );
}

function hostOf(world: World, id: ProcessId): NodeId {
  return world.nodes[processOf(world, id).node]!.id;
}

/** The node whose leader is active with the highest ballot; the first where there is none. */
function activeNode(world: World): NodeId {
  let best = world.nodes[0]!.id;
  let highest = 0;
  for (const { state, node } of world.processes) {
    if (state.role !== 'leader') continue;
    for (const { mode, ballot } of state.volatile.instances) {
      if (mode !== 'active' || ballot.round <= highest) continue;
      highest = ballot.round;
      best = world.nodes[node]!.id;
    }
  }
  return best;
}

/** Cuts two servers off, the active leader's among them, with the last client on their side. */
function cutOffMinority(world: World): Action {
  const servers = world.nodes.filter(({ processes }) => processes.length > 1).map(({ id }) => id);
  const active = activeNode(world);
  const other = servers.find((id) => id !== active)!;
  const inside = new Set<NodeId>([active, other, world.nodes.at(-1)!.id]);
  const ids = world.nodes.map(({ id }) => id);
  const links = ids.flatMap((from) =>
    ids.filter((to) => inside.has(from) !== inside.has(to)).map((to) => ({ from, to })),
  );
  return { kind: 'cut', links };
}

/**
 * Puts the first acceptor next to the leaders. A refusal now comes back sooner than a majority can
 * promise and accept; once the two are out of step, each scouts again while the other is between its
 * two phases, for ever.
 */
function bringNear(world: World): Action {
  const near = hostOf(world, 'a1');
  const links = [hostOf(world, 'l1'), hostOf(world, 'l2')].flatMap((leader) => [
    { from: leader, to: near },
    { from: near, to: leader },
  ]);
  return { kind: 'weather', links, policy: { ...EVEN, latencyMin: MILLI, latencyMax: MILLI } };
}

const SCENES: readonly Scene[] = [
  {
    id: 'three-servers',
    cluster: clusterOf(serversAndClients(3, 2), { load: GENTLE }),
    seed: 1,
    hands: [],
  },
  {
    id: 'by-role',
    cluster: clusterOf(apart({ k: 2, r: 3, l: 2, a: 3 }), { load: GENTLE }),
    seed: 1,
    hands: [],
  },
  {
    id: 'failover',
    cluster: clusterOf(serversAndClients(5, 4), {
      settings: settingsWith({ window: 16 }),
      link: FORGETFUL,
      load: { kind: 'closed', think: 100 * MILLI },
    }),
    seed: 1,
    hands: [],
  },
  {
    id: 'lossy',
    cluster: clusterOf(serversAndClients(3, 2), {
      link: STORMY,
      load: { kind: 'closed', think: 200 * MILLI },
    }),
    seed: 1,
    hands: [],
  },
  {
    id: 'minority',
    cluster: clusterOf(serversAndClients(5, 2), {
      link: FORGETFUL,
      load: { kind: 'closed', think: 200 * MILLI },
    }),
    seed: 1,
    hands: [{ at: SECOND, action: cutOffMinority }],
  },
  {
    id: 'replace',
    cluster: clusterOf(serversAndClients(6, 2), {
      spares: ['r4', 'r5', 'r6', 'l4', 'l5', 'l6', 'a4', 'a5', 'a6'],
      link: { ...FORGETFUL, loss: 0.1 },
      load: GENTLE,
    }),
    seed: 1,
    hands: [],
  },
  {
    id: 'duel',
    cluster: clusterOf(apart({ k: 1, r: 2, l: 2, a: 3 }), {
      settings: settingsWith({ election: 'eager' }),
      link: EVEN,
      load: { kind: 'closed', think: 200 * MILLI },
    }),
    seed: 1,
    hands: [
      { at: 0, action: bringNear },
      { at: 0, action: () => ({ kind: 'request', client: 'k1', op: ['put', 'x', '1'] }) },
      { at: 0, action: (world) => ({ kind: 'pause', node: hostOf(world, 'l2') }) },
      { at: 8 * MILLI, action: (world) => ({ kind: 'resume', node: hostOf(world, 'l2') }) },
    ],
  },
];

export const SCENE_CARDS: readonly SceneCard[] = SCENES.map(({ id, cluster, seed }) => ({
  id,
  cluster,
  seed,
}));

/** The scene's run, played as far as its last hand. */
export function playScene(id: SceneId, branch: number): Branch {
  const scene = SCENES.find((one) => one.id === id);
  if (scene === undefined) throw new RangeError(`no scene ${id}`);
  const { cluster, seed, hands } = scene;
  const recording: Recording = { version: RECORDING_VERSION, cluster, seed, hands: [] };
  const played = openBranch(branch, recording);
  for (const { at, action } of hands) {
    while (playNext(played, at - 1) !== null);
    extend(played, action(played.history.world), at);
    playNext(played, at);
  }
  return played;
}

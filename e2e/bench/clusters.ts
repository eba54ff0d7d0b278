import { DEFAULT_SETTINGS, type ProcessId, type Settings } from '../../src/paxos/index.ts';
import type { Cluster, LinkPolicy, NodeSpec } from '../../src/sim/index.ts';

/** The deployments that are measured: five servers, WINDOW 32, weather on. */

const WEATHER: LinkPolicy = {
  transport: 'unreliable',
  latencyMin: 5_000,
  latencyMax: 15_000,
  loss: 0.01,
  duplication: 0.01,
  reordering: 0.02,
  tail: 4,
};

function ids(letter: 'r' | 'l' | 'a' | 'k', count: number): ProcessId[] {
  return Array.from({ length: count }, (_, at) => `${letter}${at + 1}` as ProcessId);
}

function cluster(servers: readonly (readonly ProcessId[])[]): Cluster {
  const nodes = [...servers, ids('k', 32)].map((processes, at): NodeSpec => ({
    id: `n${at + 1}`,
    processes,
  }));
  return {
    nodes,
    settings: { ...DEFAULT_SETTINGS, window: 32 },
    link: WEATHER,
    spares: [],
    loopback: 100,
    processing: 0,
    load: { kind: 'closed', think: 1_000 },
  };
}

/** Five acceptors, one leader, one replica: thirteen messages for a command (T64). */
export const LEAN = cluster([
  ['r1', 'l1', 'a1'],
  ...ids('a', 5)
    .slice(1)
    .map((id) => [id]),
]);

/** A replica, a leader and an acceptor on each of five servers. */
export const FULL = cluster(
  [1, 2, 3, 4, 5].map((at) => [`r${at}`, `l${at}`, `a${at}`] as ProcessId[]),
);

/** Links so slow that much is on its way, timers to match, and as much load as the clients can give. */
function slow(nodes: readonly NodeSpec[], latency: number, settings: Partial<Settings>): Cluster {
  return {
    ...FULL,
    nodes,
    link: {
      ...WEATHER,
      loss: 0,
      duplication: 0.7,
      latencyMin: latency,
      latencyMax: 2 * latency,
    },
    settings: {
      ...FULL.settings,
      window: 64,
      suspectInitial: 4_000_000,
      suspectMin: 3_000_000,
      suspectMax: 8_000_000,
      clientRetry: 4_000_000,
      clientRetryMax: 8_000_000,
      quorumTtl: 8_000_000,
      status: 2_000_000,
      ...settings,
    },
  };
}

/** Five servers and fifty clients, with about 500 messages on their way. */
export const BUSY = slow(
  [...FULL.nodes.slice(0, 5), { id: 'n6', processes: ids('k', 50) }],
  100_000,
  {
    ping: 50_000,
    retry: 1_500_000,
    retryMax: 6_000_000,
  },
);

/** A hundred nodes, a fourth of them with two clients each, with about 5,000 messages on their way. */
export const CROWD = slow(
  [...ids('r', 25), ...ids('l', 25), ...ids('a', 25), ...ids('k', 25)].map((id, at) => ({
    id: `n${at + 1}`,
    processes: at < 75 ? [id] : [id, `k${at - 49}` as const],
  })),
  150_000,
  { ping: 250_000, retry: 200_000, retryMax: 400_000 },
);

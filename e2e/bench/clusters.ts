import { DEFAULT_SETTINGS, type ProcessId } from '../../src/paxos/index.ts';
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

const SLOW_LINKS: Partial<Cluster['settings']> = {
  ping: 500_000,
  suspectInitial: 4_000_000,
  suspectMin: 3_000_000,
  suspectMax: 8_000_000,
  retry: 1_500_000,
  retryMax: 6_000_000,
  clientRetry: 4_000_000,
  clientRetryMax: 8_000_000,
  quorumTtl: 8_000_000,
  status: 2_000_000,
};

function slow(base: Cluster, latency: number, perSecond: number): Cluster {
  const link: LinkPolicy = { ...WEATHER, loss: 0, latencyMin: latency, latencyMax: 2 * latency };
  const settings = { ...base.settings, ...SLOW_LINKS, window: 64 };
  return { ...base, link, settings, load: { kind: 'open', perSecond } };
}

/** Five servers with about 500 messages on their way. */
export const BUSY = slow(FULL, 100_000, 2.2);

/** A hundred nodes with about 5,000 messages on their way. */
export const CROWD = slow(
  {
    ...FULL,
    nodes: (['r', 'l', 'a', 'k'] as const)
      .flatMap((letter) => ids(letter, 25))
      .map((id, at): NodeSpec => ({ id: `n${at + 1}`, processes: [id] })),
  },
  150_000,
  6,
);

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
  const nodes = [...servers, ids('k', 32)].map(
    (processes, at): NodeSpec => ({ id: `n${at + 1}`, processes }),
  );
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

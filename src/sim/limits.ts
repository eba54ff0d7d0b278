import { roleOf, type ProcessId, type Role } from '../paxos/index.ts';
import type { Cluster, LinkPolicy, Load } from './cluster.ts';

/** Tells whether a cluster is legal. One table of limits serves the editor, files, links and tests. */

export interface Limit {
  readonly min: number;
  readonly max: number;
}

const SECOND = 1_000_000;
const SPAN: Limit = { min: 1_000, max: 600 * SECOND };
const CHANCE: Limit = { min: 0, max: 1 };

/**
 * Lowest and highest values by path; spans are in microseconds. All but probabilities, `tail` and
 * factors are whole.
 */
export const LIMITS = {
  seed: { min: 0, max: 2 ** 31 - 1 },
  nodes: { min: 1, max: 100 },
  replicas: { min: 1, max: 25 },
  leaders: { min: 1, max: 25 },
  acceptors: { min: 1, max: 25 },
  clients: { min: 1, max: 50 },
  'spares.replicas': { min: 0, max: 25 },
  'spares.leaders': { min: 0, max: 25 },
  'spares.acceptors': { min: 0, max: 25 },
  processing: { min: 0, max: SECOND },
  loopback: { min: 0, max: SECOND },
  'link.latencyMin': { min: 0, max: 60 * SECOND },
  'link.latencyMax': { min: 0, max: 60 * SECOND },
  'link.loss': CHANCE,
  'link.duplication': CHANCE,
  'link.reordering': CHANCE,
  'link.tail': { min: 1, max: 100 },
  'load.think': { min: 0, max: 60 * SECOND },
  'load.perSecond': { min: 0.01, max: 10_000 },
  'settings.window': { min: 1, max: 256 },
  'settings.chunk': { min: 1, max: 256 },
  'settings.ping': SPAN,
  'settings.suspectInitial': SPAN,
  'settings.suspectMin': SPAN,
  'settings.suspectMax': SPAN,
  'settings.suspectGrowth': { min: 1, max: 10 },
  'settings.suspectDecrease': { min: 0, max: 60 * SECOND },
  'settings.retry': SPAN,
  'settings.retryMax': SPAN,
  'settings.clientRetry': SPAN,
  'settings.clientRetryMax': SPAN,
  'settings.quorumTtl': SPAN,
  'settings.status': SPAN,
  'settings.gap': SPAN,
  'settings.learn': SPAN,
  'settings.learnMax': SPAN,
} as const satisfies Record<string, Limit>;

export type LimitedField = keyof typeof LIMITS;

const FRACTIONS: ReadonlySet<string> = new Set<LimitedField>([
  'link.loss',
  'link.duplication',
  'link.reordering',
  'link.tail',
  'load.perSecond',
  'settings.suspectGrowth',
]);

type FaultCode =
  | 'notANumber'
  | 'notAnInteger'
  | 'below'
  | 'above'
  | 'minAboveMax'
  | 'suspectTooShort'
  | 'duplicate'
  | 'noSuchProcess'
  | 'malformed';

export interface ClusterFault {
  readonly field: string;
  readonly code: FaultCode;
  readonly got: string;
  readonly min: number | null;
  readonly max: number | null;
}

/** Every fault of a cluster and its seed, by field; empty when both are legal. */
export function clusterFaults(cluster: Cluster, seed: number): readonly ClusterFault[] {
  const numbers = numbersOf(cluster, seed);
  const faults = Object.entries(numbers).flatMap(([field, value]) =>
    numberFaults(field as LimitedField, value),
  );
  return [
    ...faults,
    ...policyFaults(cluster.link),
    ...loadFaults(cluster.load),
    ...placementFaults(cluster),
    ...orderFaults(cluster),
  ];
}

/** The number of members of the first configuration, or of clients. */
function count({ nodes, spares }: Cluster, role: Role): number {
  const isSpare = (id: ProcessId) => spares.some((spare) => spare === id);
  return nodes
    .flatMap(({ processes }) => processes)
    .filter((id) => roleOf(id) === role && !isSpare(id)).length;
}

function spareCount({ spares }: Cluster, role: Role): number {
  return spares.filter((id) => roleOf(id) === role).length;
}

function numbersOf(cluster: Cluster, seed: number): Partial<Record<LimitedField, number>> {
  const { settings } = cluster;
  return {
    seed,
    nodes: cluster.nodes.length,
    replicas: count(cluster, 'replica'),
    leaders: count(cluster, 'leader'),
    acceptors: count(cluster, 'acceptor'),
    clients: count(cluster, 'client'),
    'spares.replicas': spareCount(cluster, 'replica'),
    'spares.leaders': spareCount(cluster, 'leader'),
    'spares.acceptors': spareCount(cluster, 'acceptor'),
    processing: cluster.processing,
    loopback: cluster.loopback,
    'settings.window': settings.window,
    'settings.chunk': settings.chunk,
    'settings.ping': settings.ping,
    'settings.suspectInitial': settings.suspectInitial,
    'settings.suspectMin': settings.suspectMin,
    'settings.suspectMax': settings.suspectMax,
    'settings.suspectGrowth': settings.suspectGrowth,
    'settings.suspectDecrease': settings.suspectDecrease,
    'settings.retry': settings.retry,
    'settings.retryMax': settings.retryMax,
    'settings.clientRetry': settings.clientRetry,
    'settings.clientRetryMax': settings.clientRetryMax,
    'settings.quorumTtl': settings.quorumTtl,
    'settings.status': settings.status,
    'settings.gap': settings.gap,
    'settings.learn': settings.learn,
    'settings.learnMax': settings.learnMax,
  };
}

/** The fault of one number, if it has one. */
export function numberFaults(field: LimitedField, value: number): readonly ClusterFault[] {
  const { min, max } = LIMITS[field];
  const fault = (code: FaultCode) => [{ field, code, got: String(value), min, max }];
  if (!Number.isFinite(value)) return fault('notANumber');
  if (value < min) return fault('below');
  if (value > max) return fault('above');
  if (!Number.isInteger(value) && !FRACTIONS.has(field)) return fault('notAnInteger');
  return [];
}

function placementFaults(cluster: Cluster): readonly ClusterFault[] {
  const nodes = cluster.nodes.map((node) => node.id);
  const processes = cluster.nodes.flatMap((node) => node.processes);
  const fault = (code: FaultCode, got: string, field = 'nodes'): ClusterFault => {
    return { field, code, got, min: null, max: null };
  };
  const strangers = cluster.spares.filter((id) => !processes.includes(id) || id.startsWith('k'));
  return [
    ...strangers.map((id) => fault('noSuchProcess', id, 'spares')),
    ...repeated(cluster.spares).map((id) => fault('duplicate', id, 'spares')),
    ...nodes.filter((id) => !NODE_ID.test(id)).map((id) => fault('malformed', id)),
    ...processes.filter((id) => !PROCESS_ID.test(id)).map((id) => fault('malformed', id)),
    ...[...repeated(nodes), ...repeated(processes)].map((id) => fault('duplicate', id)),
  ];
}

/** The most characters in a word of a command: many messages carry it, and a long one would fill them all. */
export const COMMAND_MAX = 200;

/** Ids are a letter and a number without leading zeros, so that each has one spelling. */
export const NODE_ID = /^n[1-9]\d{0,2}$/;
export const PROCESS_ID = /^[rlak][1-9]\d{0,2}$/;

function repeated(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}

/** The faults of a link policy; its fields are those of a cluster's link. */
export function policyFaults(link: LinkPolicy): readonly ClusterFault[] {
  const { latencyMin, latencyMax, loss, duplication, reordering, tail } = link;
  const disorder: readonly ClusterFault[] =
    latencyMin <= latencyMax
      ? []
      : [
          {
            field: 'link.latencyMin',
            code: 'minAboveMax',
            got: String(latencyMin),
            min: null,
            max: latencyMax,
          },
        ];
  return [
    ...numberFaults('link.latencyMin', latencyMin),
    ...numberFaults('link.latencyMax', latencyMax),
    ...numberFaults('link.loss', loss),
    ...numberFaults('link.duplication', duplication),
    ...numberFaults('link.reordering', reordering),
    ...numberFaults('link.tail', tail),
    ...disorder,
  ];
}

/** The faults of a load. */
export function loadFaults(load: Load): readonly ClusterFault[] {
  switch (load.kind) {
    case 'none':
      return [];
    case 'closed':
      return numberFaults('load.think', load.think);
    case 'open':
      return numberFaults('load.perSecond', load.perSecond);
  }
}

/** Some pairs of numbers must be in order, and suspicion must outlast a ping and its answer. */
function orderFaults({ link, settings }: Cluster): readonly ClusterFault[] {
  const faults: ClusterFault[] = [];
  const ordered = (field: LimitedField, low: number, high: number) => {
    if (low <= high) return;
    faults.push({ field, code: 'minAboveMax', got: String(low), min: null, max: high });
  };
  ordered('settings.suspectMin', settings.suspectMin, settings.suspectMax);
  ordered('settings.suspectMin', settings.suspectMin, settings.suspectInitial);
  ordered('settings.suspectInitial', settings.suspectInitial, settings.suspectMax);
  ordered('settings.retry', settings.retry, settings.retryMax);
  ordered('settings.clientRetry', settings.clientRetry, settings.clientRetryMax);
  ordered('settings.learn', settings.learn, settings.learnMax);
  const least = 2 * settings.ping + link.latencyMin + link.latencyMax;
  if (settings.election === 'monitor' && settings.suspectMin <= least) {
    const got = String(settings.suspectMin);
    faults.push({
      field: 'settings.suspectMin',
      code: 'suspectTooShort',
      got,
      min: least,
      max: null,
    });
  }
  return faults;
}

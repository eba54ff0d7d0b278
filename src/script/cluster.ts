import { DEFAULT_SETTINGS, type ProcessId, type Settings } from '../paxos/index.ts';
import {
  CALM,
  clusterFaults,
  type Cluster,
  type ClusterFault,
  type LinkPolicy,
  type Load,
  type NodeId,
  type NodeSpec,
} from '../sim/index.ts';
import { SETTINGS } from './atoms.ts';
import { spanText } from './notation.ts';
import type { Phrase } from './pattern.ts';
import type { Step } from './script.ts';

/** The steps that describe a cluster make the beginning of a run. */

const EMPTY: Cluster = {
  nodes: [],
  settings: DEFAULT_SETTINGS,
  link: CALM,
  spares: [],
  loopback: 100,
  processing: 0,
  load: { kind: 'none' },
};

export interface Beginning {
  readonly cluster: Cluster;
  readonly seed: number;
  /** The rule that is broken on purpose; null if none is. */
  readonly variant: string | null;
}

export const NOTHING_YET: Beginning = { cluster: EMPTY, seed: 1, variant: null };

/** The beginning with one more step; null for a step that belongs to the run itself. */
export function described(so: Beginning, step: Step): Beginning | null {
  switch (step.form) {
    case 'cluster': {
      const { clients, replicas, leaders, acceptors } = step.args;
      const each = [
        ...ids('k', clients),
        ...ids('r', replicas),
        ...ids('l', leaders),
        ...ids('a', acceptors),
      ].map((id) => [id]);
      return withNodes(so, numbered(each));
    }
    case 'servers': {
      const servers = ids('r', step.args.servers).map((_, at): readonly ProcessId[] => [
        `r${at + 1}`,
        `l${at + 1}`,
        `a${at + 1}`,
      ]);
      const clients = ids('k', step.args.clients).map((id) => [id]);
      return withNodes(so, numbered([...servers, ...clients]));
    }
    case 'node':
      return withNodes(so, [{ id: step.args.id, processes: step.args.who }]);
    case 'spare': {
      const spares = [...so.cluster.spares, ...step.args.who] as Cluster['spares'];
      return { ...so, cluster: { ...so.cluster, spares } };
    }
    case 'seed':
      return { ...so, seed: step.args.seed };
    case 'rules':
      return { ...so, variant: step.args.variant };
    case 'set':
      return { ...so, cluster: withSetting(so.cluster, step.args.setting) };
    case 'election':
      return { ...so, cluster: withSettings(so.cluster, { election: step.args.policy }) };
    default:
      return null;
  }
}

/** What is wrong with the beginning; empty when it can run. */
export function beginningFaults({ cluster, seed }: Beginning): readonly string[] {
  return clusterFaults(cluster, seed).map(clusterFaultText);
}

/** The setting in the words of the language, and what is wrong with it: `window 999 is more than 256`. */
function clusterFaultText({ field, code, got, min, max }: ClusterFault): string {
  const name = field.replace(/^settings\./u, '').replace('.', ' ');
  const written = (value: number | string | null) =>
    isSpan(field) && value !== null ? spanText(Number(value)) : String(value);
  const what = `${name} ${written(got)}`;
  switch (code) {
    case 'notANumber':
      return `${what} is no number`;
    case 'notAnInteger':
      return `${what} is not a whole number`;
    case 'below':
      return `${what} is less than ${written(min)}`;
    case 'above':
      return `${what} is more than ${written(max)}`;
    case 'minAboveMax':
      return `${what} is more than its upper bound, ${written(max)}`;
    case 'suspectTooShort':
      return `${what} is not longer than two pings and a way there and back, ${written(min)}`;
    case 'duplicate':
      return `${got} is there twice`;
    case 'noSuchProcess':
      return `there is no ${got} that could be a spare`;
    case 'malformed':
      return `${got} is no name of a ${name.slice(0, -1)}`;
  }
}

function isSpan(field: string): boolean {
  if (field.startsWith('link.latency') || field === 'load.think') return true;
  const name = field.replace(/^settings\./u, '');
  return name in SETTINGS && SETTINGS[name as keyof typeof SETTINGS] === 'span';
}

/** More processes than this are never made: any larger number breaks a limit, too. */
const COUNT_MAX = 100;

function ids(letter: 'k' | 'r' | 'l' | 'a', count: number): readonly ProcessId[] {
  return Array.from({ length: Math.min(count, COUNT_MAX) }, (_, at): ProcessId => {
    return `${letter}${at + 1}`;
  });
}

function numbered(hosted: readonly (readonly ProcessId[])[]): readonly NodeSpec[] {
  return hosted.map((processes, at): NodeSpec => {
    const id: NodeId = `n${at + 1}`;
    return { id, processes };
  });
}

function withNodes(so: Beginning, nodes: readonly NodeSpec[]): Beginning {
  return { ...so, cluster: { ...so.cluster, nodes: [...so.cluster.nodes, ...nodes] } };
}

function withSetting(cluster: Cluster, setting: Phrase<'setting'>): Cluster {
  switch (setting.form) {
    case 'links':
      return { ...cluster, link: policyOf(setting.args.policy) };
    case 'load':
      return { ...cluster, load: loadOf(setting.args.load) };
    case 'growth':
      return withSettings(cluster, { suspectGrowth: setting.args.value });
    case 'reads':
      return withSettings(cluster, { reads: setting.args.value });
    case 'respond':
      return withSettings(cluster, { respond: setting.args.value });
    case 'number':
      return withSettings(cluster, { [setting.args.name]: setting.args.value });
    case 'span': {
      const { name, value } = setting.args;
      if (name === 'loopback' || name === 'processing') return { ...cluster, [name]: value };
      return withSettings(cluster, { [name]: value });
    }
  }
}

function withSettings(cluster: Cluster, change: Partial<Settings>): Cluster {
  return { ...cluster, settings: { ...cluster.settings, ...change } };
}

export function policyOf({ args }: Phrase<'policy'>): LinkPolicy {
  return {
    transport: args.transport,
    latencyMin: args.min ?? CALM.latencyMin,
    latencyMax: args.max ?? CALM.latencyMax,
    loss: args.loss ?? CALM.loss,
    duplication: args.duplication ?? CALM.duplication,
    reordering: args.reordering ?? CALM.reordering,
    tail: args.tail ?? CALM.tail,
  };
}

export function loadOf(load: Phrase<'load'>): Load {
  switch (load.form) {
    case 'none':
      return { kind: 'none' };
    case 'closed':
      return { kind: 'closed', think: load.args.think };
    case 'open':
      return { kind: 'open', perSecond: load.args.rate };
  }
}

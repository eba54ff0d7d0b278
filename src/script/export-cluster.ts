import type { Cluster, LinkPolicy, Load, Recording } from '../sim/index.ts';
import { SETTINGS } from './atoms.ts';
import { described, NOTHING_YET } from './cluster.ts';
import type { Phrase } from './pattern.ts';
import type { Step } from './script.ts';

/** The steps that describe the cluster, the seed and the broken rule of a recording. */
export function beginningSteps({ cluster, seed, variant }: Recording): readonly Step[] {
  const steps: Step[] = [...nodeSteps(cluster)];
  if (cluster.spares.length > 0) steps.push({ form: 'spare', args: { who: cluster.spares } });
  if (seed !== NOTHING_YET.seed) steps.push({ form: 'seed', args: { seed } });
  if (variant !== undefined) steps.push({ form: 'rules', args: { variant } });
  return [...steps, ...settingSteps(cluster)];
}

function nodeSteps({ nodes }: Cluster): readonly Step[] {
  const count = (letter: string) =>
    nodes.flatMap(({ processes }) => processes).filter((id) => id.startsWith(letter)).length;
  const clients = count('k');
  const short: readonly Step[] = [
    {
      form: 'cluster',
      args: { acceptors: count('a'), leaders: count('l'), replicas: count('r'), clients },
    },
    { form: 'servers', args: { servers: count('a'), clients } },
  ];
  const same = (step: Step) =>
    JSON.stringify(described(NOTHING_YET, step)?.cluster.nodes) === JSON.stringify(nodes);
  const found = short.find(same);
  if (found !== undefined) return [found];
  return nodes.map(({ id, processes }): Step => ({ form: 'node', args: { id, who: processes } }));
}

/** The settings that differ from the defaults. */
function settingSteps(cluster: Cluster): readonly Step[] {
  const changed: Step[] = [];
  const set = (setting: Phrase<'setting'>) => changed.push({ form: 'set', args: { setting } });
  const usual = valuesOf(NOTHING_YET.cluster);
  for (const [name, value] of Object.entries(valuesOf(cluster))) {
    if (value === usual[name]) continue;
    if (name === 'election')
      changed.push({ form: name, args: { policy: cluster.settings.election } });
    else set(settingPhrase(name as SettingName, value));
  }
  const { link, load } = cluster;
  if (differs(link, NOTHING_YET.cluster.link)) {
    set({ form: 'links', args: { policy: policyPhrase(link) } });
  }
  if (differs(load, NOTHING_YET.cluster.load)) {
    set({ form: 'load', args: { load: loadPhrase(load) } });
  }
  return changed;
}

function differs<T extends object>(one: T, other: T): boolean {
  const there = new Map<string, unknown>(Object.entries(other));
  const here = Object.entries(one);
  return here.length !== there.size || here.some(([name, value]) => there.get(name) !== value);
}

function valuesOf({ settings, loopback, processing }: Cluster): Readonly<Record<string, unknown>> {
  return { ...settings, loopback, processing };
}

type SettingName = Exclude<keyof typeof SETTINGS, 'election'>;

function settingPhrase(name: SettingName, value: unknown): Phrase<'setting'> {
  return { form: SETTINGS[name], args: { name, value } } as Phrase<'setting'>;
}

export function policyPhrase(policy: LinkPolicy): Phrase<'policy'> {
  const { transport, latencyMin: min, latencyMax: max } = policy;
  const { loss, duplication, reordering, tail } = policy;
  return {
    form: 'policy',
    args: { transport, min, max, loss, duplication, reordering, tail },
  };
}

export function loadPhrase(load: Load): Phrase<'load'> {
  switch (load.kind) {
    case 'none':
      return { form: 'none', args: {} };
    case 'closed':
      return { form: 'closed', args: { think: load.think } };
    case 'open':
      return { form: 'open', args: { rate: load.perSecond } };
  }
}

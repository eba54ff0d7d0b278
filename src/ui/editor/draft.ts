import type {
  Cluster,
  ElectionPolicy,
  Limits,
  Load,
  NodeId,
  Problem,
  ProcessId,
  Role,
  Settings,
  Transport,
} from '../../contract/index.ts';
import {
  eachWeatherField,
  loadOf,
  numberProblem,
  numberText,
  numberValue,
  WEATHER_FIELDS,
} from '../typed/index.ts';
import {
  apart,
  custom,
  LETTERS,
  machinesOf,
  placementOf,
  ROLES,
  together,
  type Counts,
  type Placement,
} from './placement.ts';

/**
 * A cluster while it is typed. Numbers are kept as text under their field path, so that a wrong
 * number stays as it was typed.
 */
export interface Draft {
  readonly numbers: Readonly<Record<string, string>>;
  readonly placement: Placement;
  readonly machines: Readonly<Record<ProcessId, NodeId>>;
  readonly election: ElectionPolicy;
  readonly respond: Settings['respond'];
  readonly reads: Settings['reads'];
  readonly transport: Transport;
  readonly load: Load['kind'];
}

export const COUNT_FIELDS = {
  replica: 'replicas',
  leader: 'leaders',
  acceptor: 'acceptors',
  client: 'clients',
} as const satisfies Record<Role, string>;

/** The numbers of spares. The first configuration leaves out the last processes of each role. */
export const SPARE_FIELDS = {
  replica: 'spares.replicas',
  leader: 'spares.leaders',
  acceptor: 'spares.acceptors',
} as const satisfies Partial<Record<Role, string>>;
const SPARE_ROLES = ['replica', 'leader', 'acceptor'] as const;

type NumberSetting = Exclude<keyof Settings, 'election' | 'respond' | 'reads'>;

/** The values that a load gets when a person selects it. */
const USUAL_LOAD = { 'load.think': 100_000, 'load.perSecond': 10 } as const;
/** No more processes than this are built, because the worker would refuse them anyway. */
const BUILT_MAX = 200;

export function draftOf(cluster: Cluster, seed: number): Draft {
  const { nodes, settings, link, load } = cluster;
  const counts = countsIn(cluster);
  const { election, respond, reads, ...numbers } = settings;
  const values: Record<string, number> = {
    seed,
    processing: cluster.processing,
    loopback: cluster.loopback,
    ...USUAL_LOAD,
    ...(load.kind === 'closed' ? { 'load.think': load.think } : {}),
    ...(load.kind === 'open' ? { 'load.perSecond': load.perSecond } : {}),
  };
  for (const role of ROLES) values[COUNT_FIELDS[role]] = counts[role];
  for (const role of SPARE_ROLES) {
    const spare = cluster.spares.filter((id) => id.startsWith(LETTERS[role])).length;
    values[COUNT_FIELDS[role]] = counts[role] - spare;
    values[SPARE_FIELDS[role]] = spare;
  }
  for (const field of WEATHER_FIELDS) values[`link.${field}`] = link[field];
  for (const [name, value] of Object.entries(numbers)) values[`settings.${name}`] = value;
  return {
    numbers: Object.fromEntries(
      Object.entries(values).map(([field, value]) => [field, numberText(field, value)]),
    ),
    placement: placementOf(nodes, counts),
    machines: machinesOf(nodes),
    election,
    respond,
    reads,
    transport: link.transport,
    load: load.kind,
  };
}

function countsIn({ nodes }: Cluster): Counts {
  const ids = nodes.flatMap(({ processes }) => processes);
  const count = (role: Role) => ids.filter((id) => id.startsWith(LETTERS[role])).length;
  return {
    replica: count('replica'),
    leader: count('leader'),
    acceptor: count('acceptor'),
    client: count('client'),
  };
}

/** The number of processes of each role that the draft asks for, with spares. */
export function countsOf(draft: Draft): Counts {
  const all = (role: (typeof SPARE_ROLES)[number]) =>
    countIn(draft, COUNT_FIELDS[role]) + countIn(draft, SPARE_FIELDS[role]);
  return {
    replica: all('replica'),
    leader: all('leader'),
    acceptor: all('acceptor'),
    client: countIn(draft, COUNT_FIELDS.client),
  };
}

/** The count that was typed: 0 if it is no number, and at most `BUILT_MAX`. */
function countIn({ numbers }: Draft, field: string): number {
  const value = numberValue(field, numbers[field] ?? '');
  return Number.isFinite(value) ? Math.min(BUILT_MAX, Math.max(0, Math.trunc(value))) : 0;
}

function sparesOf(draft: Draft): Cluster['spares'] {
  const counts = countsOf(draft);
  return SPARE_ROLES.flatMap((role) => {
    const members = countIn(draft, COUNT_FIELDS[role]);
    return Array.from(
      { length: counts[role] - members },
      (_, i) => `${LETTERS[role]}${members + i + 1}` as Cluster['spares'][number],
    );
  });
}

export function seedOf({ numbers }: Draft): number {
  return numberValue('seed', numbers.seed ?? '');
}

/** The cluster that the draft describes, right or wrong. `like` gives the names of settings. */
export function clusterOf(draft: Draft, like: Cluster): Cluster {
  const value = (field: string) => numberValue(field, draft.numbers[field] ?? '');
  const settings = Object.fromEntries(
    settingNames(like).map((name) => [name, value(`settings.${name}`)]),
  ) as Record<NumberSetting, number>;
  return {
    nodes: nodesOf(draft),
    spares: sparesOf(draft),
    settings: {
      ...settings,
      election: draft.election,
      respond: draft.respond,
      reads: draft.reads,
    },
    link: {
      transport: draft.transport,
      ...eachWeatherField((field) => value(`link.${field}`)),
    },
    loopback: value('loopback'),
    processing: value('processing'),
    load: loadOf({
      kind: draft.load,
      think: draft.numbers['load.think'] ?? '',
      perSecond: draft.numbers['load.perSecond'] ?? '',
    }),
  };
}

function settingNames({ settings }: Cluster): readonly NumberSetting[] {
  return Object.keys(settings).filter(
    (name): name is NumberSetting => name !== 'election' && name !== 'respond' && name !== 'reads',
  );
}

export function nodesOf(draft: Draft): Cluster['nodes'] {
  const counts = countsOf(draft);
  switch (draft.placement) {
    case 'together':
      return together(counts);
    case 'apart':
      return apart(counts);
    case 'custom':
      return custom(counts, draft.machines);
  }
}

/** Tells whether the cluster uses this number as it stands. */
function isUsed(draft: Draft, field: string): boolean {
  if (field === 'load.think') return draft.load === 'closed';
  if (field === 'load.perSecond') return draft.load === 'open';
  return true;
}

/** Judges each typed number by the limits that the worker has sent. */
export function typedProblems(draft: Draft, limits: Limits): readonly Problem[] {
  return Object.entries(draft.numbers).flatMap(([field, text]) => {
    const problem = isUsed(draft, field) ? numberProblem(field, text, limits) : null;
    return problem === null ? [] : [problem];
  });
}

/** Joins the problems of typed numbers with those that the worker found in other fields. */
export function allProblems(
  own: readonly Problem[],
  checked: readonly Problem[],
): readonly Problem[] {
  const known = new Set(own.map(({ field }) => field));
  return [...own, ...checked.filter(({ field }) => !known.has(field))];
}

export function typed(draft: Draft, field: string, text: string): Draft {
  return { ...draft, numbers: { ...draft.numbers, [field]: text } };
}

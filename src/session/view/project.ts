import {
  reuse,
  reuseByKey,
  type EnvelopeView,
  type Frame,
  type LinkView,
  type NodeView,
  type ProcessView,
  type RunView,
  type TimerView,
  type TotalsView,
} from '../../contract/index.ts';
import { BROKEN, type Variant } from '../../check/index.ts';
import type { Micros, ProcessState, Slot } from '../../paxos/index.ts';
import { handDue, nextAt, type Envelope, type History, type World } from '../../sim/index.ts';
import type { Branch } from '../run/branches.ts';
import { checksView } from '../run/checks.ts';
import { envelopeView, roadsOf } from './envelope-view.ts';
import { latticeView } from './lattice.ts';
import { ledgerView } from './ledger.ts';
import { processView } from './process-view.ts';
import { timelineView, type BandViews } from './timeline.ts';

/** Keeps views, each as long as the value it was made from. */
export interface Memory {
  readonly processes: WeakMap<ProcessState, ProcessView>;
  readonly envelopes: WeakMap<Envelope, EnvelopeView>;
  readonly bands: BandViews;
}

export function emptyMemory(): Memory {
  return { processes: new WeakMap(), envelopes: new WeakMap(), bands: new WeakMap() };
}

export interface Scope {
  readonly run: number;
  readonly branches: readonly Branch[];
  readonly current: Branch;
  readonly ledgerFrom: Slot | null;
  readonly lattice: Slot | 'newest' | null;
}

/**
 * The frame of the moment shown. Apart from `timeline` and the watched slots, it depends only on
 * the recording and the index. A part that equals its previous value keeps its identity.
 */
export function project(scope: Scope, memory: Memory, previous: Frame | null): Frame {
  const { history, event } = scope.current;
  const { world } = history;
  const next: Frame = {
    run: reuse(previous?.run, runView(world, scope)),
    seenBy: null,
    index: world.index,
    time: world.time,
    next: nextOf(history),
    nodes: reuseByKey(previous?.nodes ?? [], nodesOf(world), ({ id }) => id),
    processes: processesOf(world, memory, previous?.processes ?? []),
    envelopes: envelopesOf(world, memory, previous?.envelopes ?? []),
    timers: reuse(previous?.timers, timersOf(world)),
    links: reuse(previous?.links, linksOf(world)),
    ledger: ledgerOf(world, history, scope.ledgerFrom, previous),
    lattice: latticeOf(world, history, scope.lattice, previous),
    records: history.truth.prefix.records,
    event: reuse(previous?.event, event),
    timeline: reuse(previous?.timeline, timelineView(scope.branches, scope.current, memory.bands)),
    totals: reuse(previous?.totals, totalsOf(world, history)),
    checks: reuse(previous?.checks, checksView(history.views.checks)),
  };
  return previous !== null && hasSameParts(previous, next) ? previous : next;
}

export function hasSameParts(previous: Frame, next: Frame): boolean {
  return (Object.keys(next) as (keyof Frame)[]).every((part) => previous[part] === next[part]);
}

/** The time of the next action: a hand of the recording, or what the scheduler has due. */
export function nextOf(history: History): Micros | null {
  return handDue(history)?.at ?? nextAt(history.world);
}

function runView({ cluster, seed, links, load, rules }: World, scope: Scope): RunView {
  const { run, current } = scope;
  const { recording } = current.history;
  const broken = BROKEN.find(({ id }) => id === recording.variant);
  const variant = broken === undefined ? null : variantView(broken);
  const { election } = rules.settings;
  return { id: run, cluster, seed, variant, link: links.common, load, election };
}

function variantView({ id, line, what, harm }: Variant): RunView['variant'] {
  return { id, line, what, harm };
}

function nodesOf({ nodes, processes }: World): readonly NodeView[] {
  return nodes.map(({ id, status, crashAt, empty, incarnation, mailbox, processes: hosted }) => ({
    id,
    status,
    crashAt,
    wiped: empty,
    incarnation,
    processes: hosted.map((position) => processes[position]!.id),
    mailbox: mailbox.slice(),
  }));
}

function processesOf(
  world: World,
  { processes: views }: Memory,
  previous: readonly ProcessView[],
): readonly ProcessView[] {
  const list = world.processes.map(({ state, node }, at) => {
    const view = views.get(state) ?? processView(state, world.nodes[node]!.id, world.rules);
    const shared = reuse(previous[at], view);
    views.set(state, shared);
    return shared;
  });
  return sameList(previous, list);
}

/** The world makes envelopes in the order of their ids, so this list is already sorted. */
function envelopesOf(
  world: World,
  { envelopes: views }: Memory,
  previous: readonly EnvelopeView[],
): readonly EnvelopeView[] {
  const roads = roadsOf(world);
  const list = Array.from(world.envelopes.values(), (one) =>
    envelopeView(world, roads, one, views),
  );
  return reuseByKey(previous, list, ({ id }) => id);
}

function sameList<T>(previous: readonly T[], next: readonly T[]): readonly T[] {
  const same = next.length === previous.length && next.every((one, at) => one === previous[at]);
  return same ? previous : next;
}

function timersOf({ processes }: World): readonly TimerView[] {
  return processes.flatMap(({ id, timers }) =>
    timers
      .map(({ name, key, setAt, dueAt }) => ({ process: id, name, key, setAt, dueAt }))
      .sort((a, b) => (a.name === b.name ? a.key - b.key : a.name < b.name ? -1 : 1)),
  );
}

function linksOf({ nodes, links }: World): readonly LinkView[] {
  const isPlain = !links.cut.includes(true) && links.policies.every((policy) => policy === null);
  if (isPlain) return [];
  return nodes.flatMap(({ id: from }, i) =>
    nodes.flatMap(({ id: to }, j) => {
      const link = i * nodes.length + j;
      const cut = links.cut[link]!;
      const policy = links.policies[link]!;
      return cut || policy !== null ? [{ from, to, cut, policy }] : [];
    }),
  );
}

function latticeOf(
  world: World,
  { truth }: History,
  slot: Scope['lattice'],
  previous: Frame | null,
): Frame['lattice'] {
  return slot === null
    ? null
    : reuse(previous?.lattice, latticeView(world, truth, slot, world.rules));
}

function ledgerOf(
  world: World,
  history: History,
  from: Slot | null,
  previous: Frame | null,
): Frame['ledger'] {
  const { slots, since, top } = ledgerView(world, history.truth, from);
  const shared = reuseByKey(previous?.ledger.slots ?? [], slots, ({ slot }) => slot);
  return reuse(previous?.ledger, { slots: shared, since, top });
}

function totalsOf({ processes, nodes }: World, { truth }: History): TotalsView {
  const { requested, answered, chosenCount, latest } = truth;
  const end = latest.slot + 1;
  let behind = end;
  for (const { state, node } of processes) {
    if (state.role !== 'replica' || nodes[node]!.status === 'down') continue;
    behind = Math.min(behind, state.volatile.slotOut);
  }
  return { requested, answered, chosen: chosenCount, lagging: end - behind };
}

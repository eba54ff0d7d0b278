import {
  DEFAULT_SETTINGS,
  keyValue,
  roleOf,
  rulesFor,
  type ClientId,
  type Message,
  type LeaderId,
  type MessageType,
  type Micros,
  type NoteKind,
  type NoteOf,
  type ProcessId,
  type ProcessState,
  type Settings,
  type TimerName,
} from '../../paxos/index.ts';
import {
  advance,
  apply,
  CALM,
  createWorld,
  processOf,
  refusal,
  type Action,
  type Cluster,
  type CrashPoint,
  type LinkPolicy,
  type NodeId,
  type Occurrence,
  type World,
} from '../../sim/index.ts';
import { allLinks } from '../core.ts';
import { observe, openCheck, type Check } from '../safety.ts';
import type { Change } from '../variant.ts';
import type { Violation } from '../violation.ts';

/** A small cluster that hands or its clock move; every event is checked. */

export interface Shape {
  readonly acceptors: number;
  readonly leaders: number;
  readonly replicas: number;
  readonly clients: number;
}

export interface Trial {
  readonly world: World;
  readonly check: Check;
  readonly past: Occurrence[];
  readonly violations: Violation[];
}

/** Every process on a node of its own, in the order k, r, l, a. */
export function clusterOf(
  { acceptors, leaders, replicas, clients }: Shape,
  settings: Partial<Settings> = {},
  link: Partial<LinkPolicy> = {},
): Cluster {
  const ids = (letter: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${letter}${at + 1}` as ProcessId);
  const all = [
    ...ids('k', clients),
    ...ids('r', replicas),
    ...ids('l', leaders),
    ...ids('a', acceptors),
  ];
  return {
    nodes: all.map((id, at) => ({ id: `n${at + 1}`, processes: [id] })),
    settings: { ...DEFAULT_SETTINGS, ...settings },
    link: { ...CALM, ...link },
    spares: [],
    loopback: 100,
    processing: 0,
    load: { kind: 'none' },
  };
}

/** Opens a cluster that runs by its clock. */
export function openTrial(cluster: Cluster, variant: Change = (lawful) => lawful, seed = 1): Trial {
  const rules = variant(rulesFor(cluster.settings, keyValue), cluster);
  const world = createWorld(cluster, seed, rules);
  return {
    world,
    check: openCheck(world),
    past: [],
    violations: [],
  };
}

/** Opens a cluster in which messages and timers move only when a hand moves them. */
export function openByHand(shape: Shape, variant?: Change): Trial {
  return openTrial(clusterOf(shape, { election: 'manual' }, { transport: 'manual' }), variant);
}

// --- hands

export function act(trial: Trial, action: Action): Occurrence {
  const refused = refusal(trial.world, action);
  if (refused !== null) throw new Error(`${refused}: ${JSON.stringify(action)}`);
  return note(trial, apply(trial.world, action, trial.world.time));
}

function note(trial: Trial, occurrence: Occurrence): Occurrence {
  trial.past.push(occurrence);
  trial.violations.push(...observe(trial.check, trial.world, occurrence));
  return occurrence;
}

/** The oldest message of this type under way from one process to another. */
function underWay({ world }: Trial, type: MessageType, from: ProcessId, to: ProcessId): number {
  const found = [...world.envelopes.values()]
    .filter((one) => one.body.type === type && one.from === from && one.to === to)
    .map(({ id }) => id);
  if (found.length === 0) throw new Error(`no ${type} from ${from} to ${to}`);
  return Math.min(...found);
}

export function deliver(
  trial: Trial,
  type: MessageType,
  from: ProcessId,
  ...to: readonly ProcessId[]
): void {
  for (const one of to) {
    act(trial, { kind: 'deliver', envelope: underWay(trial, type, from, one) });
  }
}

export function drop(trial: Trial, type: MessageType, from: ProcessId, to: ProcessId): void {
  act(trial, { kind: 'drop', envelope: underWay(trial, type, from, to), why: 'hand' });
}

export function fire(trial: Trial, process: ProcessId, timer: TimerName, key = 0): Occurrence {
  return act(trial, { kind: 'fire', process, timer, key });
}

export function request(trial: Trial, client: ClientId, ...op: readonly string[]): void {
  act(trial, { kind: 'request', client, op });
}

export function crash(trial: Trial, process: ProcessId, point: CrashPoint = 'now'): void {
  act(trial, { kind: 'crash', node: nodeIdOf(trial, process), point });
}

export function restart(trial: Trial, process: ProcessId): void {
  act(trial, { kind: 'restart', node: nodeIdOf(trial, process) });
}

/** Cuts all links, both ways, between these processes and all others. */
export function partition(trial: Trial, ...side: readonly ProcessId[]): void {
  const nodes = new Set(side.map((id) => nodeIdOf(trial, id)));
  const between = allLinks(trial.world).filter(({ from, to }) => nodes.has(from) !== nodes.has(to));
  act(trial, { kind: 'cut', links: between });
}

function nodeIdOf({ world }: Trial, process: ProcessId): NodeId {
  return world.nodes[processOf(world, process).node]!.id;
}

// --- several hands

/** The leader sends its scout, and these acceptors promise. */
export function adopt(trial: Trial, leader: LeaderId, ...acceptors: readonly ProcessId[]): void {
  fire(trial, leader, 'elect');
  deliver(trial, 'p1a', leader, ...acceptors);
  for (const one of acceptors) deliver(trial, 'p1b', one, leader);
}

/** Two acceptors vote for the leader's next command, and the leader decides it. */
export function decideNext(trial: Trial, leader: LeaderId): void {
  deliver(trial, 'p2a', leader, 'a1', 'a2');
  for (const acceptor of ['a1', 'a2'] as const) deliver(trial, 'p2b', acceptor, leader);
}

// --- the clock

/** Lets this much virtual time pass. */
export function run(trial: Trial, span: Micros): void {
  runUntil(trial, () => false, span);
}

/** Lets time pass until `isSo` is true; false if it is still false at the end of the span. */
export function runUntil(trial: Trial, isSo: () => boolean, span: Micros): boolean {
  const until = trial.world.time + span;
  while (!isSo()) {
    const occurrence = advance(trial.world, until);
    if (occurrence === null) return false;
    note(trial, occurrence);
  }
  return true;
}

// --- what a test reads

type StateOf<R extends ProcessState['role']> = Extract<ProcessState, { role: R }>;
type RoleOf<I extends ProcessId> = I extends `a${string}`
  ? 'acceptor'
  : I extends `l${string}`
    ? 'leader'
    : I extends `r${string}`
      ? 'replica'
      : 'client';

export function stateOf<I extends ProcessId>({ world }: Trial, id: I): StateOf<RoleOf<I>> {
  const { state } = processOf(world, id);
  if (state.role !== roleOf(id)) throw new Error(`${id} is a ${state.role}`);
  return state as StateOf<RoleOf<I>>;
}

/** Every message of a type sent since action `since`, without the network's copies. */
export function sent<T extends MessageType>(
  { past }: Trial,
  type: T,
  since = 0,
): readonly Extract<Message, { type: T }>[] {
  return past
    .filter(({ index, crashed }) => index > since && crashed === null)
    .flatMap((occurrence) => [occurrence, ...occurrence.parts])
    .flatMap(({ step }) => step?.effects ?? [])
    .flatMap((effect) => (effect.kind === 'send' && effect.body.type === type ? [effect.body] : []))
    .map((body) => body as Extract<Message, { type: T }>);
}

/** Every note of one kind since action `since`. */
export function notes<K extends NoteKind>(
  { past }: Trial,
  kind: K,
  since = 0,
): readonly NoteOf<K>[] {
  return past
    .filter(({ index, kept }) => index > since && kept)
    .flatMap(({ step }) => step?.notes ?? [])
    .filter((one): one is NoteOf<K> => one.kind === kind);
}

import {
  boot,
  keyValue,
  roleOf,
  rulesFor,
  type Configuration,
  type LeaderId,
  type AcceptorId,
  type Micros,
  type ProcessId,
  type ProcessState,
  type ReplicaId,
  type Rules,
  type SessionId,
} from '../paxos/index.ts';
import type { CrashPoint, EnvelopeId } from './action.ts';
import type { Agenda, Envelope, Timer } from './agenda.ts';
import { stream, type Stream } from './chance.ts';
import type { Cluster, LinkPolicy, Load, NodeId } from './cluster.ts';
import { foldPlain } from './hash.ts';

/**
 * One moment of a cluster. Only `apply` changes a world, in place. `copy` keeps a moment at little
 * cost, because process states, envelopes and timers are immutable and shared.
 */
export interface World {
  readonly cluster: Cluster;
  readonly seed: number;
  /** Fixed, except that a hand may set another election policy. */
  rules: Rules;
  /** The configurations that every process starts with: the first one. */
  readonly records: readonly Configuration[];
  /** Positions of nodes and processes by id; fixed. */
  readonly nodeAt: ReadonlyMap<NodeId, number>;
  readonly processAt: ReadonlyMap<ProcessId, number>;
  /** Actions applied so far. */
  index: number;
  time: Micros;
  /** The hash of all actions and their effects: two lanes of 32 bits. */
  readonly hash: Int32Array;
  readonly nodes: Node[];
  readonly processes: Process[];
  readonly links: Links;
  /** Every envelope that is flying, held or waiting. */
  envelopes: Map<EnvelopeId, Envelope>;
  readonly agenda: Agenda;
  load: Load;
  nextEnvelope: EnvelopeId;
  nextOrder: number;
}

export interface Node {
  readonly id: NodeId;
  /** Positions of its processes. */
  readonly processes: readonly number[];
  status: 'up' | 'down' | 'paused';
  crashAt: CrashPoint | null;
  /** True when its disk holds nothing: before its first start, and after a wipe. */
  empty: boolean;
  incarnation: number;
  mailbox: EnvelopeId[];
  /** The agenda entry that takes the next message from its mailbox; null while idle or not up. */
  ready: number | null;
}

export interface Process {
  readonly id: ProcessId;
  readonly node: number;
  readonly timerStream: Stream;
  readonly loadStream: Stream;
  state: ProcessState;
  timers: Timer[];
  timerDraws: number;
  loadDraws: number;
  /** The number of commands it has generated under load. */
  loadCount: number;
  /** The agenda entry for the next command under load; null if there is none. */
  load: number | null;
}

/** One value per direction, at `from * nodes + to`. */
interface Links {
  readonly streams: readonly Stream[];
  /** Copied on write. */
  cut: readonly boolean[];
  /** Null for a link that has the common policy. */
  policies: readonly (LinkPolicy | null)[];
  common: LinkPolicy;
  readonly sent: number[];
  /** The latest due time of a reliable link, which keeps order. */
  readonly lastDue: number[];
}

/** The first configuration record of a cluster: every replica, leader and acceptor but the spares. */
function firstRecord(cluster: Cluster): Configuration {
  const spares = new Set<ProcessId>(cluster.spares);
  const all = cluster.nodes.flatMap((node) => node.processes).filter((id) => !spares.has(id));
  const number = (id: ProcessId) => Number(id.slice(1));
  const of = (role: string) =>
    all.filter((id) => roleOf(id) === role).sort((a, b) => number(a) - number(b));
  return {
    id: 0,
    from: 1,
    acceptors: of('acceptor') as AcceptorId[],
    leaders: of('leader') as LeaderId[],
    replicas: of('replica') as ReplicaId[],
  };
}

/** The session a client holds in its n-th incarnation. */
export function sessionOf(id: ProcessId, incarnation: number): SessionId {
  return (incarnation === 1 ? id : `${id}.${incarnation}`) as SessionId;
}

/** An unstarted world: every process has its first state, and no timer is armed or message sent. */
export function emptyWorld(cluster: Cluster, seed: number, rules?: Rules): World {
  const records = [firstRecord(cluster)];
  const lawful = rules ?? rulesFor(cluster.settings, keyValue);
  const placed = cluster.nodes.flatMap((node, at) => node.processes.map((id) => ({ id, at })));
  const count = cluster.nodes.length;
  const world: World = {
    cluster,
    seed,
    rules: lawful,
    records,
    nodeAt: new Map(cluster.nodes.map((node, at) => [node.id, at])),
    processAt: new Map(placed.map(({ id }, at) => [id, at])),
    index: 0,
    time: 0,
    hash: Int32Array.of(0x2545f491, 0x1e3779b9),
    nodes: cluster.nodes.map((node, at) => ({
      id: node.id,
      processes: placed.flatMap((process, position) => (process.at === at ? [position] : [])),
      status: 'up',
      crashAt: null,
      empty: true,
      incarnation: 1,
      mailbox: [],
      ready: null,
    })),
    processes: placed.map(({ id, at }, position) => ({
      id,
      node: at,
      timerStream: stream('timer', position),
      loadStream: stream('load', position),
      state: boot(lawful, id, records),
      timers: [],
      timerDraws: 0,
      loadDraws: 0,
      loadCount: 0,
      load: null,
    })),
    links: {
      streams: Array.from({ length: count * count }, (_, at) =>
        stream('link', Math.floor(at / count), at % count),
      ),
      cut: Array.from({ length: count * count }, () => false),
      policies: Array.from({ length: count * count }, () => null),
      common: cluster.link,
      sent: Array.from({ length: count * count }, () => 0),
      lastDue: Array.from({ length: count * count }, () => 0),
    },
    envelopes: new Map(),
    agenda: [],
    load: cluster.load,
    nextEnvelope: 1,
    nextOrder: 1,
  };
  foldPlain(world, [cluster, seed]);
  return world;
}

/** The same moment, to be kept or played on without changing the original. */
export function copy(world: World): World {
  return {
    ...world,
    hash: world.hash.slice(),
    nodes: world.nodes.map(copyNode),
    processes: world.processes.map(copyProcess),
    links: copyLinks(world.links),
    envelopes: new Map(world.envelopes),
    agenda: world.agenda.slice(),
  };
}

/**
 * A copy for one event at one node (by position), and for nothing after it. It shares the other
 * nodes, its agenda is empty, and it has only this one envelope.
 */
export function copyAt(world: World, position: number, envelope: Envelope | null): World {
  const node = world.nodes[position]!;
  const processes = world.processes.slice();
  for (const at of node.processes) processes[at] = copyProcess(processes[at]!);
  return {
    ...world,
    hash: world.hash.slice(),
    nodes: world.nodes.with(position, copyNode(node)),
    processes,
    links: copyLinks(world.links),
    envelopes: new Map(envelope === null ? [] : [[envelope.id, envelope]]),
    agenda: [],
  };
}

function copyNode(node: Node): Node {
  return { ...node, mailbox: node.mailbox.slice() };
}

function copyProcess(process: Process): Process {
  return { ...process, timers: process.timers.slice() };
}

function copyLinks(links: Links): Links {
  return { ...links, sent: links.sent.slice(), lastDue: links.lastDue.slice() };
}

export function nodeOf(world: World, id: NodeId): Node {
  const at = world.nodeAt.get(id);
  if (at === undefined) throw new RangeError(`no node ${id}`);
  return world.nodes[at]!;
}

export function processOf(world: World, id: ProcessId): Process {
  const at = world.processAt.get(id);
  if (at === undefined) throw new RangeError(`no process ${id}`);
  return world.processes[at]!;
}

/** The position at which `links` keeps the direction from one node to another. */
export function linkAt(world: World, from: number, to: number): number {
  return from * world.nodes.length + to;
}

export function policyAt(world: World, link: number): LinkPolicy {
  return world.links.policies[link] ?? world.links.common;
}

import type {
  EventView,
  LaneView,
  LogEvent,
  LogMessage,
  LogView,
  MessageEnd,
} from '../../contract/index.ts';
import {
  BOTTOM,
  sameBallot,
  type LeaderState,
  type ProcessId,
  type ProcessState,
} from '../../paxos/index.ts';
import {
  elsewhere,
  isTalk,
  nodeStruck,
  playOne,
  type EnvelopeId,
  type History,
  type Link,
  type Occurrence,
  type World,
} from '../../sim/index.ts';
import { witnessOf, type Branch } from '../run/branches.ts';
import { beatsIn, eventView, isPassedOver, type Witness } from '../view/event-view.ts';

/** A person asks for a longer stretch in parts. */
const LOG_MAX = 8_192;

/**
 * The events after `from` up to `to`, at most LOG_MAX of them and only as far as the branch has
 * been played. Without `quiet`, only the indices of quiet events are listed.
 */
export function logView(branch: Branch, from: number, to: number, quiet: boolean): LogView {
  const there = elsewhere(branch.history, from);
  const { world } = there;
  const begin = world.index;
  const start = world.time;
  const nodes = world.nodes.map(({ id, status }) => ({ id, status }));
  const cut = cutIn(world);
  const log = openLog(world, quiet);
  const last = Math.min(to, branch.history.length, begin + LOG_MAX);
  while (world.index < last) {
    const occurrence = playOne(there, Infinity)!;
    add(log, world, witnessOf(branch, occurrence, there));
  }
  const { events, folded, lanes } = log;
  return {
    from: begin,
    to: world.index,
    start,
    end: world.time,
    events,
    folded,
    messages: messagesIn(log, begin),
    nodes,
    lanes,
    cut,
  };
}

const TOLD_MAX = 100;

/** The full views of these events, in order; events that have not been played are left out. */
export function eventsOf(branch: Branch, indices: readonly number[]): readonly EventView[] {
  const { history } = branch;
  const wanted = [...new Set(indices)]
    .filter((index) => Number.isInteger(index) && index > 0 && index <= history.length)
    .sort((a, b) => a - b)
    .slice(0, TOLD_MAX);
  const found: EventView[] = [];
  let there: History | null = null;
  for (const index of wanted) {
    if (there === null || index - there.world.index > history.stride)
      there = elsewhere(history, index - 1);
    while (there.world.index < index) {
      const occurrence = playOne(there, Infinity)!;
      if (occurrence.index < index) continue;
      found.push(eventView(there.world, witnessOf(branch, occurrence, there)));
    }
  }
  return found;
}

type Held = Pick<LaneView, 'ballot' | 'mode'>;

/** A stretch of the log while it is being written. */
interface Log {
  /** True when quiet events are written down, too. */
  readonly quiet: boolean;
  readonly events: LogEvent[];
  readonly folded: number[];
  readonly messages: Map<EnvelopeId, LogMessage>;
  readonly lanes: LaneView[];
  /** What the lane of each process shows at the moment. */
  readonly held: Map<ProcessId, Held>;
  /** The position of the node in whose mailbox each message lies: when that node crashes, the message is lost. */
  readonly waiting: Map<EnvelopeId, number>;
  nextEnvelope: EnvelopeId;
}

function openLog(world: World, quiet: boolean): Log {
  const { nextEnvelope } = world;
  const log: Log = {
    quiet,
    events: [],
    folded: [],
    messages: new Map(),
    lanes: [],
    held: new Map(),
    waiting: new Map(),
    nextEnvelope,
  };
  for (const { id } of world.envelopes.values()) addMessage(log, world, id);
  for (const { state } of world.processes) hold(log, state, world.index);
  return log;
}

function add(log: Log, world: World, witness: Witness): void {
  const { occurrence } = witness;
  write(log, witness);
  for (let id = log.nextEnvelope; id < world.nextEnvelope; id++) addMessage(log, world, id);
  log.nextEnvelope = world.nextEnvelope;
  endMessages(log, world, occurrence);
  const { actor, action } = occurrence;
  const struck = nodeStruck(occurrence);
  if (struck !== null || action.kind === 'restart') {
    for (const { state } of world.processes) hold(log, state, occurrence.index);
  } else if (actor !== null) {
    hold(log, world.processes[world.processAt.get(actor)!]!.state, occurrence.index);
  }
}

function write({ quiet, events, folded }: Log, witness: Witness): void {
  const { action, index } = witness.occurrence;
  const beats = beatsIn(witness);
  const isPassed = isPassedOver(witness, beats);
  if (quiet || !isPassed) events.push(logEvent(witness, beats, isPassed));
  else if (action.kind !== 'arrive') folded.push(index);
}

/**
 * Without quiet events, the log leaves out the messages that only quiet events sent and took. A
 * message that was already under way stays: an event that is not quiet may have sent it.
 */
function messagesIn({ quiet, events, messages }: Log, from: number): readonly LogMessage[] {
  const all = [...messages.values()];
  if (quiet) return all;
  const told = new Set(events.map(({ index }) => index));
  return all.filter(({ body, sent, ended }) => {
    if (!isTalk(body) || sent === null || sent <= from) return true;
    return told.has(sent) || (ended !== null && told.has(ended.index));
  });
}

function logEvent(
  { occurrence, byHand }: Witness,
  beats: LogEvent['beats'],
  quiet: boolean,
): LogEvent {
  const { index, at, action, actor, envelope, crashed } = occurrence;
  const isLinks = action.kind === 'cut' || action.kind === 'heal';
  return {
    index,
    at,
    kind: action.kind,
    process: actor,
    node: crashed ?? ('node' in action ? action.node : null),
    crashed: nodeStruck(occurrence) !== null,
    envelope: envelope?.id ?? null,
    byHand,
    quiet,
    beats,
    links: isLinks ? action.links.map(linkText) : [],
  };
}

function addMessage(log: Log, world: World, id: EnvelopeId): void {
  const envelope = world.envelopes.get(id);
  if (envelope === undefined) return;
  const { from, to, body, cause, sentAt, state, toNode } = envelope;
  log.messages.set(id, { id, from, to, body, sent: cause, sentAt, ended: null });
  if (state === 'waiting') log.waiting.set(id, toNode);
}

function endMessages(log: Log, world: World, occurrence: Occurrence): void {
  const { action, envelope, step } = occurrence;
  if (envelope !== null) {
    if (action.kind === 'arrive') log.waiting.set(envelope.id, envelope.toNode);
    if (action.kind === 'drop')
      end(log, envelope.id, occurrence, { kind: 'dropped', why: action.why });
    if (action.kind === 'deliver') {
      const ignored = step?.notes.some(({ kind }) => kind === 'ignored') ?? false;
      end(log, envelope.id, occurrence, { kind: 'handled', ignored });
    }
  }
  const struck = nodeStruck(occurrence);
  if (struck === null) return;
  for (const [id, node] of log.waiting) {
    if (world.nodes[node]!.id === struck) end(log, id, occurrence, { kind: 'crashed' });
  }
}

function end(log: Log, id: EnvelopeId, { index, at }: Occurrence, how: MessageEnd): void {
  log.waiting.delete(id);
  const message = log.messages.get(id);
  if (message !== undefined) log.messages.set(id, { ...message, ended: { index, at, how } });
}

/** Writes down what the lane of a process shows from this event on, if that has changed. */
function hold(log: Log, state: ProcessState, index: number): void {
  const now = heldBy(state);
  if (now === null) return;
  const before = log.held.get(state.id);
  if (before !== undefined && before.mode === now.mode && sameBallot(before.ballot, now.ballot))
    return;
  log.held.set(state.id, now);
  log.lanes.push({ process: state.id, index, ...now });
}

/** The latest promise of an acceptor, or a leader's ballot and mode; a wiped or retired one holds nothing. */
function heldBy(state: ProcessState): Held | null {
  if (state.role === 'acceptor') {
    return { ballot: state.stable.instances.at(-1)?.promised ?? BOTTOM, mode: null };
  }
  if (state.role !== 'leader') return null;
  const { ballot, mode } = busiest(state) ?? { ballot: BOTTOM, mode: 'passive' };
  return { ballot, mode };
}

function busiest({ volatile: { instances } }: LeaderState) {
  return instances.findLast(({ mode }) => mode !== 'passive') ?? instances[0];
}

function cutIn({ nodes, links }: World): readonly string[] {
  const pairs = nodes.flatMap(({ id: from }) => nodes.map(({ id: to }) => ({ from, to })));
  return pairs.filter((_, at) => links.cut[at]).map(linkText);
}

function linkText({ from, to }: Link): string {
  return `${from}→${to}`;
}

import {
  afterCrash,
  boot,
  step,
  type Event,
  type Micros,
  type ProcessId,
  type ProcessState,
  type Step,
} from '../paxos/index.ts';
import type { Action, EnvelopeId } from './action.ts';
import { push, type Envelope } from './agenda.ts';
import type { Cluster, NodeId } from './cluster.ts';
import { foldAction, foldEffects } from './hash.ts';
import { isClient, planNext, startLoad } from './load.ts';
import { setCut, setPolicy } from './links.ts';
import { delayed, duplicate, schedule, send } from './network.ts';
import { armTimer, disarmTimer, findTimer, restartTimers } from './timers.ts';
import { emptyWorld, nodeOf, sessionOf, type Node, type World } from './world.ts';
import type { Rules } from '../paxos/index.ts';

/** Everything that one action did. Checkers, captions and the history read it. */
export interface Occurrence {
  /** The world's index after the action. */
  readonly index: number;
  readonly at: Micros;
  readonly action: Action;
  /** The process whose handler ran. */
  readonly actor: ProcessId | null;
  readonly event: Event | null;
  readonly step: Step<ProcessState> | null;
  /** The actor's state before. */
  readonly before: ProcessState | null;
  /** The envelope that the action was done to, as it was before. */
  readonly envelope: Envelope | null;
  readonly sent: readonly EnvelopeId[];
  /** The node that an armed crash point brought down. */
  readonly crashed: NodeId | null;
  /** True when the step's state took effect; false if no handler ran or a crash came before it persisted. */
  readonly kept: boolean;
  /** How long the timer that fired had run; null for every other event. */
  readonly waited: Micros | null;
  /** What an action makes several processes do at once: the starts of a node, or leaders that hear of a policy. */
  readonly parts: readonly Occurrence[];
}

/** The node that goes down in this event, by a hand or at a crash point; null for none. */
export function nodeStruck({ action, crashed }: Occurrence): NodeId | null {
  return crashed ?? (action.kind === 'crash' && action.point === 'now' ? action.node : null);
}

const NOTHING_SENT: readonly EnvelopeId[] = [];
const NO_PARTS: readonly Occurrence[] = [];

/** The world at event 0: every process has handled its start event, and nothing else has happened. */
export function createWorld(cluster: Cluster, seed: number, rules?: Rules): World {
  const world = emptyWorld(cluster, seed, rules);
  for (const node of world.nodes) startProcesses(world, node);
  startLoad(world);
  return world;
}

/**
 * Does one action at virtual time `at` (not before the world's) and reports what it did. The action
 * must be legal (`refusal`). Throws RangeError when it names what does not exist.
 */
export function apply(world: World, action: Action, at: Micros): Occurrence {
  if (at < world.time) throw new RangeError(`time runs forward: ${at} is before ${world.time}`);
  world.time = at;
  world.index += 1;
  foldAction(world, action);
  return perform(world, action);
}

function perform(world: World, action: Action): Occurrence {
  switch (action.kind) {
    case 'arrive':
      return arrive(world, action, take(world, action.envelope));
    case 'deliver':
      return deliver(world, action, take(world, action.envelope));
    case 'drop':
      return plain(world, action, drop(world, take(world, action.envelope)));
    case 'duplicate': {
      const original = find(world, action.envelope);
      return plain(world, action, original, [duplicate(world, original)]);
    }
    case 'hold':
      return hold(world, action, take(world, action.envelope));
    case 'release':
      return release(world, action, find(world, action.envelope), 0);
    case 'delay':
      return release(world, action, find(world, action.envelope), action.by);
    case 'fire':
      return fire(world, action);
    case 'crash':
      return crashBy(world, action);
    case 'restart':
      return restart(world, action);
    case 'wipe':
      return wipe(world, action);
    case 'pause':
      return pause(world, action);
    case 'resume':
      return resume(world, action);
    case 'cut':
      setCut(world, action.links, true);
      return plain(world, action);
    case 'heal':
      setCut(world, action.links, false);
      return plain(world, action);
    case 'weather':
      setPolicy(world, action.links, action.policy);
      return plain(world, action);
    case 'request':
      return request(world, action);
    case 'load':
      world.load = action.load;
      startLoad(world);
      return plain(world, action);
    case 'election':
      return setElection(world, action);
  }
}

function plain(
  world: World,
  action: Action,
  envelope: Envelope | null = null,
  sent: readonly EnvelopeId[] = NOTHING_SENT,
): Occurrence {
  return {
    index: world.index,
    at: world.time,
    action,
    actor: null,
    event: null,
    step: null,
    before: null,
    envelope,
    sent,
    crashed: null,
    kept: false,
    waited: null,
    parts: NO_PARTS,
  };
}

// --- envelopes

function find(world: World, id: EnvelopeId): Envelope {
  const envelope = world.envelopes.get(id);
  if (envelope === undefined) throw new RangeError(`no envelope ${id}`);
  return envelope;
}

/** Takes an envelope out of its mailbox, if it is in one; the world still knows it until its action is done. */
function take(world: World, id: EnvelopeId): Envelope {
  const envelope = find(world, id);
  if (envelope.state === 'waiting') {
    const { mailbox } = world.nodes[envelope.toNode]!;
    if (mailbox[0] === id) mailbox.shift();
    else mailbox.splice(mailbox.indexOf(id), 1);
    if (mailbox.length === 0) world.nodes[envelope.toNode]!.ready = null;
  }
  return envelope;
}

function drop(world: World, envelope: Envelope): Envelope {
  world.envelopes.delete(envelope.id);
  return envelope;
}

function arrive(world: World, action: Action, envelope: Envelope): Occurrence {
  const node = world.nodes[envelope.toNode]!;
  world.envelopes.set(envelope.id, { ...envelope, state: 'waiting' });
  node.mailbox.push(envelope.id);
  if (node.ready === null && node.status === 'up') planReady(world, envelope.toNode);
  return plain(world, action, envelope);
}

/** A node takes the next message one processing time from now. */
function planReady(world: World, position: number): void {
  const order = world.nextOrder++;
  world.nodes[position]!.ready = order;
  push(world.agenda, {
    at: world.time + world.cluster.processing,
    order,
    kind: 'ready',
    ref: position,
  });
}

function deliver(world: World, action: Action, envelope: Envelope): Occurrence {
  world.envelopes.delete(envelope.id);
  const node = world.nodes[envelope.toNode]!;
  node.ready = null;
  const position = world.processAt.get(envelope.to)!;
  const event: Event = { kind: 'message', from: envelope.from, body: envelope.body };
  const done = experience(world, action, position, event, envelope);
  if (node.status === 'up' && node.mailbox.length > 0 && node.ready === null) {
    planReady(world, envelope.toNode);
  }
  return done;
}

function hold(world: World, action: Action, envelope: Envelope): Occurrence {
  world.envelopes.set(envelope.id, { ...envelope, state: 'held' });
  return plain(world, action, envelope);
}

function release(world: World, action: Action, envelope: Envelope, by: Micros): Occurrence {
  take(world, envelope.id);
  schedule(world, { ...delayed(envelope, world.time, by), state: 'flying' });
  return plain(world, action, envelope);
}

// --- handlers

function experience(
  world: World,
  action: Action,
  position: number,
  event: Event,
  envelope: Envelope | null,
  waited: Micros | null = null,
): Occurrence {
  const process = world.processes[position]!;
  const node = world.nodes[process.node]!;
  const before = process.state;
  const outcome = step(world.rules, before, event);
  const point = node.crashAt;
  const doomed = point !== null && persists(outcome);
  if (doomed) {
    if (point === 'beforeSend') process.state = outcome.state;
    crash(world, node);
  } else {
    process.state = outcome.state;
  }
  const sent = doomed ? NOTHING_SENT : carryOut(world, position, outcome);
  if (!doomed && before.role === 'client') afterClient(world, position, before);
  return {
    index: world.index,
    at: world.time,
    action,
    actor: process.id,
    event,
    step: outcome,
    before,
    envelope,
    sent,
    crashed: doomed ? node.id : null,
    kept: !doomed || point === 'beforeSend',
    waited,
    parts: NO_PARTS,
  };
}

function persists(outcome: Step<ProcessState>): boolean {
  return outcome.effects.some((effect) => effect.kind === 'persist');
}

/** Performs the effects of a step; its state, including its stable part, is already in place. */
function carryOut(
  world: World,
  position: number,
  { effects }: Step<ProcessState>,
): readonly EnvelopeId[] {
  const process = world.processes[position]!;
  let sent: EnvelopeId[] | null = null;
  for (const effect of effects) {
    switch (effect.kind) {
      case 'send':
        (sent ??= new Array<EnvelopeId>()).push(send(world, process, effect.to, effect.body));
        break;
      case 'setTimer':
        armTimer(world, position, effect);
        break;
      case 'cancelTimer':
        disarmTimer(process, effect.name, effect.key);
        break;
      case 'persist':
        break;
    }
  }
  foldEffects(world, position, effects);
  return sent ?? NOTHING_SENT;
}

/** A client that has been answered thinks of its next command. */
function afterClient(world: World, position: number, before: ProcessState): void {
  if (world.load.kind !== 'closed') return;
  const after = world.processes[position]!.state;
  if (before.role !== 'client' || after.role !== 'client') return;
  if (before.volatile.open !== null && after.volatile.open === null) planNext(world, position);
}

function fire(world: World, action: Extract<Action, { kind: 'fire' }>): Occurrence {
  const position = world.processAt.get(action.process);
  const process = position === undefined ? undefined : world.processes[position];
  const timer = process && findTimer(process, action.timer, action.key);
  if (position === undefined || process === undefined || timer === undefined) {
    throw new RangeError(`no timer ${action.timer} ${action.key} at ${action.process}`);
  }
  disarmTimer(process, timer.name, timer.key);
  const { name, key, attempt } = timer;
  const waited = world.time - timer.setAt;
  return experience(world, action, position, { kind: 'timer', name, key, attempt }, null, waited);
}

function request(world: World, action: Extract<Action, { kind: 'request' }>): Occurrence {
  const position = world.processAt.get(action.client);
  if (position === undefined) throw new RangeError(`no client ${action.client}`);
  return experience(world, action, position, { kind: 'call', op: action.op }, null);
}

/** Each leader that is not down arms its timers anew: a paused one takes them up when it resumes. */
function setElection(world: World, action: Extract<Action, { kind: 'election' }>): Occurrence {
  const { rules, nodes, processes } = world;
  world.rules = { ...rules, settings: { ...rules.settings, election: action.policy } };
  const parts = processes.flatMap(({ state, node }, position) => {
    if (state.role !== 'leader' || nodes[node]!.status === 'down') return [];
    return [experience(world, action, position, { kind: 'election' }, null)];
  });
  return { ...plain(world, action), parts };
}

// --- nodes

function crashBy(world: World, action: Extract<Action, { kind: 'crash' }>): Occurrence {
  const node = nodeOf(world, action.node);
  if (action.point === 'now') crash(world, node);
  else node.crashAt = action.point;
  return plain(world, action);
}

/** Everything volatile is lost at once: process states, timers, and the messages in the mailbox. */
function crash(world: World, node: Node): void {
  node.status = 'down';
  node.crashAt = null;
  node.ready = null;
  for (const id of node.mailbox) world.envelopes.delete(id);
  node.mailbox = [];
  for (const position of node.processes) {
    const process = world.processes[position]!;
    process.state = afterCrash(world.rules, process.state, world.records);
    process.timers = [];
    process.load = null;
  }
}

function restart(world: World, action: Extract<Action, { kind: 'restart' }>): Occurrence {
  const node = nodeOf(world, action.node);
  node.status = 'up';
  node.incarnation += 1;
  return { ...plain(world, action), parts: startProcesses(world, node) };
}

/** A process that finds its disk empty cannot know that it has run before, so it starts as if for the first time. */
function startProcesses(world: World, node: Node): readonly Occurrence[] {
  const fresh = node.empty;
  node.empty = false;
  return node.processes.map((position) => {
    const process = world.processes[position]!;
    const session = isClient(process) ? sessionOf(process.id, node.incarnation) : null;
    const start: Event = { kind: 'start', fresh, session };
    const started = experience(world, { kind: 'restart', node: node.id }, position, start, null);
    if (node.incarnation > 1 && isClient(process)) planNext(world, position);
    return started;
  });
}

function wipe(world: World, action: Extract<Action, { kind: 'wipe' }>): Occurrence {
  const node = nodeOf(world, action.node);
  node.empty = true;
  for (const position of node.processes) {
    const process = world.processes[position]!;
    process.state = boot(world.rules, process.id, world.records);
  }
  return plain(world, action);
}

function pause(world: World, action: Extract<Action, { kind: 'pause' }>): Occurrence {
  const node = nodeOf(world, action.node);
  node.status = 'paused';
  node.ready = null;
  return plain(world, action);
}

function resume(world: World, action: Extract<Action, { kind: 'resume' }>): Occurrence {
  const node = nodeOf(world, action.node);
  node.status = 'up';
  for (const position of node.processes) {
    restartTimers(world, position);
    if (isClient(world.processes[position]!)) planNext(world, position);
  }
  if (node.mailbox.length > 0) planReady(world, world.nodeAt.get(node.id)!);
  return plain(world, action);
}

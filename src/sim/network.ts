import type { Message, Micros, ProcessId } from '../paxos/index.ts';
import type { EnvelopeId } from './action.ts';
import { push, type Envelope } from './agenda.ts';
import { drawMicros, happens } from './chance.ts';
import { linkAt, policyAt, processOf, type Process, type World } from './world.ts';

/**
 * Sends envelopes. Each link draws a message's latency, loss, duplication and reordering from a
 * stream of its own, when the message is sent. Whether a cut stops the message is decided when it
 * is due.
 */

/**
 * The number of draws that each message of a link may use: fixed, so that a policy does not shift
 * the draws of another.
 */
const DRAWS = 6;

export function send(world: World, sender: Process, to: ProcessId, body: Message): EnvelopeId {
  const receiver = processOf(world, to);
  const draft: Draft = { from: sender.id, to, fromNode: sender.node, toNode: receiver.node, body };
  if (draft.fromNode !== draft.toNode) return travel(world, draft);
  return launch(world, draft, world.time + world.cluster.loopback, false, null);
}

type Draft = Pick<Envelope, 'from' | 'to' | 'fromNode' | 'toNode' | 'body'>;

function travel(world: World, draft: Draft): EnvelopeId {
  const { seed, links } = world;
  const link = linkAt(world, draft.fromNode, draft.toNode);
  const policy = policyAt(world, link);
  const stream = links.streams[link]!;
  const base = links.sent[link]! * DRAWS;
  links.sent[link]! += 1;
  if (policy.transport === 'manual') return keep(world, draft);
  const latency = drawMicros(seed, stream, base, policy.latencyMin, policy.latencyMax);
  if (policy.transport === 'reliable') {
    const dueAt = Math.max(world.time + latency, links.lastDue[link]!);
    links.lastDue[link] = dueAt;
    return launch(world, draft, dueAt, false, null);
  }
  const slow = happens(seed, stream, base + 1, policy.reordering) ? policy.tail : 1;
  const lost = happens(seed, stream, base + 2, policy.loss);
  const id = launch(world, draft, world.time + Math.round(latency * slow), lost, null);
  if (happens(seed, stream, base + 3, policy.duplication)) {
    const again = drawMicros(seed, stream, base + 4, policy.latencyMin, policy.latencyMax);
    const lostToo = happens(seed, stream, base + 5, policy.loss);
    launch(world, draft, world.time + again, lostToo, id);
  }
  return id;
}

/** Makes an envelope that flies. Its fields are spelled out, because this is the busiest place of a world. */
function launch(
  world: World,
  { from, to, fromNode, toNode, body }: Draft,
  dueAt: Micros,
  lost: boolean,
  copyOf: EnvelopeId | null,
): EnvelopeId {
  const id = world.nextEnvelope++;
  const order = world.nextOrder++;
  fly(world, {
    id,
    from,
    to,
    fromNode,
    toNode,
    body,
    state: 'flying',
    lost,
    cause: world.index,
    sentAt: world.time,
    dueAt,
    order,
    copyOf,
  });
  return id;
}

/** Makes an envelope that is held until a hand takes it. */
function keep(world: World, { from, to, fromNode, toNode, body }: Draft): EnvelopeId {
  const id = world.nextEnvelope++;
  world.envelopes.set(id, {
    id,
    from,
    to,
    fromNode,
    toNode,
    body,
    state: 'held',
    lost: false,
    cause: world.index,
    sentAt: world.time,
    dueAt: world.time,
    order: 0,
    copyOf: null,
  });
  return id;
}

/** Puts a flying envelope on the wire; the agenda brings it up when it is due. */
export function schedule(world: World, envelope: Envelope): void {
  fly(world, { ...envelope, order: world.nextOrder++ });
}

function fly(world: World, envelope: Envelope): void {
  world.envelopes.set(envelope.id, envelope);
  const { dueAt: at, order } = envelope;
  push(world.agenda, { at, order, kind: 'envelope', ref: envelope });
}

/** A second envelope with the same content, due the shortest latency after now. */
export function duplicate(world: World, original: Envelope): EnvelopeId {
  const copy: Envelope = {
    ...original,
    id: world.nextEnvelope++,
    copyOf: original.id,
    lost: false,
    dueAt: world.time + shortest(world, original),
  };
  if (original.state === 'held') world.envelopes.set(copy.id, copy);
  else schedule(world, { ...copy, state: 'flying' });
  return copy.id;
}

/** A reliable link keeps a message that meets a cut, and sends it on when the cut is healed. */
export function waitsAtCut(world: World, envelope: Envelope): boolean {
  const link = linkAt(world, envelope.fromNode, envelope.toNode);
  return world.links.cut[link]! && policyAt(world, link).transport === 'reliable';
}

function shortest(world: World, { fromNode, toNode }: Envelope): Micros {
  if (fromNode === toNode) return world.cluster.loopback;
  return policyAt(world, linkAt(world, fromNode, toNode)).latencyMin;
}

/**
 * Schedules the messages on a link again after a heal or a new policy. A message that is overdue,
 * because it waited at a cut, takes the shortest latency from now; a reliable link keeps its order.
 */
export function resumeLink(world: World, link: number): void {
  const { transport } = policyAt(world, link);
  let last: Micros = 0;
  for (const envelope of flyingOn(world, link)) {
    const overdue = envelope.dueAt <= world.time;
    const own = overdue ? world.time + shortest(world, envelope) : envelope.dueAt;
    const dueAt = transport === 'reliable' ? Math.max(own, last) : own;
    schedule(world, { ...envelope, dueAt });
    last = dueAt;
  }
  if (transport === 'reliable') {
    world.links.lastDue[link] = Math.max(world.links.lastDue[link]!, last);
  }
}

function flyingOn(world: World, link: number): readonly Envelope[] {
  return [...world.envelopes.values()]
    .filter(({ state }) => state === 'flying')
    .filter(
      ({ fromNode, toNode }) => fromNode !== toNode && linkAt(world, fromNode, toNode) === link,
    )
    .sort((a, b) => a.dueAt - b.dueAt || a.order - b.order);
}

/** The envelope, due later by this much than before, or than now if that is later. */
export function delayed(envelope: Envelope, now: Micros, by: Micros): Envelope {
  return { ...envelope, dueAt: Math.max(envelope.dueAt, now) + by };
}

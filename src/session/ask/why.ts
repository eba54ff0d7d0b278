import type {
  EnvelopeView,
  WhyBy,
  WhyRoot,
  WhyStep,
  WhyTarget,
  WhyView,
} from '../../contract/index.ts';
import type { ClientId, Note, Slot } from '../../paxos/index.ts';
import type { Action, Envelope } from '../../sim/index.ts';
import type { Branch } from '../run/branches.ts';
import { envelopeView, roadsOf } from '../view/envelope-view.ts';
import { eventView, type Witness } from '../view/event-view.ts';
import { latestBefore, openTrail, partsOf, seenAt, type Trail } from '../run/trail.ts';
import { reasonsOf } from './why-reasons.ts';
import { originOf, type Origin } from './why-target.ts';

/** The chain of causes back from an event, a message, a slot or a field. */

/** The longest chain, and the most events that one answer plays again: about a second at worst. */
const LIMITS = { steps: 40, events: 60_000 };

/**
 * Tells how something came about, by playing the run again on a copy; null if there is no such
 * thing. The shown moment stays where it is.
 */
export function whyOf(branch: Branch, target: WhyTarget, limits = LIMITS): WhyView | null {
  const { history } = branch;
  const asked = target.kind === 'event' ? target.index : 0;
  if (!Number.isInteger(asked) || asked < 0 || asked > history.length) return null;
  const trail = openTrail(branch, Math.max(asked, history.world.index), limits.events);
  const origin = originOf(trail, target);
  if (origin === null) return null;
  const { links, root, beyond } = chainFrom(trail, origin, limits.steps);
  if (origin === 'unknown' || (links.length === 0 && root === 'events')) return nothing(target);
  const steps = links.map((link) => stepOf(trail, link));
  const envelope = target.kind === 'message' && origin !== 'start' ? origin.via : null;
  return {
    target,
    envelope: envelope && shownEnvelope(branch, envelope),
    steps,
    root,
    beyond: typeof beyond === 'string' || beyond === null ? beyond : viewOf(trail, beyond),
    since: earliest(steps, beyond),
  };
}

/** The answer when the event lies too far back. */
function nothing(target: WhyTarget): WhyView {
  return { target, envelope: null, steps: [], root: 'events', beyond: null, since: 0 };
}

function shownEnvelope({ history: { world } }: Branch, envelope: Envelope): EnvelopeView {
  return envelopeView(world, roadsOf(world), envelope);
}

function earliest(steps: readonly WhyStep[], beyond: Witness | 'start' | null): number {
  const told = steps.flatMap(({ event, because }) => [
    event.index,
    ...because.map(({ index }) => index),
  ]);
  const before = beyond === null || beyond === 'start' ? [] : [beyond.occurrence.index];
  return told.length === 0 ? 0 : Math.min(...told, ...before);
}

// --- the chain

/** One event of a chain. */
interface Link {
  readonly seen: Witness;
  readonly by: WhyBy;
  /** The slot that the chain is about at this event. */
  readonly slot: Slot | null;
}

interface Chain {
  readonly links: readonly Link[];
  readonly root: WhyRoot;
  readonly beyond: Witness | 'start' | null;
}

function chainFrom(trail: Trail, origin: Origin | 'start' | 'unknown', most: number): Chain {
  const links: Link[] = [];
  const ended = (root: WhyRoot, beyond: Chain['beyond'] = null) => ({ links, root, beyond });
  if (origin === 'unknown') return ended('events');
  if (origin === 'start') return ended('start');
  let { index, via, slot } = origin;
  while (index > 0) {
    if (links.length === most) return ended('steps');
    const seen = seenAt(trail, index);
    if (seen === null) return ended('events');
    slot = slotIn(via) ?? slot;
    const cause = causeOf(trail, seen, via);
    links.push({ seen, by: cause.by, slot });
    if (cause.kind === 'root') return ended(cause.root, cause.beyond);
    if (cause.index === null) return ended('events');
    ({ index, via } = cause);
  }
  return ended('start');
}

function slotIn(envelope: Envelope | null): Slot | null {
  const body = envelope?.body;
  return body !== undefined && 'slot' in body ? body.slot : null;
}

type Cause =
  | {
      readonly kind: 'event';
      readonly by: 'message' | 'queued';
      /** Null when the event lies too far back. */
      readonly index: number | null;
      /** The message that the cause sent, if it was a message. */
      readonly via: Envelope | null;
    }
  | {
      readonly kind: 'root';
      readonly by: WhyBy;
      readonly root: WhyRoot;
      readonly beyond: Witness | 'start' | null;
    };

/** What made an event happen; `via` is the message that leads from this event to its effect. */
function causeOf(trail: Trail, seen: Witness, via: Envelope | null): Cause {
  const { occurrence, byHand } = seen;
  const { action, envelope } = occurrence;
  switch (action.kind) {
    case 'deliver':
    case 'arrive':
      return fromQueue(trail, seen, via) ?? fromRequests(trail, seen, via) ?? sentBy(envelope!);
    case 'drop':
      return action.why === 'hand' ? ofHand() : sentBy(envelope!);
    case 'fire':
      return byHand ? ofHand() : ofTimer(trail, seen, action);
    case 'request':
      if (byHand) return { kind: 'root', by: 'request', root: 'request', beyond: null };
      return ofLoad(trail, seen, action.client);
    default:
      return ofHand();
  }
}

function ofHand(): Cause {
  return { kind: 'root', by: 'hand', root: 'hand', beyond: null };
}

function sentBy(envelope: Envelope): Cause {
  return { kind: 'event', by: 'message', index: envelope.cause, via: envelope };
}

/**
 * A client sends a request that has waited in its queue when it gets the previous answer. The cause
 * of the request is not that answer but the call that put it into the queue, as many calls ago as
 * requests had to wait.
 */
function fromQueue(trail: Trail, { occurrence }: Witness, via: Envelope | null): Cause | null {
  const { before, index, actor } = occurrence;
  if (before?.role !== 'client' || via?.cause !== index) return null;
  if (!occurrence.step!.notes.some(({ kind }) => kind === 'asked')) return null;
  let ahead = before.volatile.queue.length;
  const found = latestBefore(trail, index, (seen) => {
    const queued = partsOf(seen, actor!).some(({ step }) =>
      step!.notes.some(({ kind }) => kind === 'queued'),
    );
    if (queued) ahead -= 1;
    return queued && ahead === 0;
  });
  const call = found === null || found === 'start' ? null : found.occurrence.index;
  return { kind: 'event', by: 'queued', index: call, via: null };
}

/**
 * A command has waited in its replica if the replica proposes it for a second slot or after its
 * window has moved. Its cause is not the decision that came but the request.
 */
function fromRequests(trail: Trail, { occurrence }: Witness, via: Envelope | null): Cause | null {
  const { index, actor, step } = occurrence;
  if (via?.cause !== index || via.body.type !== 'propose' || actor === null) return null;
  const { cmd } = via.body;
  if (step === null || cmd === 'noop') return null;
  const { client, seq } = cmd;
  const isTaken = (note: Note) =>
    note.kind === 'requested' &&
    note.cmd !== 'noop' &&
    note.cmd.client === client &&
    note.cmd.seq === seq;
  if (step.notes.some(isTaken)) return null;
  const found = latestBefore(trail, index, (seen) =>
    partsOf(seen, actor).some((part) => part.step!.notes.some(isTaken)),
  );
  if (found === 'start') return null;
  return { kind: 'event', by: 'queued', index: found?.occurrence.index ?? null, via: null };
}

/** A timer's cause is what armed it: its process, or the end of its node's pause. */
function ofTimer(trail: Trail, seen: Witness, fire: Extract<Action, { kind: 'fire' }>): Cause {
  const { process, timer, key } = fire;
  const node = trail.branch.history.recording.cluster.nodes.find(({ processes }) =>
    processes.includes(process),
  );
  const beyond = latestBefore(trail, seen.occurrence.index, (earlier) => {
    const { action } = earlier.occurrence;
    if (action.kind === 'resume' && action.node === node?.id) return true;
    return partsOf(earlier, process).some(({ step }) =>
      step!.effects.some(
        (effect) => effect.kind === 'setTimer' && effect.name === timer && effect.key === key,
      ),
    );
  });
  return { kind: 'root', by: 'timer', root: 'timer', beyond };
}

/** A client under load asks after it has thought since its last answer, or since the load was set. */
function ofLoad(trail: Trail, seen: Witness, client: ClientId): Cause {
  const isClosed = seen.load === 'closed';
  const beyond = latestBefore(trail, seen.occurrence.index, (earlier) => {
    if (earlier.occurrence.action.kind === 'load') return true;
    return partsOf(earlier, client).some(({ step, event }) => {
      if (event?.kind === 'start') return true;
      return isClosed && step!.notes.some(({ kind }) => kind === 'answered');
    });
  });
  return { kind: 'root', by: 'request', root: 'load', beyond };
}

// --- the view of a chain

function viewOf({ branch }: Trail, seen: Witness) {
  return eventView(branch.history.world, seen);
}

function stepOf(trail: Trail, { seen, by, slot }: Link): WhyStep {
  return { event: viewOf(trail, seen), by, because: reasonsOf(trail, seen, slot) };
}

import type { Beat, EnvelopeView, EventView } from '../../contract/index.ts';
import type { Action } from '../../sim/index.ts';
import type { Structure } from './decision.ts';
import type { Known } from './known.ts';

/** Decides what a node knows of an event: all of one that happens there, nothing of any other. */

/** Only an observer outside the run can see that a command is chosen, an outage over or an invariant broken. */
export const BEATS: Structure<Beat | null> = {
  kinds: {
    scouting: 'same',
    adopted: 'same',
    preempted: 'same',
    quorumLost: 'same',
    proposing: 'same',
    chosen: 'hidden',
    decided: 'same',
    learned: 'same',
    performed: 'same',
    answered: 'same',
    reconfigured: 'same',
    standing: 'same',
    handedOver: 'same',
    redirected: 'same',
    gaveUp: 'same',
    restored: 'hidden',
    crashed: 'same',
    restarted: 'same',
    wiped: 'same',
    cut: 'same',
    healed: 'same',
    broken: 'hidden',
  },
};

const isFromHere = ({ node }: Known, { fromNode }: EnvelopeView): boolean => fromNode === node;

/** A receiver cannot tell when a message from elsewhere was sent, or whether it is a copy. */
const RECEIVED: Structure<EnvelopeView | null, EventView> = {
  parts: {
    id: 'same',
    from: 'same',
    to: 'same',
    fromNode: 'same',
    toNode: 'same',
    body: 'same',
    state: () => 'waiting',
    fate: () => 'arrives',
    cause: (known, one) => (isFromHere(known, one) ? one.cause : null),
    sentAt: (known, one, { at }) => (isFromHere(known, one) ? one.sentAt : at),
    dueAt: (known, one, { at }) => (isFromHere(known, one) ? one.dueAt : at),
    copyOf: () => null,
  },
};

/** A veiled event that happens at the node. */
export const EVENT_HERE: Structure<EventView> = {
  parts: {
    index: 'same',
    at: 'same',
    action: 'same',
    byHand: 'same',
    actor: 'same',
    envelope: RECEIVED,
    dropped: 'same',
    crashed: 'same',
    notes: 'same',
    lines: 'same',
    refusals: 'same',
    sent: 'same',
    waited: 'same',
    changed: { each: { parts: { field: 'same', stable: 'same' } } },
    beats: { each: BEATS },
    quiet: 'same',
  },
};

export const EVENT: Structure<EventView | null> = { ...EVENT_HERE, where: isAt };

/** True when the event happens in a handler of the node, to its mailbox, or to the node itself. */
export function isAt({ own, node }: Known, { actor, action, envelope }: EventView): boolean {
  if (actor !== null) return own.has(actor);
  if (action.kind === 'arrive' || action.kind === 'deliver') return envelope?.toNode === node;
  return isDoneTo(action, node);
}

function isDoneTo(action: Action, node: string): boolean {
  switch (action.kind) {
    case 'crash':
      return action.node === node && action.point === 'now';
    case 'restart':
    case 'pause':
    case 'resume':
      return action.node === node;
    case 'election':
      return true;
    default:
      return false;
  }
}

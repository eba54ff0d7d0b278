import type { Beat, EnvelopeView, EventView } from '../../contract/index.ts';
import type { Action } from '../../sim/index.ts';
import type { Structure } from './decision.ts';
import type { Known } from './known.ts';

/** What a node knows of an event: all of one that happens there, nothing of any other. */

/** Chosen and broken is what only somebody outside the run can see. */
export const BEATS: Structure<Beat | null> = {
  kinds: {
    adopted: 'same',
    preempted: 'same',
    quorumLost: 'same',
    chosen: 'hidden',
    decided: 'same',
    learned: 'same',
    performed: 'same',
    answered: 'same',
    reconfigured: 'same',
    standing: 'same',
    handedOver: 'same',
    redirected: 'same',
    crashed: 'same',
    restarted: 'same',
    wiped: 'same',
    cut: 'same',
    healed: 'same',
    broken: 'hidden',
  },
};

const isFromHere = ({ node }: Known, { fromNode }: EnvelopeView): boolean => fromNode === node;

/** Nobody can tell of a message from elsewhere when it set out, or whether it is a copy. */
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

/** An event that is known to happen at the node. */
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
    changed: { each: { parts: { field: 'same', stable: 'same' } } },
    beats: { each: BEATS },
    quiet: 'same',
  },
};

export const EVENT: Structure<EventView | null> = { ...EVENT_HERE, where: isAt };

/** Does it happen at the node: in a handler, to its mailbox, or to the machine? */
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
    default:
      return false;
  }
}

import type {
  BranchView,
  EnvelopeView,
  Frame,
  MarkKind,
  NodeView,
  TimelineView,
} from '../../contract/index.ts';
import { NO_TRAFFIC, trafficView } from '../run/traffic.ts';
import type { Decision, Structure } from './decision.ts';
import { EVENT, isAt } from './event-decision.ts';
import { knownLattice, knownLedger } from './known-slots.ts';
import type { Known } from './known.ts';

/**
 * Decides what one node knows of each part of a frame. Index, time, branches and ids of messages
 * number the run for the person who looks, so they are shown. A person also made the set-up and the
 * weather, so these are shown, too.
 */

const isOwn = ({ node }: Known, { id }: NodeView): boolean => id === node;

const NODE: Structure<NodeView | null> = {
  parts: {
    id: 'same',
    status: (known, one) => (isOwn(known, one) ? one.status : 'unknown'),
    // A node does not know that it will crash later.
    crashAt: () => null,
    wiped: (known, one) => isOwn(known, one) && one.wiped,
    incarnation: (known, one) => (isOwn(known, one) ? one.incarnation : 0),
    processes: 'same',
    mailbox: (known, one) => (isOwn(known, one) ? one.mailbox : []),
  },
};

function isWaitingAt({ node }: Known, { toNode, state }: EnvelopeView): boolean {
  return toNode === node && state === 'waiting';
}

function isSentIn({ event }: Frame, known: Known, { id }: EnvelopeView): boolean {
  return event !== null && isAt(known, event) && event.sent.includes(id);
}

const isForeign = (known: Known, one: EnvelopeView): boolean =>
  isWaitingAt(known, one) && one.fromNode !== known.node;

/** A node knows what waits in its mailbox, and what it sends in the event that is shown. */
const ENVELOPE: Structure<EnvelopeView | null, Frame> = {
  where: (known, one, frame) => isWaitingAt(known, one) || isSentIn(frame, known, one),
  parts: {
    id: 'same',
    from: 'same',
    to: 'same',
    fromNode: 'same',
    toNode: 'same',
    body: 'same',
    state: (known, one) => (isWaitingAt(known, one) ? 'waiting' : 'sent'),
    fate: () => 'arrives',
    cause: (known, one) => (isForeign(known, one) ? null : one.cause),
    sentAt: (known, one) => (isForeign(known, one) ? one.dueAt : one.sentAt),
    dueAt: (known, one) => (isWaitingAt(known, one) ? one.dueAt : one.sentAt),
    copyOf: () => null,
  },
};

const IS_MARK_KNOWN: { readonly [K in MarkKind]: boolean } = {
  crashed: true,
  restarted: true,
  wiped: false,
  paused: true,
  resumed: true,
  cut: false,
  healed: false,
  weather: false,
  request: true,
  reconfigured: false,
  broken: false,
};

const BRANCH: Structure<BranchView | null> = {
  parts: {
    id: 'same',
    name: 'same',
    parent: 'same',
    forkIndex: 'same',
    forkTime: 'same',
    variant: 'same',
    length: 'same',
    endTime: 'same',
  },
};

const NO_TRAFFIC_VIEW = trafficView(NO_TRAFFIC);

const TIMELINE: Structure<TimelineView> = {
  parts: {
    length: 'same',
    endTime: 'same',
    bands: {
      each: {
        where: ({ own }, { leader }) => own.has(leader),
        parts: { leader: 'same', cfg: 'same', ballot: 'same', from: 'same', to: 'same' },
      },
    },
    marks: {
      each: {
        where: ({ own, node }, { kind, subject }) =>
          IS_MARK_KNOWN[kind] && [node, ...own].some((id) => id === subject),
        parts: { index: 'same', at: 'same', kind: 'same', subject: 'same' },
      },
    },
    chosen: { parts: { width: 'same', counts: () => [] } },
    traffic: () => NO_TRAFFIC_VIEW,
    branches: { each: BRANCH },
    branch: 'same',
  },
};

export const FRAME: Decision<Frame> = {
  parts: {
    run: {
      parts: {
        id: 'same',
        cluster: 'same',
        seed: 'same',
        variant: { parts: { id: 'same', line: 'same', what: 'same', harm: 'same' } },
        link: 'same',
        load: 'same',
        election: 'same',
      },
    },
    seenBy: ({ node }) => node,
    index: 'same',
    time: 'same',
    next: 'same',
    nodes: { each: NODE },
    processes: ({ own }, { processes }) => processes.filter(({ id }) => own.has(id)),
    envelopes: { each: ENVELOPE },
    timers: {
      each: {
        where: ({ own }, { process }) => own.has(process),
        parts: { process: 'same', name: 'same', key: 'same', setAt: 'same', dueAt: 'same' },
      },
    },
    links: () => [],
    ledger: knownLedger,
    lattice: knownLattice,
    records: ({ records }) => records,
    event: EVENT,
    timeline: TIMELINE,
    totals: {
      parts: { requested: () => 0, answered: () => 0, chosen: () => 0, lagging: () => 0 },
    },
    checks: { parts: { broken: () => [] } },
  },
};

import type {
  Answer,
  EnvelopeView,
  EventView,
  Frame,
  NodeView,
  Outcome,
  TimelineView,
} from '../../contract/index.ts';
import type { ReplicaId, Slot } from '../../paxos/index.ts';
import type { Action } from '../../sim/index.ts';
import { beatsKnown } from './known-beats.ts';
import { knownLattice, knownLedger } from './known-slots.ts';
import type { Known } from './known.ts';
import { hasSameParts } from '../view/project.ts';
import { reuse, reuseByKey } from '../view/reuse.ts';
import { NO_TRAFFIC, trafficView } from '../run/traffic.ts';
import { veiledLog } from './veiled-log.ts';

/**
 * A frame without what one node cannot know. The numbering of the run stays: index, time, branches
 * and ids of messages belong to whoever looks; so do the set-up and the weather that a person made.
 */

const NO_TOTALS: Frame['totals'] = { requested: 0, answered: 0, chosen: 0, lagging: 0 };
const NO_TRAFFIC_VIEW = trafficView(NO_TRAFFIC);

interface Watched {
  readonly ledgerFrom: Slot | null;
  readonly lattice: Slot | 'newest' | null;
}

/** Parts that equal those of `previous` are those of `previous`. */
export function veiledFrame(
  whole: Frame,
  known: Known,
  watched: Watched,
  previous: Frame | null,
): Frame {
  const event = whole.event && veiledEvent(whole.event, known);
  const { own, node } = known;
  const envelopes = whole.envelopes.flatMap((one) => envelopeKnown(one, known, event) ?? []);
  const next: Frame = {
    ...whole,
    seenBy: node,
    nodes: reuse(
      previous?.nodes,
      whole.nodes.map((one) => nodeKnown(one, one.id === node)),
    ),
    processes: reuse(
      previous?.processes,
      whole.processes.filter(({ id }) => own.has(id)),
    ),
    envelopes: reuseByKey(previous?.envelopes ?? [], envelopes, ({ id }) => id),
    timers: reuse(
      previous?.timers,
      whole.timers.filter(({ process }) => own.has(process)),
    ),
    links: reuse(previous?.links, []),
    ledger: reuse(previous?.ledger, knownLedger(known, replicasIn(whole), watched.ledgerFrom)),
    lattice:
      watched.lattice === null
        ? null
        : reuse(previous?.lattice, knownLattice(known, watched.lattice)),
    records: reuse(previous?.records, known.records),
    event: reuse(previous?.event, event),
    timeline: reuse(previous?.timeline, veiledTimeline(whole.timeline, known)),
    totals: NO_TOTALS,
    checks: reuse(previous?.checks, { broken: [], upTo: whole.checks.upTo }),
  };
  return previous !== null && hasSameParts(previous, next) ? previous : next;
}

function replicasIn({ processes }: Frame): readonly ReplicaId[] {
  return processes.flatMap((one) => (one.role === 'replica' ? [one.id] : []));
}

/** That a machine is to crash later is known to nobody, not even to itself. */
function nodeKnown(one: NodeView, isOwn: boolean): NodeView {
  if (isOwn) return { ...one, crashAt: null };
  const { id, processes } = one;
  return {
    id,
    processes,
    status: 'unknown',
    crashAt: null,
    wiped: false,
    incarnation: 0,
    mailbox: [],
  };
}

/** What waits in its mailbox; and that it has sent a message, in the event in which it does. */
function envelopeKnown(
  envelope: EnvelopeView,
  { node }: Known,
  event: EventView | null,
): EnvelopeView | null {
  if (envelope.toNode === node && envelope.state === 'waiting') {
    return received(envelope, node, envelope.dueAt);
  }
  if (event?.sent.includes(envelope.id) !== true) return null;
  return { ...envelope, state: 'sent', fate: 'arrives', dueAt: envelope.sentAt, copyOf: null };
}

/** Of what comes from elsewhere nobody can tell when it set out, or whether it is a copy. */
function received(envelope: EnvelopeView, node: string, at: number): EnvelopeView {
  const seen = { ...envelope, state: 'waiting', fate: 'arrives', copyOf: null } as const;
  return envelope.fromNode === node ? seen : { ...seen, cause: null, sentAt: at, dueAt: at };
}

/** An event at the node, told as far as the node can know; null for one elsewhere. */
function veiledEvent(event: EventView, known: Known): EventView | null {
  if (!isAt(event, known)) return null;
  const { envelope } = event;
  return {
    ...event,
    envelope: envelope && received(envelope, known.node, event.at),
    beats: beatsKnown(event.beats),
  };
}

/** Does it happen at the node: in a handler, to its mailbox, or to the machine? */
function isAt({ actor, action, envelope }: EventView, { own, node }: Known): boolean {
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

interface Told {
  readonly answer: Answer;
  readonly passed: readonly EventView[];
}

/** What is told beside the frame, as far as the node can know of it. */
export function veiledTold({ answer, passed }: Told, known: Known): Told {
  return {
    answer: veiledAnswer(answer, known),
    passed: passed.flatMap((event) => veiledEvent(event, known) ?? []),
  };
}

function veiledAnswer(answer: Answer, known: Known): Answer {
  if (answer.kind === 'preview') {
    const event = veiledEvent(answer.event, known);
    return event === null ? { kind: 'done' } : { kind: 'preview', event };
  }
  if (answer.kind === 'log') return { kind: 'log', log: veiledLog(answer.log, known) };
  if (answer.kind === 'told') {
    return { ...answer, events: answer.events.flatMap((event) => veiledEvent(event, known) ?? []) };
  }
  if (answer.kind !== 'previews') return answer;
  const veiled = <T extends { readonly outcome: Outcome }>(one: T): readonly T[] => {
    const outcome = veiledOutcome(one.outcome, known);
    return outcome === null ? [] : [{ ...one, outcome }];
  };
  return {
    ...answer,
    deliveries: answer.deliveries.flatMap(veiled),
    timers: answer.timers.flatMap(veiled),
  };
}

function veiledOutcome(outcome: Outcome, known: Known): Outcome | null {
  if (outcome.kind === 'refused') return outcome;
  const event = veiledEvent(outcome.event, known);
  return event === null ? null : { kind: 'event', event };
}

const MARKS_KNOWN: ReadonlySet<string> = new Set([
  'crashed',
  'restarted',
  'paused',
  'resumed',
  'request',
]);

function veiledTimeline(timeline: TimelineView, { own, node }: Known): TimelineView {
  const processes = [...own];
  const isOwn = (subject: string) => subject === node || processes.some((id) => id === subject);
  return {
    ...timeline,
    bands: timeline.bands.filter(({ leader }) => own.has(leader)),
    marks: timeline.marks.filter(({ kind, subject }) => MARKS_KNOWN.has(kind) && isOwn(subject)),
    chosen: { ...timeline.chosen, counts: [] },
    traffic: NO_TRAFFIC_VIEW,
  };
}

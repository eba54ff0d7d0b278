import type { LogEvent, LogMessage, LogView } from '../../contract/index.ts';
import { beatsKnown } from './known-beats.ts';
import type { Known } from './known.ts';

/** A stretch without what one node cannot know; every event keeps its number and its time. */
export function veiledLog(log: LogView, known: Known): LogView {
  return {
    ...log,
    events: log.events.map((event) => eventKnown(event, known)),
    messages: log.messages.flatMap((message) => messageKnown(message, known) ?? []),
    nodes: log.nodes.map((node) => (node.id === known.node ? node : { ...node, status: 'up' })),
    lanes: log.lanes.filter(({ process }) => known.own.has(process)),
    cut: [],
  };
}

const OF_MACHINES: ReadonlySet<LogEvent['kind']> = new Set(['crash', 'restart', 'pause', 'resume']);

function eventKnown(event: LogEvent, { own, node }: Known): LogEvent {
  const { index, at, kind, process } = event;
  const isHere = process === null ? event.node === node && OF_MACHINES.has(kind) : own.has(process);
  if (isHere) return { ...event, beats: beatsKnown(event.beats) };
  return {
    index,
    at,
    kind: 'arrive',
    process: null,
    node: null,
    crashed: false,
    envelope: null,
    byHand: false,
    quiet: true,
    beats: [],
    links: [],
  };
}

/** What it sent, not whether that arrived; what it took, not when that set out. */
function messageKnown(message: LogMessage, { own }: Known): LogMessage | null {
  const { from, to, ended } = message;
  if (own.has(from)) return own.has(to) ? message : { ...message, ended: null };
  if (!own.has(to) || ended === null || ended.how.kind !== 'handled') return null;
  return { ...message, sent: null, sentAt: ended.at };
}

import type { Beat, LogEvent, LogMessage, Micros } from '../../../contract/index.ts';
import { DROPS } from '../events/world-words.ts';
import { ballotText, countOf, countText, listShort, spanText } from '../values/format.ts';
import { messageText } from '../values/message-words.ts';

export const LIFELINE_WORDS = {
  title: 'Lifelines',
  about:
    'A lane for each process, time to the right, an arrow for each message. Long waits are shortened.',
  empty: 'Nothing has happened yet. Play or step on, and every message is drawn here.',
  picture: 'Picture of the lifelines. The list of events says the same in words.',
  lanes: 'Processes',
  events: 'Events',
  asList: 'List',
  asPicture: 'Picture',
  look: 'Show as',
  kind: 'Messages',
  slot: 'Slot',
  ballot: 'Ballot',
  process: 'Process',
  any: 'any',
  kinds: {
    clients: 'client requests',
    proposals: 'proposals, decisions',
    phase1: 'phase 1',
    phase2: 'phase 2',
    catchUp: 'catching up, reads',
    changes: 'configurations',
    heartbeats: 'heartbeats, status',
  },
  slotWrong: 'a whole number',
  none: 'No event in this stretch of the run matches.',
  clear: 'Show everything again',
  closer: 'Closer',
  wider: 'Wider',
  whole: 'Show the whole run',
  now: 'Back to now',
  earlier: 'Earlier events',
  later: 'Later events',
  toSending: (index: number) => `Sent in event ${index}`,
  toEnd: (index: number) => `Ended in event ${index}`,
  fold: (count: number) => `${countOf(count, 'event')} left out here: press to see them`,
  cut: (links: readonly string[]) => `cut ${listShort(links)}`,
  down: 'down',
  paused: 'paused',
  shown: (count: number, hidden: number) =>
    hidden === 0
      ? countOf(count, 'event')
      : `${countText(count)} of ${countOf(count + hidden, 'event')}, the rest folded`,
} as const;

/** Names a beat beside its event; null for a beat that needs no word. */
export function lifeBeat(beat: Beat): string | null {
  switch (beat.kind) {
    case 'scouting':
      return `scout ${ballotText(beat.ballot)}`;
    case 'restored':
      return 'answered again';
    case 'adopted':
      return `adopted ${ballotText(beat.ballot)}`;
    case 'preempted':
      return `preempted by ${ballotText(beat.by)}`;
    case 'quorumLost':
      return 'majority lost';
    case 'chosen':
      return `chosen ${beat.slot}`;
    case 'answered':
      return 'answered';
    case 'reconfigured':
      return `configuration ${beat.cfg}`;
    case 'standing':
      return beat.standing;
    case 'broken':
      return `broken: ${listShort(beat.breaks.map(({ invariant }) => invariant))}`;
    default:
      return null;
  }
}

/** Says in a word or two what is done to the world. */
export function worldMark({ kind, node }: LogEvent): string {
  return node === null ? kind : `${kind} ${node}`;
}

export function lifeMessage({ from, to, body, sent, sentAt, ended }: LogMessage): string {
  return `${messageText(body)}, ${from} → ${to}: ${startText(sent, sentAt)}, ${endText(ended)}.`;
}

function startText(sent: LogMessage['sent'], at: Micros): string {
  if (sent === null) return 'sent at a time unknown here';
  return sent === 0 ? 'sent at the start' : `sent in event ${sent} (${spanText(at)})`;
}

function endText(ended: LogMessage['ended']): string {
  if (ended === null) return 'still under way';
  const where = `in event ${ended.index} (${spanText(ended.at)})`;
  switch (ended.how.kind) {
    case 'handled':
      return `${ended.how.ignored ? 'ignored' : 'handled'} ${where}`;
    case 'crashed':
      return `lost in the crash of its receiver ${where}`;
    case 'dropped':
      return `${DROPS[ended.how.why].short} ${where}`;
  }
}

export function lifeEventName(index: number, at: Micros): string {
  return `${index}, ${spanText(at)}`;
}

import type {
  AcceptorId,
  ReplicaId,
  Slot,
  SlotView,
} from '../../contract/index.ts';
import { ballotText, commandText, countOf, countText, listText } from './format.ts';
import { cellStatusName } from './label-words.ts';

/** The words of the caption, the ledger, the inspector and the list of messages. */

type Cell = SlotView['cells'][number];

export const CAPTION_WORDS = {
  region: 'What just happened',
  line: (id: string) => `Pseudo-code line ${id}`,
} as const;

export const LEDGER_WORDS = {
  title: 'Ledger',
  caption: 'Slots across, replicas down: how far each replica is with each slot.',
  slotHead: 'Slot',
  chosenRow: 'Chosen',
  newest: 'Newest',
  older: 'Older slots',
  newer: 'Newer slots',
  legend: 'Legend',
  empty: 'No slot has been touched yet. The first proposal opens slot 1.',
  range: (from: Slot, to: Slot, top: Slot) =>
    to < top ? `slots ${from} to ${to} of ${countText(top)}` : `slots ${from} to ${to}`,
  window: (replica: ReplicaId, slotOut: Slot, slotIn: Slot, window: number) =>
    `${replica}: slotOut ${slotOut}, slotIn ${slotIn}, WINDOW up to slot ${slotOut + window - 1}`,
  slotIn: 'slotIn',
  slotOut: 'slotOut',
} as const;

/** What a cell of the chosen row says. */
export function chosenCellText(view: SlotView): string {
  const { slot, chosen, votes, quorum, acceptors } = view;
  if (chosen !== null) {
    return `Slot ${slot}: ${commandText(chosen.cmd)} is chosen in ${ballotText(chosen.ballot)}${votersText(view)}`;
  }
  if (votes === null) return `Slot ${slot}: no vote yet`;
  return `Slot ${slot}: ${commandText(votes.cmd)} accepted by ${votes.voters.length} of ${acceptors} in ${ballotText(votes.ballot)}, ${quorum} choose`;
}

function votersText({ votes, acceptors }: SlotView): string {
  return votes === null ? '' : `, accepted by ${votes.voters.length} of ${acceptors}`;
}

/** What a replica's cell says. */
export function cellText(slot: Slot, { replica, status, cmd }: Cell): string {
  const what = cmd === null ? '' : ` ${commandText(cmd)}`;
  return status === 'empty'
    ? `Slot ${slot} at ${replica}: empty`
    : `Slot ${slot} at ${replica}: ${cellStatusName(status)}${what}`;
}

/** The legend: one entry for each look a cell can have. */
export const LEGEND: readonly { readonly look: string; readonly text: string }[] = [
  { look: 'proposed', text: 'proposed by this replica' },
  { look: 'accepted', text: 'accepted by some acceptors: the fill rises, in the hue of the ballot' },
  { look: 'chosen', text: 'chosen by a majority, whoever knows' },
  { look: 'learned', text: 'learned by this replica' },
  { look: 'performed', text: 'performed, in slot order' },
  { look: 'noop', text: 'a no-op: fills a hole, does nothing' },
  { look: 'window', text: 'slots this replica may propose for (WINDOW)' },
  { look: 'slotOut', text: 'slotOut: the next to perform' },
  { look: 'slotIn', text: 'slotIn: the next to propose' },
];

export const INSPECTOR_WORDS = {
  title: 'Inspector',
  nothing: 'Nothing is selected.',
  hint: 'Click a process, a message, a slot, a node or a link to look inside.',
  gone: (what: string) => `${what} is not here at this moment.`,
  goneEnvelope: 'This message has ended: delivered, dropped, or not sent yet at this moment.',
  stable: 'Survives a crash',
  volatile: 'Lost in a crash',
  changed: 'changed by this event',
  timers: 'Timers',
  noTimers: 'No timer is armed.',
  byHandOnly: 'only by hand',
  fire: 'Fire',
  inbox: 'Inbox',
  inFlight: 'On the way here',
  inboxEmpty: 'Empty.',
  code: 'Pseudo-code',
  ranHere: 'ran in this event',
  on: 'on',
  cause: 'Cause',
  causedBy: (index: number) => `sent in event ${countText(index)}`,
  copyOf: (id: number) => `a copy of message ${id}`,
  ifDelivered: 'If delivered now',
  cannotDeliver: 'It cannot be delivered now.',
  wouldChangeNothing: 'Nothing would change.',
  sent: 'sent',
  due: 'due',
  fate: 'fate',
  deliver: 'Deliver',
  hold: 'Hold',
  release: 'Release',
  drop: 'Drop',
  duplicate: 'Duplicate',
  delay: 'Delay',
  delayBy: 'Delay by (ms)',
  votes: 'Votes',
  noVotes: 'No acceptor has voted for this slot.',
  notChosen: 'Not chosen yet.',
  chosenIn: (index: number) => `chosen in event ${countText(index)}`,
  replicas: 'Replicas',
  processes: 'Processes',
  status: 'Status',
  starts: (count: number) => (count === 1 ? 'never crashed' : `restarted ${countOf(count - 1, 'time')}`),
  crash: 'Crash',
  crashGroup: (node: string) => `Crash ${node}`,
  restart: 'Restart',
  pause: 'Pause',
  resume: 'Resume',
  cut: 'Cut',
  heal: 'Heal',
  isCut: 'cut',
  works: 'works',
  ownPolicy: 'set for this link',
  commonPolicy: 'as every link',
  back: 'Way back',
  none: 'none',
  more: (n: number) => `and ${countText(n)} more`,
} as const;

/** The heading for votes: who has voted, and how many choose. */
export function votesText({ votes, quorum, acceptors }: SlotView): string {
  if (votes === null) return INSPECTOR_WORDS.noVotes;
  return `${votersOf(votes.voters)} of ${acceptors} in ${ballotText(votes.ballot)}; ${quorum} choose`;
}

function votersOf(voters: readonly AcceptorId[]): string {
  return listText(voters);
}

export const MESSAGES_WORDS = {
  title: 'Messages',
  empty: 'No message is under way.',
  inboxOf: (id: string) => `Inbox of ${id}`,
  inFlight: 'In flight',
  held: 'Held',
  holdAll: 'Hold all',
  holdAllName: 'Hold all messages in flight',
  releaseAll: 'Release all',
  releaseAllName: 'Release all held messages',
  deliverNext: 'Deliver next',
  count: (n: number) => countOf(n, 'message'),
  more: (n: number) => `${countOf(n, 'more message')} not listed`,
} as const;

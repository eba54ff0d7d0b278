import type {
  AcceptorId,
  Configuration,
  Message,
  Micros,
  NodeId,
  ReplicaId,
  Slot,
  SlotView,
} from '../../contract/index.ts';
import { ballotText, commandText, countOf, countText, listText, spanText } from './format.ts';
import { cellStatusName } from './label-words.ts';
import { messageText } from './message-words.ts';
import { VEIL_WORDS } from './veil-words.ts';

type Cell = SlotView['cells'][number];

export const CAPTION_WORDS = {
  region: 'What just happened',
  lines: 'Pseudo-code lines that ran',
  line: (id: string, text: string) => `Line ${id}: ${text}`,
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
  empty: 'No slot is open yet. The first proposal opens slot 1.',
  range: (from: Slot, to: Slot, top: Slot) =>
    `${from === to ? `slot ${from}` : `slots ${from} to ${to}`}${to < top ? ` of ${countText(top)}` : ''}`,
  forgotten: (range: string) => `${range}; older ones are no longer kept`,
  window: (replica: ReplicaId, slotOut: Slot, slotIn: Slot, window: number) =>
    `${replica}: slotOut ${slotOut}, slotIn ${slotIn}, WINDOW up to slot ${slotOut + window - 1}`,
  begins: ({ id, acceptors }: Configuration) =>
    `Configuration ${id} begins: ${listText(acceptors)} decide from here on`,
  hint: 'Point at a cell to read it; click it to select its slot.',
} as const;

/** Says what a cell of the chosen row shows; where the rest is veiled, `seenBy` is the node that sees. */
export function chosenCellText(view: SlotView, seenBy: NodeId | null): string {
  const { slot, chosen, votes, quorum, acceptors } = view;
  if (seenBy !== null) return knownCellText(view, seenBy);
  if (chosen !== null && chosen.ballot !== null) {
    return `Slot ${slot}: ${commandText(chosen.cmd)} is chosen in ${ballotText(chosen.ballot)}${votersText(view)}`;
  }
  if (votes === null) return `Slot ${slot}: no vote yet`;
  return `Slot ${slot}: ${commandText(votes.cmd)} accepted by ${votes.voters.length} of ${acceptors} in ${ballotText(votes.ballot)}; ${quorum} votes choose it`;
}

function knownCellText({ slot, chosen, votes, acceptors }: SlotView, seenBy: NodeId): string {
  if (chosen !== null) return `Slot ${slot}: ${commandText(chosen.cmd)} is chosen`;
  if (votes === null) return untouchedText(slot, seenBy);
  return `Slot ${slot}: ${seenBy} knows of ${votes.voters.length} of ${acceptors} votes for ${commandText(votes.cmd)} in ${ballotText(votes.ballot)}`;
}

/** Where acceptors have begun to forget votes, fewer than a quorum are left. */
function votersText({ votes, acceptors, quorum }: SlotView): string {
  const stored = votes?.voters.length ?? 0;
  return stored < quorum ? '; its votes are collected' : `, accepted by ${stored} of ${acceptors}`;
}

export function untouchedText(slot: Slot, seenBy: NodeId | null): string {
  return `Slot ${slot}: ${seenBy === null ? 'nothing is proposed for it yet' : VEIL_WORDS.unknownTo(seenBy)}`;
}

export function cellText(
  slot: Slot,
  { replica, status, cmd }: Cell,
  { isSlotIn, isSlotOut }: { readonly isSlotIn: boolean; readonly isSlotOut: boolean },
): string {
  const what = cmd === null ? '' : ` ${commandText(cmd)}`;
  const marks = [...(isSlotOut ? ['slotOut'] : []), ...(isSlotIn ? ['slotIn'] : [])];
  const here = marks.length === 0 ? '' : `; ${listText(marks)} here`;
  return `Slot ${slot} at ${replica}: ${cellStatusName(status)}${status === 'empty' ? '' : what}${here}`;
}

/** The legend explains each look that a cell can have. */
export const LEGEND: readonly { readonly look: string; readonly text: string }[] = [
  { look: 'unknown', text: 'unknown to the server whose view you see' },
  { look: 'proposed', text: 'proposed by this replica' },
  {
    look: 'accepted',
    text: 'accepted by some acceptors: the fill rises, in the hue of the ballot',
  },
  { look: 'chosen', text: 'chosen by a majority, even if no replica knows it yet' },
  { look: 'learned', text: 'learned by this replica' },
  { look: 'performed', text: 'performed, in slot order' },
  { look: 'noop', text: 'a no-op: fills a hole, does nothing' },
  { look: 'window', text: 'slots this replica may propose for (WINDOW)' },
  { look: 'slotOut', text: 'slotOut: the next to perform' },
  { look: 'slotIn', text: 'slotIn: the next to propose' },
  { look: 'begins', text: 'another configuration begins: other acceptors decide from here on' },
];

export const INSPECTOR_WORDS = {
  title: 'Inspector',
  nothing: 'Nothing is selected.',
  hint: 'Click a process, a message, a slot, a server or a link to look inside.',
  gone: (what: string) => `${what} is not here at this moment.`,
  goneEnvelope: 'This message was delivered or dropped, or is not sent yet at this moment.',
  since: (at: Micros) => `since ${spanText(at)}`,
  stable: 'Survives a crash',
  volatile: 'Lost in a crash',
  changed: 'changed by this event',
  timers: 'Timers',
  noTimers: 'No timer is armed.',
  below: (slot: number) => `the slots below ${slot}`,
  byHandOnly: 'only by hand',
  inbox: 'Inbox',
  inFlight: 'On the way here',
  inboxEmpty: 'Empty.',
  from: (id: string) => `from ${id}`,
  on: 'on',
  why: 'Why?',
  whyField: (field: string) => `${field}: why?`,
  cause: 'cause',
  causedBy: (index: number) => `sent in event ${countText(index)}`,
  copyOf: (id: number) => `a copy of message ${id}`,
  ifDelivered: 'If delivered now',
  ms: 'ms',
  delayWrong: 'Type more than 0 and at most 600,000 ms.',
  sent: 'sent',
  due: 'due',
  delayBy: 'Delay by',
  delayByMs: 'Delay by (ms)',
  slot: (slot: Slot) => `Slot ${slot}`,
  configuration: (cfg: number) => `Configuration ${cfg}`,
  governs: 'configuration',
  retiredUpTo: (cfg: number) => `up to configuration ${cfg}`,
  fromSlot: (slot: Slot) => `from slot ${slot}`,
  noInstance: 'It works in no configuration.',
  untouched: 'Nothing has been proposed for this slot yet.',
  forgottenSlot:
    'This slot was chosen and performed long ago. A long run keeps the story of its latest slots only. Go back in time to see it.',
  notInLedger: 'The ledger shows other slots at the moment.',
  showInLedger: 'Show it',
  chosen: 'chosen',
  request: 'request',
  votes: 'votes',
  noVotes: 'No acceptor has voted for this slot.',
  collected:
    'Collected: a majority of replicas has performed this slot, so acceptors may forget it.',
  notChosen: 'Not chosen yet.',
  chosenIn: (index: number) => `chosen in event ${countText(index)}`,
  node: (id: NodeId) => `Node ${id}`,
  processes: 'Processes',
  links: 'Links',
  linkName: (from: NodeId, to: NodeId) => `Link ${from} to ${to}`,
  starts: (count: number) =>
    count === 1 ? 'never restarted' : `restarted ${countOf(count - 1, 'time')}`,
  wiped: 'Its disk is wiped',
  isCut: 'cut',
  works: 'works',
  ownPolicy: 'set for this link',
  direction: (from: NodeId, to: NodeId) => `${from} to ${to}`,
  onThisLink: 'On this link',
  linkEmpty: 'Nothing is under way here.',
  acceptorKeeps: 'A crash loses only what it knows of the progress of each replica.',
  decided: (count: number, top: Slot) => `${countOf(count, 'slot')}, up to ${countText(top)}`,
  none: 'none',
  more: (n: number) => `and ${countText(n)} more`,
} as const;

/** Tells of a quorum to a person who cannot see its seats. */
export function seatsText(taken: readonly AcceptorId[], all: number, quorum: number): string {
  const who = taken.length === 0 ? 'none' : listText(taken);
  return `${who} of ${countOf(all, 'acceptor')}; ${quorum} needed`;
}

export const MESSAGES_WORDS = {
  title: 'Messages',
  empty: 'No message is under way. Play or step on, and they appear here.',
  to: (node: NodeId) => `To ${node}`,
  asking: '…',
  notTried: 'Not tried: too much is under way.',
  way: (from: string, to: string) => `${from}→${to}`,
  rowName: (body: Message, from: string, to: string) =>
    `${messageText(body)}, from ${from} to ${to}`,
  more: (n: number) => `Show ${countText(n)} more`,
  moreName: (n: number, title: string) => `Show ${countText(n)} more: ${title}`,
} as const;

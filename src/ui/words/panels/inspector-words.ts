import type { AcceptorId, Micros, NodeId, Slot } from '../../../contract/index.ts';
import { countOf, countText, listText, spanText } from '../values/format.ts';
import type { Pointing } from '../../../store/index.ts';
import { selectBegins } from '../values/gesture-words.ts';

export const INSPECTOR_WORDS = {
  title: 'Inspector',
  nothing: 'Nothing is selected.',
  hint: (pointing: Pointing) =>
    `${selectBegins(pointing)} a process, a message, a slot, a server or a link to look inside.`,
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

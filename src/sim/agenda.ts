import type { Message, Micros, ProcessId, TimerName } from '../paxos/index.ts';
import type { EnvelopeId } from './action.ts';

export interface Envelope {
  readonly id: EnvelopeId;
  readonly from: ProcessId;
  readonly to: ProcessId;
  /** Positions of the two nodes. */
  readonly fromNode: number;
  readonly toNode: number;
  readonly body: Message;
  readonly state: 'flying' | 'held' | 'waiting';
  /** Drawn when it was sent: a lost envelope will not arrive by itself. */
  readonly lost: boolean;
  /** Index of the action that sent it. */
  readonly cause: number;
  readonly sentAt: Micros;
  readonly dueAt: Micros;
  /** The order of the agenda entry that stands for its flight. */
  readonly order: number;
  readonly copyOf: EnvelopeId | null;
}

export interface Timer {
  /** The position of its process. */
  readonly process: number;
  readonly name: TimerName;
  readonly key: number;
  readonly attempt: number;
  readonly setAt: Micros;
  /** Null for a timer that fires only by hand. */
  readonly dueAt: Micros | null;
}

/**
 * What is due when: a binary heap ordered by time, then by the order of scheduling. An entry stays
 * when its cause goes away, so the reader asks whether the world still has that envelope, that timer
 * or that order. What changes becomes another value, so an outdated entry stays outdated.
 */
export type Entry = { readonly at: Micros; readonly order: number } & (
  | { readonly kind: 'envelope'; readonly ref: Envelope }
  /** A node (by position) is ready for the next message in its mailbox. */
  | { readonly kind: 'ready'; readonly ref: number }
  | { readonly kind: 'timer'; readonly ref: Timer }
  /** A client (by position) under load wants its next command. */
  | { readonly kind: 'load'; readonly ref: number }
);

export type Agenda = Entry[];

function before(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

export function push(agenda: Agenda, entry: Entry): void {
  let i = agenda.length;
  agenda.push(entry);
  while (i > 0) {
    const parent = (i - 1) >> 1;
    const above = agenda[parent]!;
    if (!before(entry, above)) break;
    agenda[i] = above;
    i = parent;
  }
  agenda[i] = entry;
}

export function pop(agenda: Agenda): Entry | undefined {
  const first = agenda[0];
  const last = agenda.pop();
  if (first === undefined || last === undefined || agenda.length === 0) return first;
  sink(agenda, last);
  return first;
}

/** Keeps only the entries that `keep` accepts, in linear time; their order does not change. */
export function weed(agenda: Agenda, keep: (entry: Entry) => boolean): void {
  const kept = agenda.filter(keep);
  agenda.length = 0;
  for (const entry of kept) push(agenda, entry);
}

function sink(agenda: Agenda, entry: Entry): void {
  const size = agenda.length;
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= size) break;
    if (child + 1 < size && before(agenda[child + 1]!, agenda[child]!)) child += 1;
    const below = agenda[child]!;
    if (!before(below, entry)) break;
    agenda[i] = below;
    i = child;
  }
  agenda[i] = entry;
}

import type { Effect } from './events.ts';
import type { Micros, ProcessId, TimerName } from './ids.ts';
import type { Message } from './messages.ts';
import type { IgnoreReason, Note } from './notes.ts';
import type { LineId } from './pseudocode.ts';

/** What a handler has asked for and said so far; it becomes the `Step`. */
export interface Draft {
  readonly effects: Effect[];
  readonly notes: Note[];
  readonly lines: LineId[];
  readonly refusals: LineId[];
}

export function persist(d: Draft, field: string): void {
  d.effects.push({ kind: 'persist', field });
}

/** Moves every persist ahead of every send, for a handler that does several things in turn. */
export function persistFirst({ effects }: Draft): void {
  const isPersist = ({ kind }: Effect) => kind === 'persist';
  const rest = effects.filter((effect) => !isPersist(effect));
  effects.splice(0, effects.length, ...effects.filter(isPersist), ...rest);
}

export function send(d: Draft, to: ProcessId, body: Message): void {
  d.effects.push({ kind: 'send', to, body });
}

export function sendAll(d: Draft, to: readonly ProcessId[], body: Message): void {
  for (const one of to) d.effects.push({ kind: 'send', to: one, body });
}

/** Arms a timer that is due after exactly `delay`. */
export function armAfter(d: Draft, name: TimerName, key: number, delay: Micros, attempt = 0): void {
  d.effects.push({ kind: 'setTimer', name, key, range: { min: delay, max: delay }, attempt });
}

export function disarm(d: Draft, name: TimerName, key: number): void {
  d.effects.push({ kind: 'cancelTimer', name, key });
}

/**
 * Notes that the handler ignores the message. `at` is the line whose test decides so where `stops` cannot
 * tell it: each test of S3 and C5 has a reason of its own, and L19 begins a handler that may end elsewhere.
 */
export function ignore(d: Draft, why: IgnoreReason, at?: LineId): void {
  d.notes.push({ kind: 'ignored', why });
  if (at !== undefined) refusedAt(d, at);
}

/** The handler ends at this test. */
export function refusedAt(d: Draft, at: LineId): void {
  d.refusals.push(at);
}

/** A delay that doubles with each attempt, up to `max`. */
export function backOff(first: Micros, max: Micros, attempt: number): Micros {
  return Math.min(max, first * 2 ** Math.min(attempt, 30));
}

import type { Operation, Reconfig } from './command.ts';
import type { Micros, ProcessId, SessionId, TimerName } from './ids.ts';
import type { Message } from './messages.ts';
import type { Note } from './notes.ts';
import type { LineId } from './pseudocode.ts';

/** What one process experiences. */
export type Event =
  /** `fresh` is false when the process comes back after a crash. `session` is for clients only. */
  | { readonly kind: 'start'; readonly fresh: boolean; readonly session: SessionId | null }
  | { readonly kind: 'message'; readonly from: ProcessId; readonly body: Message }
  /** `attempt` is what the timer was armed with. */
  | {
      readonly kind: 'timer';
      readonly name: TimerName;
      readonly key: number;
      readonly attempt: number;
    }
  /** A client gets a command from its user. */
  | { readonly kind: 'call'; readonly op: Operation | Reconfig }
  /** A person has set another election policy: the leader's rules have it already. */
  | { readonly kind: 'election' };

/** A span in which the world draws a delay, uniformly; `null` for a timer that only a hand fires. */
export type DelayRange = { readonly min: Micros; readonly max: Micros } | null;

/** What a process asks for. The world performs every `persist` of a step before any `send`. */
export type Effect =
  | { readonly kind: 'persist'; readonly field: string }
  | { readonly kind: 'send'; readonly to: ProcessId; readonly body: Message }
  /** Arms, or re-arms if a timer of this name and key is armed. `attempt` comes back in the event. */
  | {
      readonly kind: 'setTimer';
      readonly name: TimerName;
      readonly key: number;
      readonly range: DelayRange;
      readonly attempt: number;
    }
  | { readonly kind: 'cancelTimer'; readonly name: TimerName; readonly key: number };

/** The outcome of one handler: the next state, what it asks for, and what it says about itself. */
export interface Step<S> {
  readonly state: S;
  readonly effects: readonly Effect[];
  readonly notes: readonly Note[];
  /** The lines of pseudo-code that ran, in order, tests included. */
  readonly lines: readonly LineId[];
  /** The tests among them that refused the event, so that the lines after them did not run. */
  readonly refusals: readonly LineId[];
}

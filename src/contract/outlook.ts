import type { Micros, ProcessId, TimerName } from '../paxos/index.ts';
import type { EnvelopeId } from '../sim/index.ts';
import type { EventView } from './frame.ts';
import type { Problem } from './problem.ts';

/** What an action would do now, or why it is illegal. */
export type Outcome =
  | { readonly kind: 'event'; readonly event: EventView }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** What each delivery and each timer would do now; a long list is cut short. */
export interface Previews {
  /** The deliveries, in the order of the frame. */
  readonly deliveries: readonly { readonly envelope: EnvelopeId; readonly outcome: Outcome }[];
  readonly timers: readonly TimerPreview[];
}

interface TimerPreview {
  readonly process: ProcessId;
  readonly name: TimerName;
  readonly key: number;
  readonly outcome: Outcome;
}

/** The event in which a line last ran, as far as one answer looks back. */
export interface LastRun {
  readonly found: { readonly index: number; readonly at: Micros } | null;
  /** Every event after this one has been looked at; 0 when all have. */
  readonly searched: number;
}

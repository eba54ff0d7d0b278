import type { Micros, ProcessId, TimerName } from '../paxos/index.ts';
import type { EnvelopeId } from '../sim/index.ts';
import type { EventView } from './frame.ts';
import type { Problem } from './notice.ts';

/** What an action would do now, or why it may not be done. */
export type Outcome =
  | { readonly kind: 'event'; readonly event: EventView }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** What delivering each message and firing each timer would do; where there are many, of the first ones. */
export interface Previews {
  /** In the order of the frame. */
  readonly deliveries: readonly { readonly envelope: EnvelopeId; readonly outcome: Outcome }[];
  readonly timers: readonly TimerPreview[];
}

interface TimerPreview {
  readonly process: ProcessId;
  readonly name: TimerName;
  readonly key: number;
  readonly outcome: Outcome;
}

/** Where a line last ran, as far as one answer looks back. */
export interface LastRun {
  readonly found: { readonly index: number; readonly at: Micros } | null;
  /** Every event after this one has been looked at; 0 where none is left. */
  readonly searched: number;
}

import type { Micros, Slot } from '../paxos/index.ts';

/** What became of the answers that clients had been given before an outage, when the first one after it comes. */
export interface AnswersView {
  /** The first answer after the outage. */
  readonly index: number;
  /** The time from the beginning of the outage to that answer. */
  readonly after: Micros;
  /** True when the outage began with a crash. */
  readonly crash: boolean;
  /** How many commands that were answered are still the only ones that their slots have chosen. */
  readonly kept: number;
  /** The first and the last of their slots; null if there is none. */
  readonly slots: readonly [Slot, Slot] | null;
  /** The slots of answered commands that have not chosen them, or have chosen another one, too. */
  readonly lost: readonly Slot[];
  /** How many answers nobody can judge any more, because the story of their slots is forgotten. */
  readonly forgotten: number;
}

import type { Command, Micros, Slot } from '../paxos/index.ts';
import type { EventView, TimelineView } from './frame.ts';

/** Two branches side by side from where they parted, at equal virtual times. */
export interface CompareView {
  /** The last event that both share: by descent and, where their rules differ, because it is the same in both. */
  readonly fork: { readonly index: number; readonly at: Micros };
  /** Both branches have been looked at up to this time. */
  readonly upTo: Micros;
  /** True when both have been played beyond `upTo`: there was too much for one answer. */
  readonly isCut: boolean;
  /** The branch that ends first although more could be played of it; null if neither holds the other up. */
  readonly behind: number | null;
  /** The first index at which the events differ; null if none does so far. */
  readonly difference: number | null;
  /** The lowest slot in which the branches chose different commands; null if there is none so far. */
  readonly slot: {
    readonly slot: Slot;
    readonly chosen: readonly [ChoiceView, ChoiceView];
  } | null;
  readonly sides: readonly [SideView, SideView];
  /**
   * Where one branch repeats the other on other rules: the events of the other that a person did to what the
   * branch does not have. Empty otherwise.
   */
  readonly missing: readonly number[];
}

interface ChoiceView {
  readonly cmd: Command;
  readonly index: number;
}

/** What one branch did after the fork. */
export interface SideView {
  readonly branch: number;
  /** Hands, and events that change who leads, what is chosen or what clients hear; oldest first. */
  readonly listed: readonly ListedEvent[];
  /** The number of events after the last listed one, including those for which the list had no room. */
  readonly others: number;
  readonly unlisted: number;
  readonly answered: number;
  readonly chosen: number;
  readonly outages: number;
  /** The bands of the whole branch, as far as it has been played. */
  readonly bands: TimelineView['bands'];
  readonly endTime: Micros;
}

export interface ListedEvent {
  readonly event: EventView;
  /** The number of events between the previous listed event and this one. */
  readonly others: number;
}

import type { Command, Micros, Slot } from '../paxos/index.ts';
import type { EventView, TimelineView } from './frame.ts';

/** Two branches side by side from where they parted, at equal virtual times. */
export interface CompareView {
  /** The last event that both have in common by their descent. */
  readonly fork: { readonly index: number; readonly at: Micros };
  /** Up to here both have been looked at. */
  readonly upTo: Micros;
  /** True where that is less than has been played of both: there was too much for one answer. */
  readonly isCut: boolean;
  /** The branch that ends first although there is more to come in it; null where neither holds the other up. */
  readonly behind: number | null;
  /** The first index at which the events differ; null where none does so far. */
  readonly difference: number | null;
  /** The lowest slot in which each has another command chosen; null for none so far. */
  readonly slot: {
    readonly slot: Slot;
    readonly chosen: readonly [ChoiceView, ChoiceView];
  } | null;
  readonly sides: readonly [SideView, SideView];
}

interface ChoiceView {
  readonly cmd: Command;
  readonly index: number;
}

/** What one branch did after the fork. */
export interface SideView {
  readonly branch: number;
  /** Hands, and what changes who leads, what is chosen and what clients hear; oldest first. */
  readonly listed: readonly ListedEvent[];
  /** Events after the last one listed: others, and those that would be listed if there were room. */
  readonly others: number;
  readonly unlisted: number;
  readonly answered: number;
  readonly chosen: number;
  readonly outages: number;
  /** Of the whole branch, as far as it has been played. */
  readonly bands: TimelineView['bands'];
  readonly endTime: Micros;
}

export interface ListedEvent {
  readonly event: EventView;
  /** Events that are not listed between this one and the one before. */
  readonly others: number;
}

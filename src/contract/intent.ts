import type { Action, Cluster, NodeId } from '../sim/index.ts';
import type { LineId, Micros, ProcessId, Slot } from '../paxos/index.ts';
import type { SceneId } from './frame.ts';
import type { WhyTarget } from './why.ts';

/** A person's wish, UI to worker. */
export type Intent =
  | { readonly kind: 'openScene'; readonly scene: SceneId }
  | { readonly kind: 'openCluster'; readonly cluster: Cluster; readonly seed: number }
  /** Text of a recording file or of a script; validated. */
  | { readonly kind: 'openRecording'; readonly text: string }
  /** Is this cluster legal? Changes nothing. */
  | { readonly kind: 'checkCluster'; readonly cluster: Cluster; readonly seed: number }
  | { readonly kind: 'checkCommand'; readonly text: string }
  /** To the next or previous event, or to the next or previous beat. `quiet` events (heartbeats) are passed over unless wanted. */
  | { readonly kind: 'next'; readonly unit: 'event' | 'beat'; readonly quiet: boolean }
  | { readonly kind: 'previous'; readonly unit: 'event' | 'beat'; readonly quiet: boolean }
  /** To right before the latest hand at or before the moment shown; its branch keeps its future. */
  | { readonly kind: 'undo' }
  /**
   * Play until virtual time `to`; the answer may stop short of it when there is much to do, and, if
   * so wished, at an event that breaks an invariant.
   */
  | { readonly kind: 'runTo'; readonly to: Micros; readonly untilBroken?: boolean }
  /** Judge more of the events that the checker has yet to see. */
  | { readonly kind: 'check' }
  | { readonly kind: 'seek'; readonly index: number }
  | { readonly kind: 'seekTime'; readonly at: Micros }
  /** A hand at the moment shown; `at` is the virtual time on screen, between this event and the next. In the past it makes a branch. */
  | { readonly kind: 'act'; readonly action: Action; readonly at: Micros }
  /** Send a command in the person's own words. */
  | {
      readonly kind: 'command';
      readonly client: string;
      readonly text: string;
      readonly at: Micros;
    }
  /** What would this action do now? Changes nothing. */
  | { readonly kind: 'preview'; readonly action: Action }
  /** What would delivering each message that is under way do now, and firing each timer? Changes nothing. */
  | { readonly kind: 'previews' }
  /** A stretch of the run: the events after `from` up to `to`; `quiet` ones, too, or only their numbers. Changes nothing. */
  | {
      readonly kind: 'log';
      readonly from: number;
      readonly to: number;
      readonly quiet: boolean;
    }
  /** These events in full, a hundred at most. Changes nothing. */
  | { readonly kind: 'tell'; readonly indices: readonly number[] }
  /** In which event before `before` did this process last run this line? Changes nothing. */
  | {
      readonly kind: 'lastRun';
      readonly line: LineId;
      readonly process: ProcessId;
      readonly before: number;
    }
  /** How did this come about? Changes nothing. */
  | { readonly kind: 'why'; readonly of: WhyTarget }
  | { readonly kind: 'branch'; readonly id: number }
  | { readonly kind: 'nameBranch'; readonly id: number; readonly name: string }
  | { readonly kind: 'deleteBranch'; readonly id: number }
  /** Two branches from where they parted, at most so many events listed of each. Changes nothing. */
  | { readonly kind: 'compare'; readonly a: number; readonly b: number; readonly most: number }
  /** Plays a branch until virtual time `to`, or as far as one answer goes, and stays where it is. */
  | { readonly kind: 'playAhead'; readonly id: number; readonly to: Micros }
  /** Which slots the ledger shows: from this one on, or the newest for null. */
  | { readonly kind: 'watch'; readonly ledgerFrom: Slot | null }
  /** Which slot the lattice shows; null for none. */
  | { readonly kind: 'watchLattice'; readonly slot: Slot | 'newest' | null }
  /** Whose knowledge the frames show; null for everything. */
  | { readonly kind: 'seeAs'; readonly node: NodeId | null }
  | { readonly kind: 'export' }
  /** The run as a script, as far as it has been played. */
  | { readonly kind: 'exportScript' }
  /** The hash of the whole event sequence up to here. */
  | { readonly kind: 'hash' };

export type IntentKind = Intent['kind'];

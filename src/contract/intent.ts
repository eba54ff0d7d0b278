import type { Action, Cluster, NodeId } from '../sim/index.ts';
import type { Micros, Slot } from '../paxos/index.ts';
import type { SceneId } from './frame.ts';
import type { Question } from './questions.ts';

/** A person's wish, UI to worker. */
export type Intent =
  | { readonly kind: 'openScene'; readonly scene: SceneId }
  /** Opens a case of the library; a case of a broken rule is opened on that rule. */
  | { readonly kind: 'openCase'; readonly id: string }
  | { readonly kind: 'openCluster'; readonly cluster: Cluster; readonly seed: number }
  /** Opens the text of a recording file or of a script, which is validated first. */
  | { readonly kind: 'openRecording'; readonly text: string }
  /** Moves to the next or previous event or beat. `quiet` events (heartbeats) are passed over unless wanted. */
  | { readonly kind: 'next'; readonly unit: 'event' | 'beat'; readonly quiet: boolean }
  | { readonly kind: 'previous'; readonly unit: 'event' | 'beat'; readonly quiet: boolean }
  /** Moves to the moment before the latest hand at or before the moment shown; its branch keeps its future. */
  | { readonly kind: 'undo' }
  /**
   * Plays until virtual time `to`. The answer may stop short of it when there is much to do or, if
   * wanted, at an event that breaks an invariant, or at a beat.
   */
  | {
      readonly kind: 'runTo';
      readonly to: Micros;
      readonly untilBroken?: boolean;
      readonly untilBeat?: boolean;
    }
  | { readonly kind: 'seek'; readonly index: number }
  | { readonly kind: 'seekTime'; readonly at: Micros }
  /**
   * Applies a hand at the moment shown; `at` is the virtual time on screen, between this event and
   * the next. In the past it makes a branch.
   */
  | { readonly kind: 'act'; readonly action: Action; readonly at: Micros }
  /** Sends a command in the person's own words. */
  | {
      readonly kind: 'command';
      readonly client: string;
      readonly text: string;
      readonly at: Micros;
    }
  /**
   * Makes a branch with the same run - cluster, seed and hands - on a broken rule, or on the protocol's own
   * rules if `variant` is null. The answer names the branch. With `show` it is shown: on a broken rule from its
   * start, else at the same time. Without it the shown moment stays.
   */
  | { readonly kind: 'sameRun'; readonly variant: string | null; readonly show: boolean }
  | { readonly kind: 'branch'; readonly id: number }
  | { readonly kind: 'nameBranch'; readonly id: number; readonly name: string }
  | { readonly kind: 'deleteBranch'; readonly id: number }
  /** Plays a branch until virtual time `to`, or as far as one answer goes; the shown moment stays. */
  | { readonly kind: 'playAhead'; readonly id: number; readonly to: Micros }
  /** The ledger shows the slots from this one on, or the newest if null. */
  | { readonly kind: 'watch'; readonly ledgerFrom: Slot | null }
  /** The lattice shows this slot; null closes it. */
  | { readonly kind: 'watchLattice'; readonly slot: Slot | 'newest' | null }
  /** Frames show what this node knows; null shows everything. */
  | { readonly kind: 'seeAs'; readonly node: NodeId | null }
  | Question;

export type IntentKind = Intent['kind'];

import type {
  AcceptorId,
  Ballot,
  Carried,
  Command,
  LeaderId,
  ProcessId,
  ReplicaId,
  Slot,
} from '../paxos/index.ts';
import type { EnvelopeId, NodeId } from '../sim/index.ts';
import type { EnvelopeView, EventView } from './frame.ts';

/**
 * What a person asks about. An event is asked about as it happened, or for what it did in one slot;
 * everything else as it is at the moment shown.
 */
export type WhyTarget =
  | { readonly kind: 'event'; readonly index: number; readonly slot?: Slot }
  /** A message that is under way. */
  | { readonly kind: 'message'; readonly envelope: EnvelopeId }
  /** A slot that is chosen, or what a replica has in a slot. */
  | { readonly kind: 'slot'; readonly slot: Slot; readonly replica: ReplicaId | null }
  /** The value of a field, by the name under which events report its change. */
  | { readonly kind: 'field'; readonly process: ProcessId; readonly field: string };

/** The chain of causes from what was asked about back to where it began. */
export interface WhyView {
  readonly target: WhyTarget;
  /** The message that was asked about. */
  readonly envelope: EnvelopeView | null;
  /** The effect first; each step is caused by the next. Empty when the thing has been so since the start. */
  readonly steps: readonly WhyStep[];
  readonly root: WhyRoot;
  /**
   * What came before the root without being its cause: the event that armed the timer, or the
   * answer after which the client could ask. `start` means the start of the run; null means none or
   * unknown.
   */
  readonly beyond: EventView | 'start' | null;
  /** The earliest event that the chain tells of. */
  readonly since: number;
}

export interface WhyStep {
  readonly event: EventView;
  /** How the next step caused this one. */
  readonly by: WhyBy;
  /** What was there before and shaped the result. */
  readonly because: readonly WhyBecause[];
}

/**
 * The link to the next step: a message, or a request that waited in its client or replica.
 * Otherwise this step is the root.
 */
export type WhyBy = 'message' | 'queued' | 'timer' | 'request' | 'hand';

/** Where a chain ends. */
export type WhyRoot =
  /** A client asked because of its load. */
  | 'load'
  /** A person sent the request. */
  | 'request'
  | 'timer'
  /** Any other action of a person. */
  | 'hand'
  /** The start of the run. */
  | 'start'
  /** The chain has reached its greatest length. */
  | 'steps'
  /** One answer plays no more of the run again. */
  | 'events';

/** A reason in the state, with the event that put it there. */
export type WhyBecause = { readonly index: number } & (
  | {
      readonly kind: 'promisedHigher';
      readonly acceptor: AcceptorId;
      readonly ballot: Ballot;
    }
  | { readonly kind: 'collected'; readonly acceptor: AcceptorId; readonly slot: Slot }
  /** A rival scouted with this ballot. */
  | { readonly kind: 'scouted'; readonly leader: LeaderId; readonly ballot: Ballot }
  /** The promise to `to` that reported what the leader must keep. */
  | { readonly kind: 'carried'; readonly to: Ballot; readonly carried: Carried }
  /** A vote, and whether it counts here or was only reported. */
  | {
      readonly kind: 'voted';
      readonly acceptor: AcceptorId;
      readonly slot: Slot;
      readonly ballot: Ballot;
      readonly cmd: Command;
      readonly counts: boolean;
    }
  /** No promise reported a vote in `slot`, and one reported a vote in a higher slot. */
  | { readonly kind: 'hole'; readonly slot: Slot; readonly above: Carried }
  | { readonly kind: 'promised'; readonly acceptor: AcceptorId; readonly ballot: Ballot }
  /** The leader had received this proposal before it became active. */
  | {
      readonly kind: 'keptProposal';
      readonly leader: LeaderId;
      readonly slot: Slot;
      readonly cmd: Command;
    }
  /** The slot was learned earlier and performed only now. */
  | { readonly kind: 'waited'; readonly replica: ReplicaId; readonly slot: Slot }
  | {
      readonly kind: 'chosen';
      readonly slot: Slot;
      readonly ballot: Ballot;
      readonly cmd: Command;
    }
  | { readonly kind: 'crashed' | 'paused'; readonly node: NodeId }
  | { readonly kind: 'cut'; readonly from: NodeId; readonly to: NodeId }
  | { readonly kind: 'copied'; readonly envelope: EnvelopeId }
);

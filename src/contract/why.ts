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

/** What a person asks the cause of. All but an event is as it is at the moment shown; of an event what it did in one slot. */
export type WhyTarget =
  | { readonly kind: 'event'; readonly index: number; readonly slot?: Slot }
  /** A message that is under way. */
  | { readonly kind: 'message'; readonly envelope: EnvelopeId }
  /** That the slot is chosen, or how a replica has come to what it has there. */
  | { readonly kind: 'slot'; readonly slot: Slot; readonly replica: ReplicaId | null }
  /** The value of a field, by the name under which events report its change. */
  | { readonly kind: 'field'; readonly process: ProcessId; readonly field: string };

/** The chain of causes from what was asked about back to where it began. */
export interface WhyView {
  readonly target: WhyTarget;
  /** Of a message that was asked about. */
  readonly envelope: EnvelopeView | null;
  /** The effect first; each is caused by the next. Empty where it has been so since the start. */
  readonly steps: readonly WhyStep[];
  readonly root: WhyRoot;
  /**
   * What came before the root without being its cause: the event that armed the timer, or the answer
   * after which the client could ask. `start` for the start of the run, null for none or unknown.
   */
  readonly beyond: EventView | 'start' | null;
  /** The earliest event that it tells of. */
  readonly since: number;
}

export interface WhyStep {
  readonly event: EventView;
  /** What made it happen. */
  readonly by: WhyBy;
  /** What was there before and made it come out like this. */
  readonly because: readonly WhyBecause[];
}

/** A message of the next step, a request that waited in its client or replica since the next step, or the root itself. */
export type WhyBy = 'message' | 'queued' | 'timer' | 'request' | 'hand';

/** Where a chain ends. */
export type WhyRoot =
  /** A client asked under load. */
  | 'load'
  /** A person sent the request. */
  | 'request'
  | 'timer'
  /** Any other deed of a person. */
  | 'hand'
  /** The start of the run. */
  | 'start'
  /** So long a chain is not followed further. */
  | 'steps'
  /** So much of the run is not played again for one answer. */
  | 'events';

/** A reason in the state, with the event in which it came about. */
export type WhyBecause = { readonly index: number } & (
  | {
      readonly kind: 'promisedHigher';
      readonly acceptor: AcceptorId;
      readonly ballot: Ballot;
    }
  | { readonly kind: 'collected'; readonly acceptor: AcceptorId; readonly slot: Slot }
  /** A rival went out with this ballot. */
  | { readonly kind: 'scouted'; readonly leader: LeaderId; readonly ballot: Ballot }
  /** The promise to `to` that brought what the leader must keep. */
  | { readonly kind: 'carried'; readonly to: Ballot; readonly carried: Carried }
  /** A vote, and whether it counts here or was only told of. */
  | {
      readonly kind: 'voted';
      readonly acceptor: AcceptorId;
      readonly slot: Slot;
      readonly ballot: Ballot;
      readonly cmd: Command;
      readonly counts: boolean;
    }
  /** No promise told of a vote in `slot`, and one told of a vote in a higher one. */
  | { readonly kind: 'hole'; readonly slot: Slot; readonly above: Carried }
  | { readonly kind: 'promised'; readonly acceptor: AcceptorId; readonly ballot: Ballot }
  /** The leader had been told of this proposal before it led. */
  | {
      readonly kind: 'keptProposal';
      readonly leader: LeaderId;
      readonly slot: Slot;
      readonly cmd: Command;
    }
  /** Learned before, and performed only now. */
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

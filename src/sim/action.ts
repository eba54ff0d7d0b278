import type {
  ClientId,
  ElectionPolicy,
  Micros,
  Operation,
  ProcessId,
  Reconfig,
  TimerName,
} from '../paxos/index.ts';
import type { LinkPolicy, Load, NodeId } from './cluster.ts';

export type EnvelopeId = number;

/** One direction between two nodes. */
export interface Link {
  readonly from: NodeId;
  readonly to: NodeId;
}

/**
 * Where a crash strikes: at once, or in the next handler that persists, either before it does or
 * before its sends.
 */
export type CrashPoint = 'now' | 'beforePersist' | 'beforeSend';

/** Why an envelope ended: chance, a cut link, a receiver that is down, or a person's hand. */
export type DropReason = 'lost' | 'cut' | 'down' | 'hand';

/** One choice of the world. `apply` is the only way a world changes. */
export type Action =
  /** Takes an envelope from the wire into the node's mailbox. */
  | { readonly kind: 'arrive'; readonly envelope: EnvelopeId }
  /** Its process handles the envelope, from the mailbox or straight from the wire. */
  | { readonly kind: 'deliver'; readonly envelope: EnvelopeId }
  | { readonly kind: 'drop'; readonly envelope: EnvelopeId; readonly why: DropReason }
  | { readonly kind: 'duplicate'; readonly envelope: EnvelopeId }
  | { readonly kind: 'hold'; readonly envelope: EnvelopeId }
  | { readonly kind: 'release'; readonly envelope: EnvelopeId }
  | { readonly kind: 'delay'; readonly envelope: EnvelopeId; readonly by: Micros }
  | {
      readonly kind: 'fire';
      readonly process: ProcessId;
      readonly timer: TimerName;
      readonly key: number;
    }
  | { readonly kind: 'crash'; readonly node: NodeId; readonly point: CrashPoint }
  | { readonly kind: 'restart'; readonly node: NodeId }
  /**
   * Empties the disk of a node that is down. The protocol does not allow it: the node forgets
   * everything in stable storage, including promises and votes.
   */
  | { readonly kind: 'wipe'; readonly node: NodeId }
  | { readonly kind: 'pause'; readonly node: NodeId }
  | { readonly kind: 'resume'; readonly node: NodeId }
  | { readonly kind: 'cut'; readonly links: readonly Link[] }
  | { readonly kind: 'heal'; readonly links: readonly Link[] }
  /** Sets the policy of some links, or of all if `links` is null. */
  | {
      readonly kind: 'weather';
      readonly links: readonly Link[] | null;
      readonly policy: LinkPolicy;
    }
  | { readonly kind: 'request'; readonly client: ClientId; readonly op: Operation | Reconfig }
  | { readonly kind: 'load'; readonly load: Load }
  /** Sets the election policy of all leaders; those that are down have it when they restart. */
  | { readonly kind: 'election'; readonly policy: ElectionPolicy };

export type ActionKind = Action['kind'];

import type { Ballot, LeaderMode, Message, Micros, ProcessId } from '../paxos/index.ts';
import type { ActionKind, DropReason, EnvelopeId, NodeId } from '../sim/index.ts';
import type { Beat } from './frame.ts';

/**
 * A stretch of a run as the lifelines need it: every event after `from` up to `to`, and every
 * message that was on its way meanwhile. Two adjoining stretches make one.
 */
export interface LogView {
  readonly from: number;
  readonly to: number;
  /** Virtual time at both ends of the stretch. */
  readonly start: Micros;
  readonly end: Micros;
  /** The events in order; quiet ones only if they were asked for. */
  readonly events: readonly LogEvent[];
  /** The indices of the quiet events that are left out, without arrivals in a mailbox. */
  readonly folded: readonly number[];
  /**
   * The messages that the listed events sent or ended, and every message that is more than a sign
   * of life or status.
   */
  readonly messages: readonly LogMessage[];
  /** The status of every node at `from`. */
  readonly nodes: readonly { readonly id: NodeId; readonly status: 'up' | 'down' | 'paused' }[];
  /** What acceptors and leaders held at `from`, and every later change. */
  readonly lanes: readonly LaneView[];
  /** The links that were cut at `from`. */
  readonly cut: readonly string[];
}

/** The short form of one action. */
export interface LogEvent {
  readonly index: number;
  readonly at: Micros;
  readonly kind: ActionKind;
  /** The process whose handler ran; for a request, the client. */
  readonly process: ProcessId | null;
  /** The node that the action was done to, or that a crash point brought down. */
  readonly node: NodeId | null;
  readonly crashed: boolean;
  readonly envelope: EnvelopeId | null;
  readonly byHand: boolean;
  /** True when stepping passes over it. */
  readonly quiet: boolean;
  readonly beats: readonly Beat[];
  /** The links of a cut or a heal, as `n1→n2`. */
  readonly links: readonly string[];
}

/** How a message ended. */
export type MessageEnd =
  /** A handler took the message; `ignored` when it changed nothing. */
  | { readonly kind: 'handled'; readonly ignored: boolean }
  | { readonly kind: 'dropped'; readonly why: DropReason }
  /** The message was waiting in the mailbox of a node that crashed. */
  | { readonly kind: 'crashed' };

export interface LogMessage {
  readonly id: EnvelopeId;
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly body: Message;
  /** The event that sent it; 0 for the start of the run, null if unknown. */
  readonly sent: number | null;
  readonly sentAt: Micros;
  /** The event that ended it, when, and how; null while it is on its way. */
  readonly ended: { readonly index: number; readonly at: Micros; readonly how: MessageEnd } | null;
}

/** What holds from the event at `index` on: an acceptor's promise, or a leader's ballot and mode. */
export interface LaneView {
  readonly process: ProcessId;
  readonly index: number;
  readonly ballot: Ballot;
  /** Null for an acceptor. */
  readonly mode: LeaderMode | null;
}

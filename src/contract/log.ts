import type { Ballot, LeaderMode, Message, Micros, ProcessId } from '../paxos/index.ts';
import type { ActionKind, DropReason, EnvelopeId, NodeId } from '../sim/index.ts';
import type { Beat } from './frame.ts';

/**
 * A stretch of a run as lifelines need it: every event after `from` up to `to`, and every message
 * that was on its way meanwhile. Two stretches that meet make one.
 */
export interface LogView {
  readonly from: number;
  readonly to: number;
  /** Virtual time at both ends. */
  readonly start: Micros;
  readonly end: Micros;
  /** In order; quiet ones only where they were asked for. */
  readonly events: readonly LogEvent[];
  /** Indices of the quiet events that are left out; arrivals in a mailbox do not count. */
  readonly folded: readonly number[];
  /** Those that the events sent or ended, and all that say more than who is alive or how far. */
  readonly messages: readonly LogMessage[];
  /** How every node was at `from`. */
  readonly nodes: readonly { readonly id: NodeId; readonly status: 'up' | 'down' | 'paused' }[];
  /** What acceptors and leaders held at `from`, and each time that changed. */
  readonly lanes: readonly LaneView[];
  /** Links that were cut at `from`. */
  readonly cut: readonly string[];
}

/** One action, as short as it can be told. */
export interface LogEvent {
  readonly index: number;
  readonly at: Micros;
  readonly kind: ActionKind;
  /** The process whose handler ran; of a request, the client. */
  readonly process: ProcessId | null;
  /** The node an action of the world is done to, or that a crash point brought down. */
  readonly node: NodeId | null;
  readonly crashed: boolean;
  readonly envelope: EnvelopeId | null;
  readonly byHand: boolean;
  /** Stepping passes over it. */
  readonly quiet: boolean;
  readonly beats: readonly Beat[];
  /** Of a cut or a heal: the links, as `n1→n2`. */
  readonly links: readonly string[];
}

/** How a message ended. */
export type MessageEnd =
  /** A handler took it; `changed` nothing where it was ignored. */
  | { readonly kind: 'handled'; readonly ignored: boolean }
  | { readonly kind: 'dropped'; readonly why: DropReason }
  /** It was waiting in the mailbox of a node that crashed. */
  | { readonly kind: 'crashed' };

export interface LogMessage {
  readonly id: EnvelopeId;
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly body: Message;
  /** The event that sent it; 0 for the start of the run, null where that is unknown. */
  readonly sent: number | null;
  readonly sentAt: Micros;
  /** The event that ended it, when, and how; null while it is on its way. */
  readonly ended: { readonly index: number; readonly at: Micros; readonly how: MessageEnd } | null;
}

/** From the event at `index` on: what an acceptor has promised, or in which ballot a leader is and how. */
export interface LaneView {
  readonly process: ProcessId;
  readonly index: number;
  readonly ballot: Ballot;
  /** Null for an acceptor. */
  readonly mode: LeaderMode | null;
}

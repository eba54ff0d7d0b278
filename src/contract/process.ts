import type {
  AcceptorId,
  Ballot,
  Carried,
  CfgId,
  ClientCommand,
  ClientId,
  Command,
  Configuration,
  LeaderId,
  LeaderMode,
  Micros,
  Operation,
  Proposal,
  Reconfig,
  ReplicaId,
  Session,
  SessionId,
  Slot,
} from '../paxos/index.ts';
import type { NodeId } from '../sim/index.ts';

/** Where a process stands between configurations. */
export type Standing = 'spare' | 'joining' | 'member' | 'leaving' | 'retired';

export interface AcceptedView {
  readonly slot: Slot;
  readonly ballot: Ballot;
  readonly cmd: Command;
}

export interface AcceptorView {
  readonly role: 'acceptor';
  readonly id: AcceptorId;
  readonly node: NodeId;
  readonly standing: Standing;
  /** Every configuration below this one is over here; stable. */
  readonly retiredBelow: CfgId;
  readonly instances: readonly {
    readonly cfg: CfgId;
    readonly promised: Ballot;
    readonly base: Slot;
    /** The newest votes, by slot; `votes` counts all that are stored. */
    readonly accepted: readonly AcceptedView[];
    readonly votes: number;
  }[];
}

export interface LeaderView {
  readonly role: 'leader';
  readonly id: LeaderId;
  readonly node: NodeId;
  readonly standing: Standing;
  readonly retiredBelow: CfgId;
  readonly suspectAfter: Micros;
  readonly instances: readonly {
    readonly cfg: CfgId;
    /** The highest round ever used; stable. */
    readonly round: number;
    readonly ballot: Ballot;
    readonly mode: LeaderMode;
    readonly rival: Ballot;
    readonly base: Slot;
    /** The number of promises or votes that make a quorum. */
    readonly quorum: number;
    readonly acceptors: readonly AcceptorId[];
    readonly scout: {
      readonly waitfor: readonly AcceptorId[];
      readonly pmax: readonly Carried[];
    } | null;
    readonly commanders: readonly {
      readonly slot: Slot;
      readonly cmd: Command;
      readonly ok: readonly AcceptorId[];
    }[];
    /** The newest proposals that are not decided yet, by slot. */
    readonly proposals: readonly Proposal[];
    /** How many slots it knows to be decided, and the highest of them. */
    readonly decided: number;
    readonly decidedTop: Slot;
  }[];
}

export interface ReplicaView {
  readonly role: 'replica';
  readonly id: ReplicaId;
  readonly node: NodeId;
  readonly standing: Standing;
  readonly retiredBelow: CfgId;
  readonly slotIn: Slot;
  readonly slotOut: Slot;
  readonly window: number;
  readonly top: Slot;
  /** The first requests that wait; `waiting` counts all. */
  readonly requests: readonly ClientCommand[];
  readonly waiting: number;
  readonly proposals: readonly Proposal[];
  /** Its durable snapshot stands for every slot below this one. */
  readonly snap: Slot;
  /** The newest decisions that it keeps, by slot; `decisions` counts all. */
  readonly log: readonly Proposal[];
  readonly decisions: number;
  /** The application's state as pairs of name and value, in the application's order. */
  readonly state: readonly (readonly [string, string])[];
  readonly sessions: readonly Session[];
  readonly configs: readonly Configuration[];
}

export interface ClientView {
  readonly role: 'client';
  readonly id: ClientId;
  readonly node: NodeId;
  readonly session: SessionId;
  readonly seq: number;
  readonly open: ClientCommand | null;
  /** The first commands that wait behind the open one; `waiting` counts all. */
  readonly queue: readonly (Operation | Reconfig)[];
  readonly waiting: number;
  /** The replica that it asks now. */
  readonly target: ReplicaId;
  readonly last: { readonly seq: number; readonly slot: Slot; readonly result: string } | null;
}

export type ProcessView = AcceptorView | LeaderView | ReplicaView | ClientView;

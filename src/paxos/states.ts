import type { Ballot } from './ballot.ts';
import type { ClientCommand, Command, Operation, Reconfig } from './command.ts';
import type { Configuration } from './configuration.ts';
import type {
  AcceptorId,
  CfgId,
  ClientId,
  LeaderId,
  Micros,
  ProcessId,
  ReplicaId,
  SessionId,
  Slot,
} from './ids.ts';
import type { Carried } from './notes.ts';
import type { SlotMap } from './slot-map.ts';

/**
 * Process states: canonical plain data in three parts. `stable` survives a crash, `volatile` does
 * not, `pacing` only decides when a timer is due and never what a handler does.
 */

/** What replicas have said they durably learned, by replica: every slot below `slotOut`. */
export type LearnedBy = readonly { readonly replica: ReplicaId; readonly slotOut: Slot }[];

export interface Accepted {
  readonly ballot: Ballot;
  readonly cmd: Command;
}

/** One acceptor's part in one Synod instance: a configuration has ballots of its own. */
export interface AcceptorInstance {
  readonly cfg: CfgId;
  readonly promised: Ballot;
  /** Every slot below is collected: never vote there again. */
  readonly base: Slot;
  /** The latest vote for each slot. */
  readonly accepted: SlotMap<Accepted>;
}

export interface AcceptorState {
  readonly role: 'acceptor';
  readonly id: AcceptorId;
  readonly stable: {
    /** The configurations it knows of. */
    readonly records: readonly Configuration[];
    /** Every configuration below this one is over here (A15). */
    readonly retiredBelow: CfgId;
    readonly instances: readonly AcceptorInstance[];
  };
  readonly volatile: { readonly learnedBy: LearnedBy };
  readonly pacing: Record<string, never>;
}

export interface Scout {
  /** Acceptors whose promise is still missing. */
  readonly waitfor: readonly AcceptorId[];
  /** For each slot the pvalue with the highest ballot, by slot. */
  readonly pmax: readonly Carried[];
  readonly base: Slot;
}

export interface Commander {
  readonly slot: Slot;
  readonly cmd: Command;
  /** Acceptors whose vote has been counted. */
  readonly ok: readonly AcceptorId[];
}

export type LeaderMode = 'passive' | 'scouting' | 'active';

export interface LeaderInstance {
  readonly cfg: Configuration;
  readonly ballot: Ballot;
  readonly mode: LeaderMode;
  /** The highest foreign ballot seen. */
  readonly rival: Ballot;
  readonly base: Slot;
  /** Not yet decided, by slot. */
  readonly proposals: readonly Proposal[];
  readonly decided: SlotMap<Command>;
  readonly scout: Scout | null;
  /** By slot. */
  readonly commanders: readonly Commander[];
}

/**
 * How an instance of a leader notices silence: of its rival while it is passive, of the acceptors
 * while it is active. A vote or a sign of life in one configuration says nothing about another.
 */
export interface Watch {
  readonly cfg: CfgId;
  /** Acceptors that have voted since the quorum timer was armed. */
  readonly heard: readonly AcceptorId[];
  /** The number of the last ping. */
  readonly asked: number;
  /** The number of the last ping when the election timer was armed: a pong counts if it is above. */
  readonly settled: number;
}

export interface LeaderState {
  readonly role: 'leader';
  readonly id: LeaderId;
  readonly stable: {
    /** The highest round ever used, for each configuration. */
    readonly rounds: readonly { readonly cfg: CfgId; readonly round: number }[];
    readonly records: readonly Configuration[];
    readonly retiredBelow: CfgId;
  };
  readonly volatile: {
    readonly instances: readonly LeaderInstance[];
    readonly learnedBy: LearnedBy;
  };
  readonly pacing: {
    /** How long the leader bears silence before its scout goes out (AIMD). */
    readonly suspectAfter: Micros;
    /** What each instance has heard of others, by configuration. */
    readonly watches: readonly Watch[];
  };
}

export interface Session {
  readonly client: SessionId;
  readonly seq: number;
  readonly slot: Slot;
  readonly result: string;
}

export interface Proposal {
  readonly slot: Slot;
  readonly cmd: Command;
}

/** The application's state: canonical plain data of its own. */
export type ApplicationState = unknown;

/** What performing every slot below `upTo` has led to: all four parts or none (R33). */
export interface Snapshot {
  readonly upTo: Slot;
  readonly state: ApplicationState;
  readonly sessions: readonly Session[];
  readonly configs: readonly Configuration[];
}

/** A read that waits for a majority, and then for its slot to be performed (section 9). */
export interface Read {
  readonly cmd: ClientCommand;
  readonly cfg: CfgId;
  /** Acceptors whose reply is missing. */
  readonly waitfor: readonly AcceptorId[];
  readonly members: number;
  /** The highest slot that any of them has reported. */
  readonly top: Slot;
}

export interface ReplicaState {
  readonly role: 'replica';
  readonly id: ReplicaId;
  readonly stable: {
    readonly snap: Snapshot;
    /** Decisions for slots `>= snap.upTo`, and for some below that a peer may still ask for. */
    readonly log: SlotMap<Command>;
    /** The configurations it has been told of; they may be ahead of what it has performed. */
    readonly told: readonly Configuration[];
    readonly retiredBelow: CfgId;
  };
  readonly volatile: {
    readonly slotIn: Slot;
    readonly slotOut: Slot;
    readonly requests: readonly ClientCommand[];
    /** By slot. */
    readonly proposals: readonly Proposal[];
    readonly state: ApplicationState;
    /** By client. */
    readonly sessions: readonly Session[];
    /** Made by the changes that it has performed: a function of the decided prefix. */
    readonly configs: readonly Configuration[];
    /** The highest slot known decided, here or elsewhere. */
    readonly top: Slot;
    /** Who is known to know the newest configuration. */
    readonly informed: readonly ProcessId[];
    /** Old members that are over and done with. */
    readonly gone: readonly ProcessId[];
    /** How far the replicas of the newest configuration are; kept by one that is to leave. */
    readonly successors: LearnedBy;
    /** By client. */
    readonly reads: readonly Read[];
  };
  readonly pacing: {
    /** Which peer to ask next. */
    readonly nextPeer: number;
    /** The slot that a gap or learn timer is armed for; 0 while none is. */
    readonly gapAt: Slot;
    readonly learnAt: Slot;
    /** What the last status said, and how often it has said so. */
    readonly announced: Slot;
    readonly repeats: number;
  };
}

export interface ClientState {
  readonly role: 'client';
  readonly id: ClientId;
  /** The replicas it knows, and the configuration that they are in: whom to ask. */
  readonly stable: { readonly cfg: CfgId; readonly replicas: readonly ReplicaId[] };
  readonly volatile: {
    readonly session: SessionId;
    readonly seq: number;
    /** The one request that waits for its response. */
    readonly open: ClientCommand | null;
    readonly queue: readonly (Operation | Reconfig)[];
    /** The replica in use, as a position in `replicas`. */
    readonly target: number;
    readonly last: { readonly seq: number; readonly slot: Slot; readonly result: string } | null;
  };
  readonly pacing: Record<string, never>;
}

export type ProcessState = AcceptorState | LeaderState | ReplicaState | ClientState;

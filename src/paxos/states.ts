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

/** What each replica has reported as durably learned: every slot below `slotOut`. */
export type LearnedBy = readonly { readonly replica: ReplicaId; readonly slotOut: Slot }[];

export interface Accepted {
  readonly ballot: Ballot;
  readonly cmd: Command;
}

/** One acceptor's part in one Synod instance: a configuration has ballots of its own. */
export interface AcceptorInstance {
  readonly cfg: CfgId;
  readonly promised: Ballot;
  /** Every slot below this one is collected: the acceptor never votes there again. */
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

/**
 * The part of a leader that asks for promises. It comes with a ballot, counts the promise of each acceptor
 * once, and ends when a majority has promised (the leader is adopted) or a higher ballot preempts it.
 */
export interface Scout {
  /** Acceptors whose promise is still missing. */
  readonly waitfor: readonly AcceptorId[];
  /** For each slot the pvalue with the highest ballot, by slot. */
  readonly pmax: readonly Carried[];
  /** The highest base that an acceptor has reported. */
  readonly base: Slot;
}

/**
 * The part of an active leader that gets one command accepted in one slot. It ends when a majority has voted
 * for the command, when the slot turns out to be collected, or with the ballot.
 */
export interface Commander {
  readonly slot: Slot;
  readonly cmd: Command;
  /** Acceptors whose vote has been counted. */
  readonly ok: readonly AcceptorId[];
}

export type LeaderMode = 'passive' | 'scouting' | 'active';

/**
 * A leader's part in one configuration, with ballots of its own. It comes when the leader first hears of a
 * configuration that it is in, and starts passive. It scouts when it has heard no active rival for too long,
 * or at once where the leader is active in an older configuration. A majority of promises makes it active; a
 * higher ballot, or no majority of votes, makes it passive again. It goes when its configuration is over.
 */
export interface LeaderInstance {
  readonly cfg: Configuration;
  /** The latest ballot that the leader has begun here; `BOTTOM` for none since it started. */
  readonly ballot: Ballot;
  readonly mode: LeaderMode;
  /** The highest ballot of another leader that it has seen. */
  readonly rival: Ballot;
  /** Every slot below is settled and dropped. */
  readonly base: Slot;
  /** Commands for slots not yet decided, by slot. They are kept while the leader is passive. */
  readonly proposals: readonly Proposal[];
  readonly decided: SlotMap<Command>;
  /** There while it is scouting. */
  readonly scout: Scout | null;
  /** There while it is active, one for each proposal; by slot. */
  readonly commanders: readonly Commander[];
}

/**
 * How an instance of a leader notices silence. While it is passive it asks its rivals with numbered pings: a
 * pong to a ping above `settled` puts the election off and settles all pings so far. While it is active it
 * remembers who has voted: a majority puts the quorum timer off and empties `heard`. It comes and goes with
 * its instance, and a crash empties it; a vote or a pong in one configuration says nothing about another.
 */
export interface Watch {
  readonly cfg: CfgId;
  /** Acceptors that have voted since the quorum timer was armed. */
  readonly heard: readonly AcceptorId[];
  /** The number of the last ping. */
  readonly asked: number;
  /** The number of the last ping when the election timer was armed. */
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
    /** How long the leader bears silence: more with each ballot that it gives up, less with each slot decided. */
    readonly suspectAfter: Micros;
    /** One for each instance, in the same order. */
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

/** The result of performing every slot below `upTo`: all four parts or none (R33). */
export interface Snapshot {
  readonly upTo: Slot;
  readonly state: ApplicationState;
  readonly sessions: readonly Session[];
  readonly configs: readonly Configuration[];
}

/**
 * A read past the log (section 9). It begins by asking the acceptors of the newest configuration. It waits
 * for a majority of them, and then until the replica has performed slot `top`. It ends with the answer, or
 * with `moved` where the replica leaves; it begins again where a newer configuration has turned up.
 */
export interface Read {
  readonly cmd: ClientCommand;
  readonly cfg: CfgId;
  /** Acceptors whose reply is missing. */
  readonly waitfor: readonly AcceptorId[];
  /** How many acceptors the configuration has. */
  readonly members: number;
  /** The last slot before the configuration at first, then the highest that any acceptor has reported. */
  readonly top: Slot;
}

/**
 * A replica. `slotOut` is the slot it performs next, and `slotIn` the one it proposes for next. A client's
 * command waits in `requests` until the window has room, and in `proposals` until its slot is performed. It
 * is done then, or another command has displaced it and it waits in `requests` again.
 *
 * A replica knows configurations in two ways. `configs` is made by the changes it has performed, so that all
 * replicas come to the same list; only this one says who decides a slot. `told` is what others say, and may
 * be longer: it wakes a replica that is new, and tells one that lags whom to ask. Once the replica has
 * performed as much, `told` has no more to say.
 *
 * A replica that is not in the newest configuration leaves. It performs all slots before that one begins, gives
 * back what it still holds, and follows its `successors`; when a majority of them has performed as much it
 * raises `retiredBelow` and is silent. A later change may call it back.
 */
export interface ReplicaState {
  readonly role: 'replica';
  readonly id: ReplicaId;
  readonly stable: {
    readonly snap: Snapshot;
    /** Decisions for slots `>= snap.upTo`, and for some below that a peer may still ask for. */
    readonly log: SlotMap<Command>;
    /** Empty until a process announces a change. */
    readonly told: readonly Configuration[];
    /** Every configuration below this one is over here (R40). */
    readonly retiredBelow: CfgId;
  };
  readonly volatile: {
    readonly slotIn: Slot;
    readonly slotOut: Slot;
    readonly requests: readonly ClientCommand[];
    /** The proposals, by slot. */
    readonly proposals: readonly Proposal[];
    readonly state: ApplicationState;
    /** The sessions, by client. */
    readonly sessions: readonly Session[];
    readonly configs: readonly Configuration[];
    /** The highest slot that is known to be decided, here or elsewhere. */
    readonly top: Slot;
    /** Processes that have shown that they know the newest configuration; a newer one empties the list. */
    readonly informed: readonly ProcessId[];
    /** Old members that have said that they are done: they get no more status, until a change calls them back. */
    readonly gone: readonly ProcessId[];
    /** What a leaving replica has heard of the progress of the newest configuration's replicas. */
    readonly successors: LearnedBy;
    /** The reads, by client. */
    readonly reads: readonly Read[];
  };
  readonly pacing: {
    /** The peer to ask next, as a position in turn: each is asked, and a silent one costs one period. */
    readonly nextPeer: number;
    /** The slot that the gap timer is armed for, while a later one is in the log; 0 otherwise. */
    readonly gapAt: Slot;
    /** The slot that the learn timer is armed for, while only others know a later one; 0 otherwise. */
    readonly learnAt: Slot;
    /** The `slotOut` of the last status, and how often it was repeated since; each repetition comes later. */
    readonly announced: Slot;
    readonly repeats: number;
  };
}

/**
 * A client. It has one command `open` and asks one replica after the other until one answers. Its
 * later commands wait in `queue`. A crash loses both and opens a new session.
 */
export interface ClientState {
  readonly role: 'client';
  readonly id: ClientId;
  /** The replicas it knows, and their configuration: each answer may bring a newer one. */
  readonly stable: { readonly cfg: CfgId; readonly replicas: readonly ReplicaId[] };
  readonly volatile: {
    readonly session: SessionId;
    readonly seq: number;
    readonly open: ClientCommand | null;
    readonly queue: readonly (Operation | Reconfig)[];
    /** The replica in use, as a position in the `replicas` on disk. */
    readonly target: number;
    readonly last: { readonly seq: number; readonly slot: Slot; readonly result: string } | null;
  };
  readonly pacing: Record<string, never>;
}

export type ProcessState = AcceptorState | LeaderState | ReplicaState | ClientState;

import {
  BOTTOM,
  EMPTY,
  get,
  type AcceptorId,
  type Ballot,
  type CfgId,
  type ClientCommand,
  type Command,
  type LeaderId,
  type ProcessId,
  type ReplicaId,
  type SessionId,
  type Slot,
  type SlotMap,
} from '../paxos/index.ts';
import { EMPTY_TABLE, entryOf, type Table, type Truth } from '../sim/index.ts';

/**
 * What neither the processes nor the truth of a run keep: everything that was ever asked for,
 * promised, tried, decided and said. Invariants are judged by the ghost and the truth, never by
 * what processes still store. A ghost never changes: each examination works on a copy.
 */
export interface Ghost {
  /** The first slot that is not forgotten; 1 when none is. */
  readonly floor: Slot;
  /** What clients have asked for. */
  readonly asked: Table<SessionId, Requests>;
  /** The highest promise of each acceptor in each configuration. */
  readonly promised: Readonly<Record<CfgId, Readonly<Record<AcceptorId, Ballot>>>>;
  /** What each leader and replica has said that its durable state must cover. */
  readonly said: Readonly<Record<ProcessId, Said>>;
  /** The one life (node incarnation) that uses a ballot, by the ballot's round. */
  readonly owners: Readonly<Record<string, SlotMap<number>>>;
  /** What each ballot asked for in a slot, by a p2a or by a vote. */
  readonly tried: SlotMap<readonly Attempt[]>;
  readonly decided: SlotMap<Decided>;
  /** The promises that each leader has counted for its present ballot, by leader and configuration. */
  readonly counted: Readonly<Record<`${LeaderId}/${CfgId}`, Counted>>;
  readonly learners: Table<ReplicaId, Learner>;
}

/** What one session has asked for, by sequence number; what lies below `from` is forgotten. */
interface Requests {
  readonly from: number;
  readonly bySeq: SlotMap<Asked>;
}

export interface Asked {
  readonly cmd: ClientCommand;
  /** True for a read: it does not go through the log. */
  readonly read: boolean;
  /** The latest answer that any client had when the command was first sent. */
  readonly earlier: Truth['latest'];
}

/** What a process has said; only the part for its role is ever filled. */
export interface Said {
  readonly rounds: Readonly<Record<CfgId, number>>;
  readonly slotOut: Slot;
}

/** The command that one ballot asked for first in a slot: its only one, unless I4 is broken. */
export interface Attempt {
  readonly cfg: CfgId;
  readonly ballot: Ballot;
  readonly cmd: Command;
  readonly by: ProcessId;
  /** True when the attempt is known to break I8. */
  readonly isUnsafe: boolean;
}

interface Decided {
  readonly cmd: Command;
  readonly by: ProcessId;
}

export interface Counted {
  readonly ballot: Ballot;
  readonly voters: readonly AcceptorId[];
  /** For each slot the vote with the highest ballot. */
  readonly highest: SlotMap<{ readonly ballot: Ballot; readonly cmd: Command }>;
}

/** What one replica has learned and performed. */
export interface Learner {
  readonly slotOut: Slot;
  readonly learned: SlotMap<Command>;
  /** The latest command of each session that changed the state. */
  readonly executed: Table<SessionId, number>;
  /** Commands that it took on in its present life and has not performed yet. The list stays short. */
  readonly duties: readonly ClientCommand[];
}

export function openGhost(): Ghost {
  return {
    floor: 1,
    asked: EMPTY_TABLE,
    promised: {},
    said: {},
    owners: {},
    tried: EMPTY,
    decided: EMPTY,
    counted: {},
    learners: EMPTY_TABLE,
  };
}

/** The fields are spelled out, because a chain of spreads gives each copy another hidden shape. */
export function copyGhost(ghost: Ghost): Ghost {
  const { floor, asked, promised, said, owners, tried, decided, counted, learners } = ghost;
  return { floor, asked, promised, said, owners, tried, decided, counted, learners };
}

export const NO_REQUESTS: Requests = { from: 0, bySeq: EMPTY };

export function askedFor({ asked }: Ghost, session: SessionId, seq: number): Asked | undefined {
  return get((entryOf(asked, session) ?? NO_REQUESTS).bySeq, seq);
}

/** True when the ghost has forgotten what the session asked for. */
export function isLongAgo({ asked }: Ghost, session: SessionId, seq: number): boolean {
  return seq < (entryOf(asked, session) ?? NO_REQUESTS).from;
}

export function promisedBy({ promised }: Ghost, id: AcceptorId, cfg: CfgId): Ballot {
  return promised[cfg]?.[id] ?? BOTTOM;
}

export function attemptsIn({ tried }: Ghost, slot: Slot): readonly Attempt[] {
  return get(tried, slot) ?? NO_ATTEMPTS;
}

const NO_ATTEMPTS: readonly Attempt[] = [];

const NEW_LEARNER: Learner = { slotOut: 1, learned: EMPTY, executed: EMPTY_TABLE, duties: [] };

export function learnerOf({ learners }: Ghost, id: ReplicaId): Learner {
  return entryOf(learners, id) ?? NEW_LEARNER;
}

const NOTHING_SAID: Said = { rounds: {}, slotOut: 1 };

export function saidBy({ said }: Ghost, id: ProcessId): Said {
  return said[id] ?? NOTHING_SAID;
}

/** The number of ballots that leaders have used. */
export function ballotsUsed({ owners }: Ghost): number {
  let count = 0;
  for (const { size } of Object.values(owners)) count += size;
  return count;
}

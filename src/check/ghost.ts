import {
  BOTTOM,
  sameCommand,
  type AcceptorId,
  type Ballot,
  type CfgId,
  type ClientCommand,
  type ClientId,
  type Command,
  type LeaderId,
  type ProcessId,
  type ReplicaId,
  type SessionId,
  type Slot,
} from '../paxos/index.ts';
import type { World } from '../sim/index.ts';
import { BySession } from './by-session.ts';
import { BySlot } from './by-slot.ts';
import { openReference, type Reference } from './reference.ts';

/**
 * The history that no process keeps: everything that was ever asked for, promised, voted, chosen
 * and decided. Invariants are judged by it and never by what processes still store.
 */
export interface Ghost {
  /** What lies below has been forgotten; 1 for nothing. */
  floor: Slot;
  /** What clients asked for. */
  readonly asked: BySession<Asked>;
  /** The answer with the highest slot that any client has had. */
  latest: Answer;
  /** What was promised. */
  readonly promised: Map<CfgId, Map<AcceptorId, Ballot>>;
  /** What each leader and replica has sent that its durable state must cover. */
  readonly said: Map<ProcessId, Said>;
  /** The one life (node incarnation) that uses a ballot, by ballot. */
  readonly owners: Map<string, number>;
  /** Commands sent or voted for: those of each ballot that did something in the slot. */
  readonly tried: BySlot<Attempt[]>;
  readonly chosen: BySlot<Chosen>;
  readonly decided: BySlot<Decided>;
  /** Promises counted by each leader for its present ballot, by leader and configuration. */
  readonly counted: Map<`${LeaderId}/${CfgId}`, Counted>;
  readonly replicas: Map<ReplicaId, Learner>;
  readonly reference: Reference;
}

interface Asked {
  readonly cmd: ClientCommand;
  /** It does not go through the log. */
  readonly read: boolean;
  /** The latest answer anybody had when it was first sent. */
  readonly earlier: Answer;
}

interface Answer {
  /** 0 for none. */
  readonly slot: Slot;
  readonly by: ClientId | null;
}

/** Only the part for its role is ever filled. */
export interface Said {
  readonly rounds: Map<CfgId, number>;
  slotOut: Slot;
}

interface Votes {
  readonly cmd: Command;
  readonly voters: AcceptorId[];
}

/** What one ballot did in one slot: one command, unless I4 is broken. */
export interface Attempt {
  readonly cfg: CfgId;
  readonly ballot: Ballot;
  readonly cmd: Command;
  readonly by: ProcessId;
  readonly votes: Votes[];
  /** Known to break I8. */
  isUnsafe: boolean;
}

interface Chosen {
  readonly cmd: Command;
  readonly ballot: Ballot;
  readonly voters: readonly AcceptorId[];
}

interface Decided {
  readonly cmd: Command;
  readonly by: ProcessId;
}

export interface Counted {
  readonly ballot: Ballot;
  readonly voters: Set<AcceptorId>;
  /** For each slot the vote with the highest ballot. */
  readonly highest: Map<Slot, { readonly ballot: Ballot; readonly cmd: Command }>;
}

/** Few, and soon done. */
export type Duties = ClientCommand[];

/** What one replica learned and performed. */
export interface Learner {
  slotOut: Slot;
  readonly learned: BySlot<Command>;
  /** The latest command of each session that changed the state. */
  readonly executed: Map<SessionId, number>;
  /** Commands it took on in its present life and has not performed. */
  readonly duties: Duties;
}

export function openGhost({ rules, records, cluster }: World): Ghost {
  return {
    floor: 1,
    asked: new BySession(),
    latest: { slot: 0, by: null },
    promised: new Map(),
    said: new Map(),
    owners: new Map(),
    tried: new BySlot(),
    chosen: new BySlot(),
    decided: new BySlot(),
    counted: new Map(),
    replicas: new Map(),
    reference: openReference(rules.application, records, cluster.settings.window),
  };
}

export function promisedBy({ promised }: Ghost, id: AcceptorId, cfg: CfgId): Ballot {
  return promised.get(cfg)?.get(id) ?? BOTTOM;
}

export function notePromise({ promised }: Ghost, id: AcceptorId, cfg: CfgId, now: Ballot): void {
  const known = promised.get(cfg);
  if (known === undefined) promised.set(cfg, new Map([[id, now]]));
  else known.set(id, now);
}

/** An empty list that will stay short, one of many: it has room for four, where `[]` makes it for 17. */
export function few<T>(): T[] {
  return new Array<T>();
}

export function attemptsIn({ tried }: Ghost, slot: Slot): Attempt[] {
  const known = tried.get(slot);
  if (known !== undefined) return known;
  const attempts: Attempt[] = few();
  tried.set(slot, attempts);
  return attempts;
}

export function votesFor({ votes }: Attempt, cmd: Command): Votes | undefined {
  for (const one of votes) if (sameCommand(one.cmd, cmd)) return one;
  return undefined;
}

export function learnerOf(ghost: Ghost, id: ReplicaId): Learner {
  const known = ghost.replicas.get(id);
  if (known !== undefined) return known;
  const learner: Learner = {
    slotOut: 1,
    learned: new BySlot(),
    executed: new Map(),
    duties: [],
  };
  ghost.replicas.set(id, learner);
  return learner;
}

export function saidBy(ghost: Ghost, id: ProcessId): Said {
  const known = ghost.said.get(id);
  if (known !== undefined) return known;
  const said: Said = { rounds: new Map(), slotOut: 1 };
  ghost.said.set(id, said);
  return said;
}

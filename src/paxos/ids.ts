/**
 * Names of processes. A process has one role; its id is the role's letter and a number counted
 * within that role (PMMC writes ρ, λ, α, κ for r, l, a, k).
 */
export type ReplicaId = `r${number}`;
export type LeaderId = `l${number}`;
export type AcceptorId = `a${number}`;
export type ClientId = `k${number}`;
export type ProcessId = ReplicaId | LeaderId | AcceptorId | ClientId;
export type Role = 'replica' | 'leader' | 'acceptor' | 'client';

/** A client's session: its id, and `.n` behind it from the client's n-th incarnation (n ≥ 2). */
export type SessionId = ClientId | `${ClientId}.${number}`;

/** A place in the sequence of commands; the first is 1. */
export type Slot = number;
/** Number of a configuration; the first is 0. */
export type CfgId = number;
/** Virtual time or a span of it, in whole microseconds. */
export type Micros = number;

/** Timers a process can ask for. `key` tells several of one name apart: a slot, a configuration, a sequence number. */
export type TimerName =
  | 'elect'
  | 'ping'
  | 'quorum'
  | 'p1Retry'
  | 'p2Retry'
  | 'proposeRetry'
  | 'status'
  | 'gap'
  | 'learn'
  | 'readRetry'
  | 'clientRetry';

const ROLES = { r: 'replica', l: 'leader', a: 'acceptor', k: 'client' } as const;

/** The role that an id's letter names. */
export function roleOf(id: ProcessId): Role {
  return ROLES[id[0] as keyof typeof ROLES];
}

/** The number in an id: 10 for `l10`. */
export function numberOf(id: ProcessId): number {
  return Number(id.slice(1));
}

/** Numeric order within a role, so that `a2` comes before `a10`. */
export function byId(a: ProcessId, b: ProcessId): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** The client process that holds a session. */
export function clientOf(session: SessionId): ClientId {
  const dot = session.indexOf('.');
  return (dot < 0 ? session : session.slice(0, dot)) as ClientId;
}

import type { AcceptorId, CfgId, LeaderId, ReplicaId, SessionId } from './ids.ts';

/** An operation of the application as words: `['put', 'x', '1']`. */
export type Operation = readonly string[];

/** A change of configuration, as a delta that names the record it starts from (section 8, G1). */
export interface Reconfig {
  readonly expect: CfgId;
  readonly add: readonly (AcceptorId | LeaderId | ReplicaId)[];
  readonly remove: readonly (AcceptorId | LeaderId | ReplicaId)[];
}

export const NOOP = 'noop';

/** What a client asked for, named by its session and sequence number. */
export interface ClientCommand {
  readonly client: SessionId;
  readonly seq: number;
  readonly op: Operation | Reconfig;
}

/** What a slot decides (PMMC §2): a client's command, or a no-op. */
export type Command = ClientCommand | typeof NOOP;

/** Commands are equal when client and sequence number are, or both are `NOOP`. */
export function sameCommand(a: Command, b: Command): boolean {
  if (a === b) return true;
  return a !== NOOP && b !== NOOP && a.client === b.client && a.seq === b.seq;
}

export function isReconfig(op: Operation | Reconfig): op is Reconfig {
  return !Array.isArray(op);
}

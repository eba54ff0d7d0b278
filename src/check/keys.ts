import {
  NOOP,
  type AcceptorId,
  type Ballot,
  type CfgId,
  type Command,
  type Slot,
} from '../paxos/index.ts';

/** Names of things as strings, for the maps of a ghost history. */

export function keyOf(cmd: Command): string {
  return cmd === NOOP ? NOOP : `${cmd.client}#${cmd.seq}`;
}

export function ballotKey(cfg: CfgId, { round, leader }: Ballot): string {
  return `${cfg}/${round}.${leader}`;
}

export function slotKey(cfg: CfgId, ballot: Ballot, slot: Slot): string {
  return `${slot}@${ballotKey(cfg, ballot)}`;
}

export function promiseKey(id: AcceptorId, cfg: CfgId): string {
  return `${id}/${cfg}`;
}

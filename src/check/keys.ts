import { NOOP, type Ballot, type CfgId, type Command } from '../paxos/index.ts';

/** Names of things as strings, for the maps of a ghost history. */

export function keyOf(cmd: Command): string {
  return cmd === NOOP ? NOOP : `${cmd.client}#${cmd.seq}`;
}

export function ballotKey(cfg: CfgId, { round, leader }: Ballot): string {
  return `${cfg}/${round}.${leader}`;
}

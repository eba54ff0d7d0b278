import { NOOP, type Command } from '../paxos/index.ts';

/** The name of a command. */
export function keyOf(cmd: Command): string {
  return cmd === NOOP ? NOOP : `${cmd.client}#${cmd.seq}`;
}

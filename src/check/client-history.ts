import { isReconfig, NOOP, type Command } from '../paxos/index.ts';
import type { Occurrence } from '../sim/index.ts';
import { keyOf } from './keys.ts';
import type { ClientOperation } from './linearizable.ts';

/** What clients asked in a run and the answers they got, by command. */
export type ClientHistory = Map<string, ClientOperation>;

/** Records what clients did in an occurrence. */
export function remember(history: ClientHistory, { index, step }: Occurrence): void {
  if (step?.state.role !== 'client') return;
  for (const note of step.notes) {
    if (note.kind === 'asked') ask(history, note.cmd, index);
    else if (note.kind === 'answered') {
      const key = `${note.client}#${note.seq}`;
      const known = history.get(key);
      if (known === undefined) continue;
      history.set(key, { ...known, response: { at: index, result: note.result } });
    }
  }
}

/** Times are indices of actions; a request that is sent in the step of an answer comes after that answer. */
function ask(history: ClientHistory, cmd: Command, index: number): void {
  if (cmd === NOOP || isReconfig(cmd.op)) return;
  history.set(keyOf(cmd), { client: cmd.client, op: cmd.op, invoked: index + 0.5, response: null });
}

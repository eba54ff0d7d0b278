import { entries, isReconfig, type Command, type ReplicaId } from '../src/paxos/index.ts';
import { hashText, openHistory, playOne, type Recording, type World } from '../src/sim/index.ts';

/** One answer that a client got: which request, decided in which slot, with which result. */
export interface Answered {
  readonly session: string;
  readonly seq: number;
  readonly slot: number;
  readonly result: string;
}

export interface Replay {
  readonly world: World;
  readonly hash: string;
  /** Every answer that any client got on the way. */
  readonly answers: readonly Answered[];
}

/** Plays the text of a recording in Node, with the engine alone, until so many actions have been done. */
export function replay(text: string, index: number): Replay {
  const history = openHistory(JSON.parse(text) as Recording);
  const answers = new Map<string, Answered>();
  while (history.world.index < index) {
    if (playOne(history, Infinity) === null) {
      throw new Error(`the recording ends at ${history.world.index}, before ${index}`);
    }
    for (const { state } of history.world.processes) {
      if (state.role !== 'client' || state.volatile.last === null) continue;
      const { session, last } = state.volatile;
      answers.set(`${session} #${last.seq}`, { session, ...last });
    }
  }
  const { world } = history;
  return { world, hash: hashText(world), answers: [...answers.values()] };
}

export interface Held {
  /** `k1 #3`; `no-op` for a hole that was filled. */
  readonly request: string;
  readonly command: string;
}

/** What each slot holds in a replica's log. */
export function logOf(world: World, id: ReplicaId): ReadonlyMap<number, Held> {
  const process = world.processes.find((one) => one.id === id);
  if (process?.state.role !== 'replica') throw new Error(`no replica ${id}`);
  return new Map([...entries(process.state.stable.log)].map(([slot, cmd]) => [slot, heldOf(cmd)]));
}

function heldOf(cmd: Command): Held {
  if (cmd === 'noop') return { request: 'no-op', command: 'no-op' };
  const command = isReconfig(cmd.op) ? 'reconfig' : cmd.op.join(' ');
  return { request: `${cmd.client} #${cmd.seq}`, command };
}

import {
  get,
  isReconfig,
  type Command,
  type ReplicaId,
  type ReplicaState,
} from '../src/paxos/index.ts';
import { hashText, openHistory, playOne, type Recording, type World } from '../src/sim/index.ts';

/** One answer that a client got: the request, the slot that decided it, and the result. */
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
  /** The commands that each replica performed from its log, by slot, even after it has dropped the log. */
  readonly logs: ReadonlyMap<ReplicaId, ReadonlyMap<number, Held>>;
}

/** Plays the text of a recording in Node, with the engine alone, up to this many actions. */
export function replay(text: string, index: number): Replay {
  const history = openHistory(JSON.parse(text) as Recording);
  const answers = new Map<string, Answered>();
  const logs = new Map<ReplicaId, Map<number, Held>>();
  while (history.world.index < index) {
    if (playOne(history, Infinity) === null) {
      throw new Error(`the recording ends at ${history.world.index}, before ${index}`);
    }
    for (const { state } of history.world.processes) {
      if (state.role === 'replica') keep(logs, state);
      if (state.role !== 'client' || state.volatile.last === null) continue;
      const { session, last } = state.volatile;
      answers.set(`${session} #${last.seq}`, { session, ...last });
    }
  }
  const { world } = history;
  return { world, hash: hashText(world), answers: [...answers.values()], logs };
}

export interface Held {
  /** `k1 #3`, or `no-op` for a hole that was filled. */
  readonly request: string;
  readonly command: string;
}

function keep(logs: Map<ReplicaId, Map<number, Held>>, { id, stable, volatile }: ReplicaState) {
  const log = logs.get(id) ?? new Map<number, Held>();
  logs.set(id, log);
  for (let slot = volatile.slotOut - 1; slot > 0 && !log.has(slot); slot--) {
    const cmd = get(stable.log, slot);
    if (cmd === undefined) break;
    log.set(slot, heldOf(cmd));
  }
}

/** Tells whether this replica has performed the request in its slot, by its log or by an installed snapshot. */
export function hasPerformed(
  { world, logs }: Replay,
  id: ReplicaId,
  { session, seq, slot }: Answered,
): boolean {
  const held = logs.get(id)?.get(slot);
  if (held !== undefined) return held.request === `${session} #${seq}`;
  const process = world.processes.find((one) => one.id === id);
  if (process?.state.role !== 'replica') throw new Error(`no replica ${id}`);
  const { slotOut, sessions } = process.state.volatile;
  return slot < slotOut && sessions.some((one) => one.client === session && one.seq >= seq);
}

function heldOf(cmd: Command): Held {
  if (cmd === 'noop') return { request: 'no-op', command: 'no-op' };
  const command = isReconfig(cmd.op) ? 'reconfig' : cmd.op.join(' ');
  return { request: `${cmd.client} #${cmd.seq}`, command };
}

import {
  NOOP,
  type ClientCommand,
  type ClientId,
  type Configuration,
  type Message,
  type ProcessId,
} from '../../src/paxos/index.ts';
import { draw, stream, type LinkPolicy } from '../../src/sim/index.ts';

/**
 * The yardstick of the benchmarks: an event loop that is changed in place. It carries the messages
 * that a leader, a replica and five acceptors exchange for each command, in the same weather, with a
 * timer for each command. There is no Paxos in it: nothing is checked, described or kept.
 */
interface Planned {
  readonly at: number;
  readonly order: number;
  readonly from: ProcessId;
  readonly to: ProcessId;
  /** Null for a timer. */
  readonly body: Message | null;
}

const CLIENTS = Array.from({ length: 32 }, (_, at): ClientId => `k${at + 1}`);
const RECORD: Configuration = {
  id: 0,
  from: 1,
  acceptors: ['a1', 'a2', 'a3', 'a4', 'a5'],
  leaders: ['l1'],
  replicas: ['r1'],
};
const BALLOT = { round: 1, leader: 1 };
const RETRY = 60_000;

/** Runs so many events; returns the number of commands that were answered. */
export function runReference(weather: LinkPolicy, events: number): number {
  const heap: Planned[] = [];
  const commands = new Map<number, ClientCommand>();
  const votes = new Map<number, Set<ProcessId>>();
  const links = new Map<string, number>();
  const waiting = new Map<ProcessId, number>();
  let [now, order, slots, seqs, answered] = [0, 0, 0, 0, 0];

  const plan = (delay: number, from: ProcessId, to: ProcessId, body: Message | null): void =>
    push(heap, { at: now + delay, order: order++, from, to, body });
  const send = (from: ProcessId, to: ProcessId, body: Message): void => {
    const link = `${from}>${to}`;
    const luck = links.get(link) ?? stream(link);
    links.set(link, luck);
    const share = (of: number) => draw(7, luck, 4 * order + of);
    const { latencyMin, latencyMax, reordering, tail, loss, duplication } = weather;
    const latency = latencyMin + share(0) * (latencyMax - latencyMin);
    // What is lost comes with the next try.
    const wait = share(1) < loss ? RETRY : share(2) < reordering ? tail * latency : latency;
    plan(wait, from, to, body);
    if (share(3) < duplication) plan(2 * wait, from, to, body);
  };
  const ask = (client: ClientId): void => {
    const seq = ++seqs;
    waiting.set(client, seq);
    send(client, 'r1', { type: 'request', cmd: { client, seq, op: ['put', 'x', `${seq}`] } });
  };

  const hear = ({ from, to, body }: Planned): void => {
    if (body?.type === 'request') {
      const slot = ++slots;
      const { cmd } = body;
      send(to, 'l1', { type: 'propose', cfg: RECORD, slot, cmd });
      plan(RETRY, to, to, null);
    } else if (body?.type === 'propose') {
      const { slot, cmd } = body;
      if (cmd === NOOP || commands.has(slot)) return;
      commands.set(slot, cmd);
      votes.set(slot, new Set());
      for (const a of RECORD.acceptors)
        send(to, a, { type: 'p2a', cfg: 0, ballot: BALLOT, slot, cmd });
      plan(RETRY, to, to, null);
    } else if (body?.type === 'p2a') {
      const { slot, ballot } = body;
      send(to, from, { type: 'p2b', cfg: 0, re: ballot, ballot, slot, base: 1 });
    } else if (body?.type === 'p2b') {
      const heard = votes.get(body.slot);
      if (heard?.add(from).size !== 3) return;
      votes.delete(body.slot);
      send(to, 'r1', {
        type: 'decision',
        cfg: 0,
        slot: body.slot,
        cmd: commands.get(body.slot)!,
      });
    } else if (body?.type === 'decision') {
      const { slot, cmd } = body;
      if (!commands.delete(slot) || cmd === NOOP) return;
      const { client, seq } = cmd;
      const answer = { client, seq, slot, result: 'ok', cfg: 0, replicas: RECORD.replicas };
      send(to, client as ClientId, { type: 'response', ...answer });
    } else if (body?.type === 'response' && waiting.get(to) === body.seq) {
      answered += 1;
      ask(to as ClientId);
    }
  };

  for (const client of CLIENTS) ask(client);
  for (let done = 0; done < events; done++) {
    const next = pop(heap);
    now = next.at;
    hear(next);
  }
  return answered;
}

function isBefore(a: Planned, b: Planned): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

function push(heap: Planned[], entry: Planned): void {
  let at = heap.length;
  for (; at > 0 && isBefore(entry, heap[(at - 1) >> 1]!); at = (at - 1) >> 1) {
    heap[at] = heap[(at - 1) >> 1]!;
  }
  heap[at] = entry;
}

function pop(heap: Planned[]): Planned {
  const first = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return first;
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
    if (!isBefore(heap[child]!, last)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return first;
}

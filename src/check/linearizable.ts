import type { Application, Operation, SessionId } from '../paxos/index.ts';

/**
 * Searches for one order of all operations, in keeping with real time, in which a single machine
 * would have given these answers. The search follows Wing & Gong, with Lowe's memory of states seen
 * before.
 */

/** What one client asked and the answer it got; times are any numbers that only grow. */
export interface ClientOperation {
  readonly client: SessionId;
  readonly op: Operation;
  readonly invoked: number;
  /** Null while unanswered: it may take effect at any time from `invoked` on, or never. */
  readonly response: { readonly at: number; readonly result: string } | null;
}

/** The verdict is `unknown` when the search was given up. */
export type Verdict = 'linearizable' | 'violated' | 'unknown';

/** Parts of a history that share no key are searched one by one; the whole search takes at most `limit` steps. */
export function linearize(
  application: Application,
  history: readonly ClientOperation[],
  limit = 100_000,
): Verdict {
  const budget = { left: limit };
  let verdict: Verdict = 'linearizable';
  for (const part of byKey(history)) {
    const one = search(application, part, budget);
    if (one === 'violated') return one;
    if (one === 'unknown') verdict = one;
  }
  return verdict;
}

/** Splits a history by key: an operation of the store is about its first argument. */
function byKey(history: readonly ClientOperation[]): readonly (readonly ClientOperation[])[] {
  const parts = new Map<string, ClientOperation[]>();
  for (const operation of history) {
    const key = operation.op[1] ?? '';
    const part = parts.get(key);
    if (part === undefined) parts.set(key, [operation]);
    else part.push(operation);
  }
  return [...parts.values()];
}

/** The state of the search: the operations that have taken effect, and the state of the store after them. */
interface Position {
  readonly done: Uint8Array;
  /** Every operation before this one has taken effect. */
  readonly first: number;
  /** The number of answered operations that have not taken effect. */
  readonly open: number;
  readonly state: unknown;
}

function search(
  application: Application,
  unsorted: readonly ClientOperation[],
  budget: { left: number },
): Verdict {
  const history = [...unsorted].sort((a, b) => a.invoked - b.invoked);
  const seen = new Set<string>();
  const stack: Position[] = [
    {
      done: new Uint8Array(history.length),
      first: 0,
      open: history.filter(({ response }) => response !== null).length,
      state: application.initial,
    },
  ];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at.open === 0) return 'linearizable';
    const name = nameOf(at);
    if (seen.has(name)) continue;
    seen.add(name);
    budget.left -= 1;
    if (budget.left < 0) return 'unknown';
    stack.push(...nextPositions(application, history, at));
  }
  return 'violated';
}

function nameOf({ done, first, state }: Position): string {
  let end = done.length;
  while (end > first && done[end - 1] === 0) end -= 1;
  return `${first}:${done.subarray(first, end).join('')}:${JSON.stringify(state)}`;
}

/** Lets one more operation take effect: any that was sent before the first open answer came. */
function nextPositions(
  application: Application,
  history: readonly ClientOperation[],
  at: Position,
): readonly Position[] {
  const found: Position[] = [];
  const deadline = firstAnswer(history, at);
  for (let i = at.first; i < history.length; i++) {
    const { op, invoked, response } = history[i]!;
    if (invoked > deadline) break;
    if (at.done[i] === 1) continue;
    const { state, result } = application.apply(at.state, op);
    if (response === null ? state === at.state : response.result !== result) continue;
    const done = at.done.with(i, 1);
    let { first } = at;
    while (done[first] === 1) first += 1;
    found.push({ done, first, open: at.open - (response === null ? 0 : 1), state });
  }
  return found.toReversed();
}

function firstAnswer(history: readonly ClientOperation[], { done, first }: Position): number {
  let earliest = Infinity;
  for (let i = first; i < history.length; i++) {
    const { invoked, response } = history[i]!;
    if (invoked > earliest) break;
    if (done[i] === 0 && response !== null) earliest = Math.min(earliest, response.at);
  }
  return earliest;
}

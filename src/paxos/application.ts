import type { Operation } from './command.ts';

/** What the replicas replicate: a deterministic state machine. `S` is canonical plain data. */
export interface Application<S = unknown> {
  readonly initial: S;
  /** The state after an operation, and the answer to its client. It is total: an unknown word has an answer, too. */
  apply(state: S, op: Operation): { readonly state: S; readonly result: string };
  /** True when the operation leaves every state unchanged. */
  isRead(op: Operation): boolean;
  /** The state as names and values, as people see it. */
  describe(state: S): readonly (readonly [string, string])[];
}

/** The operations of the key-value store, and the words that follow each. */
export const OPERATIONS = {
  put: ['key', 'value'],
  get: ['key'],
  append: ['key', 'value'],
  delete: ['key'],
  cas: ['key', 'old', 'new'],
} as const;

/** Pairs of name and value, sorted by name. */
type Store = readonly (readonly [string, string])[];

function positionOf(store: Store, key: string): number {
  let low = 0;
  let high = store.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (store[middle]![0] < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function valueAt(store: Store, key: string): string | null {
  const entry = store[positionOf(store, key)];
  return entry !== undefined && entry[0] === key ? entry[1] : null;
}

function put(store: Store, key: string, value: string): Store {
  const at = positionOf(store, key);
  const copy = store.slice();
  copy.splice(at, copy[at]?.[0] === key ? 1 : 0, [key, value]);
  return copy;
}

function without(store: Store, key: string): Store {
  return store.filter(([name]) => name !== key);
}

const NONE = 'none';
const OK = 'ok';

/**
 * A small key-value store. `get` and `append` answer with the value, `cas` with `ok` or the value that was there, all others with `ok`;
 * a missing value is `none`.
 */
export const keyValue: Application<Store> = {
  initial: [],
  apply(store, op) {
    const [verb, key = '', first = '', second = ''] = op;
    const held = valueAt(store, key);
    switch (verb) {
      case 'put':
        return { state: put(store, key, first), result: OK };
      case 'get':
        return { state: store, result: held ?? NONE };
      case 'append': {
        const value = (held ?? '') + first;
        return { state: put(store, key, value), result: value };
      }
      case 'delete':
        return held === null
          ? { state: store, result: NONE }
          : { state: without(store, key), result: OK };
      case 'cas':
        return held === first
          ? { state: put(store, key, second), result: OK }
          : { state: store, result: held ?? NONE };
      default:
        return { state: store, result: `unknown ${verb ?? 'operation'}` };
    }
  },
  isRead: ([verb]) => verb === 'get',
  describe: (store) => store,
};

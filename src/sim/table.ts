/**
 * A small persistent map. Setting one entry copies one short list, where a spread record would be
 * built anew with all its names.
 */
export interface Table<K, V> {
  readonly ids: readonly K[];
  /** The values, in the order of the ids. */
  readonly values: readonly V[];
}

export const EMPTY_TABLE: Table<never, never> = { ids: [], values: [] };

export function entryOf<K, V>({ ids, values }: Table<K, V>, id: K): V | undefined {
  const at = ids.indexOf(id);
  return at < 0 ? undefined : values[at];
}

export function withEntry<K, V>({ ids, values }: Table<K, V>, id: K, value: V): Table<K, V> {
  const at = ids.indexOf(id);
  const next = values.slice();
  next[at < 0 ? ids.length : at] = value;
  return { ids: at < 0 ? [...ids, id] : ids, values: next };
}

/** The same ids, each with a value made from the one it had. */
export function mapped<K, V>(
  { ids, values }: Table<K, V>,
  change: (value: V, id: K) => V,
): Table<K, V> {
  return { ids, values: values.map((value, at) => change(value, ids[at]!)) };
}

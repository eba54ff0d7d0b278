/**
 * Structural sharing of plain data: the next value with every part that equals the previous one
 * replaced by it, so that "unchanged" can be asked with `===`.
 */
export function reuse<T>(previous: unknown, next: T): T {
  if (Object.is(previous, next)) return next;
  if (typeof previous !== 'object' || typeof next !== 'object') return next;
  if (previous === null || next === null) return next;
  if (Array.isArray(next)) {
    return Array.isArray(previous) ? (reuseArray(previous, next) as T) : next;
  }
  if (Array.isArray(previous)) return next;
  return reuseObject(previous as Record<string, unknown>, next as Record<string, unknown>) as T;
}

function reuseArray(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  let same = previous.length === next.length;
  const shared = next.map((value, at) => {
    const kept = reuse(previous[at], value);
    same &&= Object.is(kept, previous[at]);
    return kept;
  });
  return same ? previous : shared;
}

function reuseObject(
  previous: Readonly<Record<string, unknown>>,
  next: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const keys = Object.keys(next);
  let same = keys.length === Object.keys(previous).length;
  const shared: Record<string, unknown> = {};
  for (const key of keys) {
    const kept = reuse(previous[key], next[key]);
    shared[key] = kept;
    same &&= key in previous && Object.is(kept, previous[key]);
  }
  return same ? previous : shared;
}

/** As `reuse` for a list of things with keys: what moved to another place is still itself. */
export function reuseByKey<T>(
  previous: readonly T[],
  next: readonly T[],
  keyOf: (one: T) => unknown,
): readonly T[] {
  const known = new Map(previous.map((one) => [keyOf(one), one]));
  const shared = next.map((one) => reuse(known.get(keyOf(one)), one));
  const same = shared.length === previous.length && shared.every((one, at) => one === previous[at]);
  return same ? previous : shared;
}

/** Do two pieces of plain data have the same content? */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length || Array.isArray(a) !== Array.isArray(b)) {
    return false;
  }
  return keys.every((key) => key in right && isSame(left[key], right[key]));
}

/**
 * Keeps the treaty's promise that an unchanged part keeps its identity. `reuse` returns the next
 * value of plain data, in which every part that equals the previous one is the previous one. The
 * session keeps the promise from frame to frame, and the page keeps it for a delta that has crossed
 * the door.
 */
export function reuse<T>(previous: unknown, next: T): T {
  if (Object.is(previous, next)) return next;
  if (typeof previous !== 'object' || typeof next !== 'object') return next;
  if (previous === null || next === null) return next;
  if (Array.isArray(next)) {
    return Array.isArray(previous) ? (reuseArray(previous, next) as T) : next;
  }
  if (Array.isArray(previous)) return next;
  return reuseObject(previous as Plain, next as Plain) as T;
}

function reuseArray(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  let shared: unknown[] | null = previous.length === next.length ? null : [];
  for (let at = 0; at < next.length; at++) {
    const kept = reuse(previous[at], next[at]);
    if (shared === null && !Object.is(kept, previous[at])) shared = previous.slice(0, at);
    shared?.push(kept);
  }
  return shared ?? previous;
}

type Plain = Readonly<Record<string, unknown>>;

/** Makes no object while nothing differs, because every part of every frame passes through here. */
function reuseObject(previous: Plain, next: Plain): Plain {
  let shared: Record<string, unknown> | null = null;
  for (const key in next) {
    const before = previous[key];
    const kept = reuse(before, next[key]);
    if (shared === null) {
      if (Object.is(kept, before) && (before !== undefined || key in previous)) continue;
      shared = { ...next };
      for (const earlier in next) {
        if (earlier === key) break;
        shared[earlier] = previous[earlier];
      }
    }
    shared[key] = kept;
  }
  if (shared !== null) return shared;
  const names = Object.keys(next);
  if (names.length === Object.keys(previous).length) return previous;
  return Object.fromEntries(names.map((name) => [name, previous[name]]));
}

/** Reuses items by key: an item that has moved in the list keeps its identity. */
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

/** True when two values of plain data are equal. */
export function isSame(a: unknown, b: unknown): boolean {
  return Object.is(reuse(a, b), a);
}

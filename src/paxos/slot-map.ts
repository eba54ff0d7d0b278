import type { Slot } from './ids.ts';

/**
 * A persistent map from slots to values: setting one slot of a long log copies a few short arrays
 * and shares the rest. Plain and canonical: equal contents give equal structure.
 */
export interface SlotMap<T> {
  /** Levels below the root; fits `top`. */
  readonly depth: number;
  readonly root: Branch<T>;
  readonly size: number;
  /** The highest slot held; 0 for none. */
  readonly top: Slot;
}

type Branch<T> = readonly (Branch<T> | T | null)[];

const BITS = 4;
const MASK = (1 << BITS) - 1;

export const EMPTY: SlotMap<never> = { depth: 0, root: [], size: 0, top: 0 };

/** The value at `slot`; undefined where there is none. */
export function get<T>(map: SlotMap<T>, slot: Slot): T | undefined {
  if (slot > map.top || slot < 0) return undefined;
  let node: Branch<T> | null = map.root;
  for (let shift = map.depth * BITS; shift > 0; shift -= BITS) {
    node = (node[(slot >>> shift) & MASK] ?? null) as Branch<T> | null;
    if (node === null) return undefined;
  }
  return (node[slot & MASK] ?? undefined) as T | undefined;
}

export function has<T>(map: SlotMap<T>, slot: Slot): boolean {
  return get(map, slot) !== undefined;
}

/** The map with `value` at `slot`. Values are never null or undefined. */
export function set<T>(map: SlotMap<T>, slot: Slot, value: T): SlotMap<T> {
  let { depth } = map;
  let { root } = map;
  while (slot >>> ((depth + 1) * BITS) > 0) {
    root = root.length === 0 ? root : [root];
    depth += 1;
  }
  const size = has(map, slot) ? map.size : map.size + 1;
  return { depth, root: withValue(root, depth, slot, value), size, top: Math.max(map.top, slot) };
}

function withValue<T>(node: Branch<T>, depth: number, slot: Slot, value: T): Branch<T> {
  const copy = node.slice();
  const at = (slot >>> (depth * BITS)) & MASK;
  while (copy.length < at) copy.push(null);
  copy[at] = depth === 0 ? value : withValue((copy[at] ?? []) as Branch<T>, depth - 1, slot, value);
  return copy;
}

/** The map without the slots below `slot`. */
export function dropBelow<T>(map: SlotMap<T>, slot: Slot): SlotMap<T> {
  if (map.size === 0) return map;
  if (slot > map.top) return EMPTY;
  const root = pruned(map.root, map.depth, slot);
  if (root === map.root) return map;
  return { ...map, root, size: count(root, map.depth) };
}

function pruned<T>(node: Branch<T>, depth: number, below: Slot): Branch<T> {
  const at = (below >>> (depth * BITS)) & MASK;
  const copy = node.slice();
  let changed = false;
  for (let i = 0; i < Math.min(at, copy.length); i++) {
    if (copy[i] === null) continue;
    copy[i] = null;
    changed = true;
  }
  const child = copy[at];
  if (depth > 0 && child !== null && child !== undefined) {
    const kept = pruned(child as Branch<T>, depth - 1, below);
    if (kept !== child) {
      copy[at] = kept.every((one) => one === null) ? null : kept;
      changed = true;
    }
  }
  return changed ? copy : node;
}

function count<T>(node: Branch<T>, depth: number): number {
  let sum = 0;
  for (const child of node) {
    if (child !== null) sum += depth === 0 ? 1 : count(child as Branch<T>, depth - 1);
  }
  return sum;
}

/** What the map holds at `from` and above, by slot; at most `limit` of it. */
export function entries<T>(
  map: SlotMap<T>,
  from: Slot = 0,
  limit = Infinity,
): readonly (readonly [Slot, T])[] {
  const found: (readonly [Slot, T])[] = [];
  collect(map.root, map.depth, 0, Math.max(from, 0), limit, found);
  return found;
}

function collect<T>(
  node: Branch<T>,
  depth: number,
  start: Slot,
  from: Slot,
  limit: number,
  found: (readonly [Slot, T])[],
): void {
  const width = 2 ** (depth * BITS);
  for (let i = 0; i < node.length && found.length < limit; i++) {
    const child = node[i];
    const at = start + i * width;
    if (child === null || child === undefined || at + width <= from) continue;
    if (depth === 0) found.push([at, child as T]);
    else collect(child as Branch<T>, depth - 1, at, from, limit, found);
  }
}

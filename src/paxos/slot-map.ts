import type { Slot } from './ids.ts';

/**
 * A persistent map from slots to values: setting one slot of a long log copies a few short arrays
 * and shares the rest. Plain and canonical: equal contents give equal structure.
 */
export interface SlotMap<T> {
  /** The first slot that the root has room for; all slots in the map agree in the digits above it. */
  readonly start: Slot;
  /** The number of levels below the root, as few as hold all slots. */
  readonly depth: number;
  readonly root: Branch<T>;
  readonly size: number;
  /** The highest slot in the map; 0 for an empty map. */
  readonly top: Slot;
}

type Branch<T> = readonly (Branch<T> | T | null)[];

const BITS = 4;
const MASK = (1 << BITS) - 1;

export const EMPTY: SlotMap<never> = { start: 0, depth: 0, root: [], size: 0, top: 0 };

/** The value at `slot`; undefined if there is none. */
export function get<T>({ start, depth, root, top }: SlotMap<T>, slot: Slot): T | undefined {
  if (slot < start || slot > top) return undefined;
  let node: Branch<T> = root;
  for (let shift = depth * BITS; shift > 0; shift -= BITS) {
    const child = node[(slot >>> shift) & MASK] as Branch<T> | null | undefined;
    if (child === null || child === undefined) return undefined;
    node = child;
  }
  return (node[slot & MASK] ?? undefined) as T | undefined;
}

export function has<T>(map: SlotMap<T>, slot: Slot): boolean {
  return get(map, slot) !== undefined;
}

/** The map with `value` at `slot`. Values are never null or undefined. */
export function set<T>(map: SlotMap<T>, slot: Slot, value: T): SlotMap<T> {
  if (map.size === 0) {
    const root = withValue<T>([], 0, slot, value);
    return { start: startOf(slot, 0), depth: 0, root, size: 1, top: slot };
  }
  let { start, depth, root } = map;
  while (startOf(slot, depth) !== startOf(start, depth)) {
    depth += 1;
    root = replaced<T>([], digit(start, depth), root);
    start = startOf(start, depth);
  }
  const size = has(map, slot) ? map.size : map.size + 1;
  const top = Math.max(map.top, slot);
  return { start, depth, root: withValue(root, depth, slot, value), size, top };
}

/** The first slot of the block of 16 ** (depth + 1) that holds this one. */
function startOf(slot: Slot, depth: number): Slot {
  const shift = (depth + 1) * BITS;
  return (slot >>> shift) << shift;
}

function digit(slot: Slot, depth: number): number {
  return (slot >>> (depth * BITS)) & MASK;
}

function withValue<T>(node: Branch<T>, depth: number, slot: Slot, value: T): Branch<T> {
  const at = digit(slot, depth);
  if (depth === 0) return replaced(node, at, value);
  const child = (node[at] ?? []) as Branch<T>;
  return replaced(node, at, withValue(child, depth - 1, slot, value));
}

/** The node with this child, in an array that is no longer than necessary. */
function replaced<T>(node: Branch<T>, at: number, child: Branch<T> | T): Branch<T> {
  if (at === node.length) return node.toSpliced(at, 0, child);
  const copy = node.slice();
  while (copy.length < at) copy.push(null);
  copy[at] = child;
  return copy;
}

/** The map without the slots below `slot`. */
export function dropBelow<T>(map: SlotMap<T>, slot: Slot): SlotMap<T> {
  if (slot <= map.start || map.size === 0) return map;
  if (slot > map.top) return EMPTY;
  const root = pruned(map.root, map.depth, slot);
  if (root === map.root) return map;
  const { start, depth, top } = map;
  return lowered({ start, depth, root, size: count(root, depth), top });
}

/** The map without the levels that it no longer needs: those whose root has only one child. */
function lowered<T>(map: SlotMap<T>): SlotMap<T> {
  let { start, depth, root } = map;
  const { size, top } = map;
  while (depth > 0) {
    const first = root.findIndex((child) => child !== null);
    if (first !== root.length - 1) break;
    root = root[first] as Branch<T>;
    start += first << (depth * BITS);
    depth -= 1;
  }
  return { start, depth, root, size, top };
}

function pruned<T>(node: Branch<T>, depth: number, below: Slot): Branch<T> {
  const at = digit(below, depth);
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

/** The entries at `from` and above, by slot; at most `limit` of them. */
export function entries<T>(
  map: SlotMap<T>,
  from: Slot = 0,
  limit = Infinity,
): readonly (readonly [Slot, T])[] {
  const found: (readonly [Slot, T])[] = [];
  collect(map.root, map.depth, map.start, from, limit, found);
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

import type { Slot } from './ids.ts';

/** Short lists in the order of slots with at most one entry for each: proposals, commanders. */

interface InSlot {
  readonly slot: Slot;
}

function positionOf(list: readonly InSlot[], slot: Slot): number {
  for (let at = 0; at < list.length; at++) if (list[at]!.slot === slot) return at;
  return -1;
}

export function inSlot<T extends InSlot>(list: readonly T[], slot: Slot): T | undefined {
  for (const one of list) if (one.slot === slot) return one;
  return undefined;
}

/** The list with this entry, which replaces another for its slot. */
export function withSlot<T extends InSlot>(list: readonly T[], one: T): readonly T[] {
  let at = list.length;
  while (at > 0 && list[at - 1]!.slot >= one.slot) at -= 1;
  return list.toSpliced(at, list[at]?.slot === one.slot ? 1 : 0, one);
}

/** The list without an entry for this slot; the same list if there was none. */
export function withoutSlot<T extends InSlot>(list: readonly T[], slot: Slot): readonly T[] {
  const at = positionOf(list, slot);
  return at < 0 ? list : list.toSpliced(at, 1);
}

import type { Slot } from './ids.ts';

/** Short lists in the order of slots with at most one entry for each: proposals, commanders. */

interface InSlot {
  readonly slot: Slot;
}

/**
 * Slots follow one another with few gaps, so an entry lies at the distance of its slot from the
 * first one, or shortly before.
 */
function positionOf(list: readonly InSlot[], slot: Slot): number {
  if (list.length === 0) return -1;
  let at = Math.min(slot - list[0]!.slot, list.length - 1);
  while (at >= 0 && list[at]!.slot > slot) at -= 1;
  return at >= 0 && list[at]!.slot === slot ? at : -1;
}

export function inSlot<T extends InSlot>(list: readonly T[], slot: Slot): T | undefined {
  const at = positionOf(list, slot);
  return at < 0 ? undefined : list[at];
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

import type { Slot } from '../paxos/index.ts';

/** Values by slot, in a plain array from the lowest slot kept: a checker looks here at every event. */
export class BySlot<T> {
  private floor: Slot = 0;
  private values: (T | undefined)[] = [];
  private count = 0;

  /** What lies below has been dropped. */
  get lowest(): Slot {
    return this.floor;
  }

  /** The highest that there is a place for. */
  get highest(): Slot {
    return this.floor + this.values.length - 1;
  }

  /** How many places there are. */
  get room(): number {
    return this.values.length;
  }

  /** How many slots have had a value; those dropped count, too. */
  get size(): number {
    return this.count;
  }

  get(slot: Slot): T | undefined {
    return slot < this.floor ? undefined : this.values[slot - this.floor];
  }

  has(slot: Slot): boolean {
    return this.get(slot) !== undefined;
  }

  /** Below the lowest slot kept nothing is kept any more. */
  set(slot: Slot, value: T): void {
    const at = slot - this.floor;
    if (at < 0) return;
    if (this.values[at] === undefined) this.count += 1;
    while (this.values.length < at) this.values.push(undefined);
    this.values[at] = value;
  }

  dropBelow(slot: Slot): void {
    if (slot <= this.floor) return;
    this.values.splice(0, slot - this.floor);
    this.floor = slot;
  }

  *entries(): Generator<readonly [Slot, T]> {
    for (let at = 0; at < this.values.length; at++) {
      const value = this.values[at];
      if (value !== undefined) yield [this.floor + at, value];
    }
  }
}

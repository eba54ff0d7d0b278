import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dropBelow, EMPTY, entries, get, has, set, type SlotMap } from './slot-map.ts';

type Deed =
  | { readonly kind: 'set'; readonly slot: number; readonly value: number }
  | { readonly kind: 'drop'; readonly slot: number };

/** Slots of maps with one, two and three levels, and right at their borders. */
const slots = fc.oneof(
  fc.integer({ min: 1, max: 40 }),
  fc.constantFrom(15, 16, 17, 255, 256, 257, 4_095, 4_096),
  fc.integer({ min: 1, max: 5_000 }),
);
const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant('set' as const), slot: slots, value: fc.nat() }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop' as const), slot: slots }) },
  ),
  { maxLength: 60 },
);

interface Pair {
  readonly map: SlotMap<number>;
  readonly model: ReadonlyMap<number, number>;
}

function played(all: readonly Deed[]): Pair {
  const model = new Map<number, number>();
  let map: SlotMap<number> = EMPTY;
  for (const deed of all) {
    if (deed.kind === 'set') {
      model.set(deed.slot, deed.value);
      map = set(map, deed.slot, deed.value);
    } else {
      for (const slot of model.keys()) if (slot < deed.slot) model.delete(slot);
      map = dropBelow(map, deed.slot);
    }
  }
  return { map, model };
}

function sorted(model: ReadonlyMap<number, number>): readonly (readonly [number, number])[] {
  return [...model].sort(([a], [b]) => a - b);
}

describe('slot map', () => {
  it('holds what a Map would hold', () => {
    fc.assert(
      fc.property(deeds, slots, (all, probe) => {
        const { map, model } = played(all);
        expect(entries(map)).toEqual(sorted(model));
        expect(map.size).toBe(model.size);
        expect(map.top).toBe(Math.max(0, ...model.keys()));
        expect(get(map, probe)).toBe(model.get(probe));
        expect(has(map, probe)).toBe(model.has(probe));
      }),
    );
  });

  it('lists from a slot on, and no more than is asked for', () => {
    fc.assert(
      fc.property(deeds, slots, fc.nat(20), (all, start, limit) => {
        const { map, model } = played(all);
        const expected = sorted(model).filter(([slot]) => slot >= start);
        expect(entries(map, start)).toEqual(expected);
        expect(entries(map, start, limit)).toEqual(expected.slice(0, limit));
      }),
    );
  });

  it('has one structure for equal contents', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        const { map, model } = played(all);
        const direct = sorted(model).reduce(
          (built, [slot, value]) => set(built, slot, value),
          EMPTY as SlotMap<number>,
        );
        const backwards = sorted(model).reduceRight(
          (built, [slot, value]) => set(built, slot, value),
          EMPTY as SlotMap<number>,
        );
        expect(map).toEqual(direct);
        expect(backwards).toEqual(direct);
      }),
    );
  });

  it('leaves the map that it came from as it was', () => {
    fc.assert(
      fc.property(deeds, slots, fc.nat(), (all, slot, value) => {
        const { map, model } = played(all);
        set(map, slot, value);
        dropBelow(map, slot);
        expect(entries(map)).toEqual(sorted(model));
      }),
    );
  });

  it('is plain data', () => {
    const map = set(set(EMPTY as SlotMap<string>, 3, 'x'), 700, 'y');
    expect(JSON.parse(JSON.stringify(map))).toEqual(map);
  });

  it('keeps its identity when there is nothing to drop', () => {
    const map = set(set(EMPTY as SlotMap<string>, 30, 'x'), 700, 'y');
    expect(dropBelow(map, 30)).toBe(map);
    expect(dropBelow(EMPTY, 9)).toBe(EMPTY);
    expect(dropBelow(map, 701)).toBe(EMPTY);
  });
});

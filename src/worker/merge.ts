import type { Frame, FrameDelta } from '../contract/index.ts';

/**
 * The frame that a delta makes of the one before. What the delta does not mention keeps its
 * identity; of what it does mention, so does every part with the same content as before.
 */
export function merge(previous: Frame | null, delta: FrameDelta): Frame {
  if (previous === null || delta.whole) {
    const { parts, nodes, processes, envelopes } = delta;
    return {
      ...(parts as Required<typeof parts>),
      nodes,
      processes,
      envelopes,
      ledger: withSlots(NO_LEDGER, delta.ledger),
    };
  }
  return {
    ...previous,
    ...sharedParts(previous, delta.parts),
    nodes: replaced(previous.nodes, delta.nodes),
    processes: replaced(previous.processes, delta.processes),
    envelopes: withEnvelopes(previous.envelopes, delta),
    ledger: withSlots(previous.ledger, delta.ledger),
  };
}

function sharedParts(previous: Frame, parts: FrameDelta['parts']): Partial<Frame> {
  const entries = Object.entries(parts).map(([name, part]) => [
    name,
    shared(previous[name as keyof Frame], part),
  ]);
  return Object.fromEntries(entries) as Partial<Frame>;
}

/** The list with those of the same id replaced; places do not change. */
function replaced<T extends { readonly id: string }>(
  previous: readonly T[],
  changed: readonly T[],
): readonly T[] {
  if (changed.length === 0) return previous;
  const byId = new Map(changed.map((one) => [one.id, one]));
  return previous.map((one) => shared(one, byId.get(one.id) ?? one));
}

const NO_LEDGER: Frame['ledger'] = { slots: [], since: 1, top: 0 };

function withSlots(previous: Frame['ledger'], delta: FrameDelta['ledger']): Frame['ledger'] {
  if (delta === null) return previous;
  const { shown, changed, ...rest } = delta;
  const bySlot = new Map(previous.slots.map((one) => [one.slot, one]));
  for (const one of changed) bySlot.set(one.slot, shared(bySlot.get(one.slot), one));
  const slots = shown.flatMap((slot) => bySlot.get(slot) ?? []);
  return { ...rest, slots: shared(previous.slots, slots) };
}

function withEnvelopes(
  previous: Frame['envelopes'],
  { envelopes, gone }: FrameDelta,
): Frame['envelopes'] {
  if (envelopes.length === 0 && gone.length === 0) return previous;
  const byId = new Map(previous.map((one) => [one.id, one]));
  for (const id of gone) byId.delete(id);
  for (const one of envelopes) byId.set(one.id, shared(byId.get(one.id), one));
  return [...byId.values()].sort((a, b) => a.id - b.id);
}

/** `next` with every part that equals the previous one replaced by it. */
function shared<T>(previous: unknown, next: T): T {
  if (Object.is(previous, next)) return next;
  if (typeof previous !== 'object' || typeof next !== 'object') return next;
  if (previous === null || next === null) return next;
  if (Array.isArray(previous) !== Array.isArray(next)) return next;
  const before = previous as Readonly<Record<string, unknown>>;
  const keys = Object.keys(next);
  let same = keys.length === Object.keys(before).length;
  const copy: Record<string, unknown> = Array.isArray(next)
    ? ([] as unknown as Record<string, unknown>)
    : {};
  for (const key of keys) {
    copy[key] = shared(before[key], (next as Readonly<Record<string, unknown>>)[key]);
    same &&= key in before && Object.is(copy[key], before[key]);
  }
  return (same ? previous : copy) as T;
}

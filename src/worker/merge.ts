import { reuse, reuseByKey, type Frame, type FrameDelta } from '../contract/index.ts';

/**
 * The frame that a delta makes of the previous one. A part that the delta does not mention keeps
 * its identity; so does every part whose content is the same as before.
 */
export function merge(previous: Frame | null, delta: FrameDelta): Frame {
  const { parts, nodes, processes, envelopes, ledger } = delta;
  if (previous === null || delta.whole) {
    const whole = parts as Required<typeof parts>;
    return { ...whole, nodes, processes, envelopes, ledger: withSlots(NO_LEDGER, ledger) };
  }
  return {
    ...reuse(previous, { ...previous, ...parts }),
    nodes: replaced(previous.nodes, nodes),
    processes: replaced(previous.processes, processes),
    envelopes: withEnvelopes(previous.envelopes, delta),
    ledger: withSlots(previous.ledger, ledger),
  };
}

/** The list with the items of the same ids replaced; places do not change. */
function replaced<T extends { readonly id: string }>(
  previous: readonly T[],
  changed: readonly T[],
): readonly T[] {
  const byId = new Map(changed.map((one) => [one.id, one]));
  const list = previous.map((one) => byId.get(one.id) ?? one);
  return reuseByKey(previous, list, ({ id }) => id);
}

const NO_LEDGER: Frame['ledger'] = { slots: [], since: 1, top: 0 };

function withSlots(previous: Frame['ledger'], delta: FrameDelta['ledger']): Frame['ledger'] {
  if (delta === null) return previous;
  const { shown, changed, ...rest } = delta;
  const bySlot = new Map([...previous.slots, ...changed].map((one) => [one.slot, one]));
  const slots = shown.flatMap((slot) => bySlot.get(slot) ?? []);
  return { ...rest, slots: reuseByKey(previous.slots, slots, ({ slot }) => slot) };
}

function withEnvelopes(
  previous: Frame['envelopes'],
  { envelopes, gone }: FrameDelta,
): Frame['envelopes'] {
  const byId = new Map([...previous, ...envelopes].map((one) => [one.id, one]));
  for (const id of gone) byId.delete(id);
  const list = [...byId.values()].sort((a, b) => a.id - b.id);
  return reuseByKey(previous, list, ({ id }) => id);
}

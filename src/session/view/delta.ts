import type { EventView, Frame, FrameDelta } from '../../contract/index.ts';

/** What changed from one frame to the next; null if nothing did. A part that keeps its identity has not changed. */
export function deltaOf(
  previous: Frame | null,
  next: Frame,
  passed: readonly EventView[],
): FrameDelta | null {
  if (previous === next) return null;
  const { nodes, processes, envelopes, ledger, ...parts } = next;
  if (previous === null || previous.run.id !== next.run.id || previous.seenBy !== next.seenBy) {
    const lists = { nodes, processes, envelopes, gone: [], ledger: ledgerDelta(null, ledger) };
    return { whole: true, parts, ...lists, passed };
  }
  const present = new Set(envelopes.map(({ id }) => id));
  return {
    whole: false,
    parts: changedParts(previous, parts),
    nodes: unknownTo(previous.nodes, nodes),
    processes: unknownTo(previous.processes, processes),
    envelopes: unknownTo(previous.envelopes, envelopes),
    ledger: ledgerDelta(previous.ledger, ledger),
    gone: previous.envelopes.filter(({ id }) => !present.has(id)).map(({ id }) => id),
    passed,
  };
}

function ledgerDelta(
  previous: Frame['ledger'] | null,
  next: Frame['ledger'],
): FrameDelta['ledger'] {
  if (previous === next) return null;
  const { slots, ...rest } = next;
  const shown = slots.map(({ slot }) => slot);
  return { ...rest, shown, changed: unknownTo(previous?.slots ?? [], slots) };
}

function changedParts(previous: Frame, parts: FrameDelta['parts']): FrameDelta['parts'] {
  const changed = Object.entries(parts).filter(
    ([name, part]) => previous[name as keyof Frame] !== part,
  );
  return Object.fromEntries(changed);
}

function unknownTo<T>(previous: readonly T[], next: readonly T[]): readonly T[] {
  if (previous === next) return [];
  const known = new Set(previous);
  return next.filter((one) => !known.has(one));
}

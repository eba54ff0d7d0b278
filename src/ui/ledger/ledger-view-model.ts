import type {
  Ballot,
  Configuration,
  EventView,
  Frame,
  ProcessId,
  ReplicaId,
  ReplicaView,
  Slot,
  SlotView,
} from '../../contract/index.ts';

/** What the ledger shows: a window of whole columns over the slots, and a row for each replica. */

export interface Column {
  readonly slot: Slot;
  /** Null for a slot that nobody has touched, or that is not at hand. */
  readonly view: SlotView | null;
  /** The configuration that begins here; null where it goes on. */
  readonly begins: Configuration | null;
}

/**
 * As many columns as there is room for. The newest end with one untouched slot, so that there is
 * always a place for what comes next; columns never move by less than their width.
 */
export function columnsOf(
  { ledger, records }: Pick<Frame, 'ledger' | 'records'>,
  from: Slot | null,
  room: number,
): readonly Column[] {
  const newest = Math.max(1, ledger.top + 2 - room);
  const first = from === null ? newest : Math.max(ledger.since, Math.min(from, newest));
  return Array.from({ length: room }, (_, at) => {
    const slot = first + at;
    return {
      slot,
      view: ledger.slots.find((view) => view.slot === slot) ?? null,
      begins: records.find((record) => record.id > 0 && record.from === slot) ?? null,
    };
  });
}

/** A replica's row; `view` is null where the replica is veiled. */
export interface Row {
  readonly id: ReplicaId;
  readonly view: ReplicaView | null;
}

/**
 * Those that work now; spares have nothing to show yet, and who has retired shows nothing new. Of
 * those that are veiled, the members of the newest configuration known.
 */
export function replicasOf({ processes, nodes, records, seenBy }: Frame): readonly Row[] {
  const shown = processes.flatMap((process): readonly Row[] =>
    process.role === 'replica' && process.standing !== 'spare' && process.standing !== 'retired'
      ? [{ id: process.id, view: process }]
      : [],
  );
  if (seenBy === null) return shown;
  const known = new Set<ProcessId>(processes.map(({ id }) => id));
  const members = records.at(-1)?.replicas ?? [];
  const veiled = members.filter((id) => !known.has(id)).map((id) => ({ id, view: null }));
  const order: readonly ProcessId[] = nodes.flatMap((node) => node.processes);
  return [...shown, ...veiled].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

/** Where a replica stands at one slot. */
export interface Place {
  readonly isSlotIn: boolean;
  readonly isSlotOut: boolean;
  readonly inWindow: boolean;
  readonly windowEnds: boolean;
}

const NOWHERE: Place = { isSlotIn: false, isSlotOut: false, inWindow: false, windowEnds: false };

export function placeOf({ view }: Row, slot: Slot): Place {
  if (view === null) return NOWHERE;
  const { slotIn, slotOut, window } = view;
  const end = slotOut + window - 1;
  return {
    isSlotIn: slot === slotIn,
    isSlotOut: slot === slotOut,
    inWindow: slot >= slotOut && slot <= end,
    windowEnds: slot === end,
  };
}

/** The ballot whose hue a column has: in which its command was chosen, or the highest voted in. */
export function ballotOf(view: SlotView): Ballot | null {
  return view.chosen?.ballot ?? view.votes?.ballot ?? null;
}

/**
 * How full the chosen row's cell is, from 0 to 1: votes in that ballot, of all acceptors. What was
 * chosen stays so after acceptors have forgotten their votes.
 */
export function fillOf({ votes, chosen, acceptors, quorum }: SlotView): number {
  const stored = votes?.voters.length ?? 0;
  return acceptors === 0 ? 0 : Math.max(stored, chosen === null ? 0 : quorum) / acceptors;
}

/** Cells that this event has changed: replicas by id, the chosen row under `chosen`. */
export function freshCells(event: EventView | null): ReadonlySet<string> {
  const fresh = new Set<string>();
  if (event === null || event.actor === null) return fresh;
  for (const note of event.notes) {
    if (note.kind === 'accepted') {
      if (!note.again) fresh.add(cellKey('chosen', note.slot));
    } else if (note.kind === 'proposed' || note.kind === 'learned' || note.kind === 'performed') {
      fresh.add(cellKey(event.actor as ReplicaId, note.slot));
    }
  }
  return fresh;
}

export function cellKey(row: ReplicaId | 'chosen', slot: Slot): string {
  return `${row}/${slot}`;
}

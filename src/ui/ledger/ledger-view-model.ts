import type {
  Ballot,
  Configuration,
  EventView,
  Frame,
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

/** Those that work now; spares have nothing to show yet, and who has retired shows nothing new. */
export function replicasOf({ processes }: Frame): readonly ReplicaView[] {
  return processes.filter(
    (process): process is ReplicaView =>
      process.role === 'replica' && process.standing !== 'spare' && process.standing !== 'retired',
  );
}

/** Where a replica stands at one slot. */
export interface Place {
  readonly isSlotIn: boolean;
  readonly isSlotOut: boolean;
  readonly inWindow: boolean;
  readonly windowEnds: boolean;
}

export function placeOf({ slotIn, slotOut, window }: ReplicaView, slot: Slot): Place {
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

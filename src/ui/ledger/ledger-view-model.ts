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

/** The ledger shows a window of whole columns over the slots, and a row for each replica. */

/** What the ledger draws of a frame; heartbeats change none of it. */
export type Drawn = Pick<
  Frame,
  'run' | 'seenBy' | 'ledger' | 'processes' | 'nodes' | 'records' | 'event'
>;

export interface Column {
  readonly slot: Slot;
  /** It is null if no process has touched the slot, or if the frame came without the slot. */
  readonly view: SlotView | null;
  /** The configuration that begins here, or null where the one before continues. */
  readonly begins: Configuration | null;
}

/**
 * Fills the room with columns. The newest columns end with one untouched slot, which leaves a place
 * for the next command. The window always moves by whole columns.
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
 * The replicas that work now. A spare has nothing to show yet, and a retired replica shows nothing
 * new. A veiled replica has a row if it is a member of the newest configuration known.
 */
export function replicasOf({ processes, nodes, records, seenBy }: Drawn): readonly Row[] {
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

/** The place of one replica at one slot. */
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

/** The ballot that gives a column its hue: the one in which its command was chosen, or the highest with votes. */
export function ballotOf(view: SlotView): Ballot | null {
  return view.chosen?.ballot ?? view.votes?.ballot ?? null;
}

/**
 * Fills the cell of the chosen row from 0 to 1 by the part of all acceptors that voted in that
 * ballot. A chosen slot counts at least a quorum, even after acceptors have forgotten their votes.
 */
export function fillOf({ votes, chosen, acceptors, quorum }: SlotView): number {
  const stored = votes?.voters.length ?? 0;
  return acceptors === 0 ? 0 : Math.max(stored, chosen === null ? 0 : quorum) / acceptors;
}

/** The cells that this event has changed: those of replicas by id, those of the chosen row by `chosen`. */
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

/** A heading has room for this many signs; beside a flag there is less. */
const SIGNS = { alone: 4, flagged: 3 } as const;

/** The number of a slot as its heading shows it: `1137858` is `…858`. */
export function headingOf(slot: Slot, hasFlag: boolean): string {
  const most = hasFlag ? SIGNS.flagged : SIGNS.alone;
  const digits = String(slot);
  return digits.length <= most ? digits : `…${digits.slice(1 - most)}`;
}

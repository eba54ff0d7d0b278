import type {
  AcceptorId,
  EventView,
  Frame,
  LeaderView,
  NodeId,
  Note,
  NoteKind,
  ProcessId,
  ReplicaView,
  Slot,
  SlotView,
} from '../../../contract/index.ts';

/** What a sentence about an event may draw on. */
export interface Telling {
  readonly event: EventView;
  /** The process whose handler ran. */
  readonly who: ProcessId;
  /** The world right after the event, where that is at hand. */
  readonly now: Frame | null;
}

export type NoteOf<K extends NoteKind> = Extract<Note, { kind: K }>;

/** How a note is told. The heaviest note of an event gives the event its sentence. */
export interface ToldNote<K extends NoteKind> {
  readonly weight: number;
  readonly says: (telling: Telling, note: NoteOf<K>) => string;
}

export type ToldNotes = { readonly [K in NoteKind]: ToldNote<K> };

export function notesOf<K extends NoteKind>(event: EventView, kind: K): readonly NoteOf<K>[] {
  return event.notes.filter((note): note is NoteOf<K> => note.kind === kind);
}

/** Did this event make a command chosen in `slot`? */
export function madeChosen(event: EventView, slot: Slot): boolean {
  return event.beats.some((beat) => beat.kind === 'chosen' && beat.slot === slot);
}

export function slotNow({ now }: Telling, slot: Slot): SlotView | undefined {
  return now?.ledger.slots.find((view) => view.slot === slot);
}

/** The other acceptors whose votes count for the slot, as far as they are at hand. */
export function otherVoters(telling: Telling, slot: Slot): readonly AcceptorId[] {
  const voters = slotNow(telling, slot)?.votes?.voters ?? [];
  return voters.filter((voter) => voter !== telling.who);
}

export function leaderNow({ now, who }: Telling): LeaderView['instances'][number] | undefined {
  const view = now?.processes.find((process) => process.id === who);
  return view?.role === 'leader' ? view.instances[view.instances.length - 1] : undefined;
}

export function replicaNow({ now, who }: Telling): ReplicaView | undefined {
  const view = now?.processes.find((process) => process.id === who);
  return view?.role === 'replica' ? view : undefined;
}

/** The processes of a node, as far as they are at hand. */
export function processesOf(now: Frame | null, node: NodeId): readonly ProcessId[] {
  return now?.nodes.find((view) => view.id === node)?.processes ?? [];
}

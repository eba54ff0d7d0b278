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
  /** The world that is shown beside the sentence, where one is: the event may lie behind it. */
  readonly shown: Frame | null;
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

export function slotIn(frame: Frame | null, slot: Slot): SlotView | undefined {
  return frame?.ledger.slots.find((view) => view.slot === slot);
}

export function slotNow({ now }: Telling, slot: Slot): SlotView | undefined {
  return slotIn(now, slot);
}

/** The stage shows this many slots behind the first one that is not performed; the ledger shows more. */
const BEHIND = 3;

/** Is the slot among those that stage and ledger show? A slot that has left the stage is no longer spoken of. */
export function isInSight({ processes, ledger }: Frame, slot: Slot): boolean {
  const ends = processes.flatMap((one) =>
    one.role === 'replica' && one.standing === 'member' ? [one.slotOut] : [],
  );
  return slot <= ledger.top && Math.max(...ends, 1) - BEHIND <= slot;
}

/** A replica that crashes forgets what it has performed, and performs it again. Has it lost the slot in this way? */
export function hasLost({ processes }: Frame, replica: ProcessId, slot: Slot): boolean {
  const view = processes.find(({ id }) => id === replica);
  return view?.role === 'replica' && view.slotOut <= slot;
}

/** Has no replica learned yet what the slot holds? */
export function isInDoubt(frame: Frame, slot: Slot): boolean {
  const view = slotIn(frame, slot);
  const isKnown = ({ status }: SlotView['cells'][number]) =>
    status === 'learned' || status === 'performed';
  return view !== undefined && view.chosen !== null && !view.cells.some(isKnown);
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

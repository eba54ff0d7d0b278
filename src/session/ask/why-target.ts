import type { WhyTarget } from '../../contract/index.ts';
import type { Note, ProcessId, ReplicaId, Slot } from '../../paxos/index.ts';
import { chosenIn, nodeStruck, type Envelope, type World } from '../../sim/index.ts';
import { changedFields, fieldKind } from '../view/changes.ts';
import { cellOf } from '../view/ledger.ts';
import { latestBefore, partsOf, type Trail } from '../run/trail.ts';
import type { Witness } from '../view/event-view.ts';

/** The beginning of a chain: an event, and the message that it sent, if the question was about a message. */
export interface Origin {
  readonly index: number;
  readonly via: Envelope | null;
  readonly slot: Slot | null;
}

/**
 * The event that the thing asked about comes from. The answer is `start` if the thing has been so
 * since the start, `unknown` if its event lies too far back, and null if there is no such thing.
 */
export function originOf(trail: Trail, target: WhyTarget): Origin | 'start' | 'unknown' | null {
  switch (target.kind) {
    case 'event':
      return target.index < 1
        ? null
        : { index: target.index, via: null, slot: target.slot ?? null };
    case 'message':
      return ofMessage(trail, target.envelope);
    case 'slot':
      return target.replica === null
        ? ofChoice(trail, target.slot)
        : ofCell(trail, target.slot, target.replica);
    case 'field':
      return ofField(trail, target.process, target.field);
  }
}

function worldOf({ branch }: Trail): World {
  return branch.history.world;
}

function ofMessage(trail: Trail, id: number): Origin | null {
  const envelope = worldOf(trail).envelopes.get(id);
  return envelope === undefined ? null : { index: envelope.cause, via: envelope, slot: null };
}

function ofChoice({ branch }: Trail, slot: Slot): Origin | null {
  const chosen = chosenIn(branch.history.truth, slot);
  return chosen === null ? null : { index: chosen.index, via: null, slot };
}

function ofCell(trail: Trail, slot: Slot, replica: ReplicaId) {
  const process = worldOf(trail).processes.find(({ id }) => id === replica);
  if (process?.state.role !== 'replica') return null;
  const { status } = cellOf(process.state, slot, null);
  if (status === 'empty' || status === 'unknown') return null;
  return found(
    latest(trail, (seen) =>
      partsOf(seen, replica).some(({ step }) =>
        step!.notes.some((note) => makes(note, status, slot)),
      ),
    ),
    slot,
  );
}

function makes(note: Note, status: 'proposed' | 'learned' | 'performed', slot: Slot): boolean {
  if (note.kind === 'snapshotInstalled') {
    return status === 'performed' && note.was <= slot && slot < note.upTo;
  }
  return note.kind === status && note.slot === slot;
}

function ofField(trail: Trail, id: ProcessId, field: string) {
  const world = worldOf(trail);
  const process = world.processes.find((one) => one.id === id);
  const kind = process === undefined ? null : fieldKind(process.state, field);
  if (process === undefined || kind === null) return null;
  const node = world.nodes[process.node]!.id;
  return found(
    latest(trail, (seen) => {
      if (kind === 'volatile' && nodeStruck(seen.occurrence) === node) return true;
      return partsOf(seen, id).some(({ before, step }) =>
        changedFields(before!, step!.state).some((changed) => changed.field === field),
      );
    }),
    null,
  );
}

/** The latest wanted event up to the moment shown. */
function latest(trail: Trail, wanted: (seen: Witness) => boolean): Witness | 'start' | null {
  return latestBefore(trail, worldOf(trail).index + 1, wanted);
}

function found(seen: Witness | 'start' | null, slot: Slot | null): Origin | 'start' | 'unknown' {
  if (seen === null) return 'unknown';
  return seen === 'start' ? seen : { index: seen.occurrence.index, via: null, slot };
}

import { commandShort, countOf, listShort, listText, requestText } from '../values/format.ts';
import type { NoteOf, Telling } from './telling.ts';

export function reconfigured({ who }: Telling, { slot, record }: NoteOf<'reconfigured'>): string {
  const { id, from, acceptors, leaders, replicas } = record;
  const members = listText([...replicas, ...leaders, ...acceptors]);
  return `${who} performs the change in slot ${slot}: configuration ${id} governs every slot from ${from} on, with ${members}.`;
}

export function reconfigRefused({ who }: Telling, note: NoteOf<'reconfigRefused'>): string {
  return `${who} performs the change in slot ${note.slot}, but it cannot be made: ${note.why}. The slot is used up all the same.`;
}

export function informed({ who }: Telling, { cfg, to }: NoteOf<'informed'>): string {
  return `${who} tells ${listShort(to)} of configuration ${cfg}.`;
}

export function joined({ who }: Telling, note: NoteOf<'joined'>): string {
  const { record, isMember, again } = note;
  const what = `configuration ${record.id}, from slot ${record.from} on`;
  if (again) return `${who} hears again of ${what}, and answers that it knows it.`;
  return isMember
    ? `${who} hears of ${what}: it is a member.`
    : `${who} hears of ${what}: it is no member, and leaves once its own slots are decided.`;
}

export function retired({ who, event }: Telling, { cfg }: NoteOf<'retired'>): string {
  const leaves = event.beats.some(
    (beat) => beat.kind === 'standing' && beat.standing === 'retired',
  );
  const is = leaves ? 'retires from' : 'is done with';
  return `${who} ${is} configuration ${cfg}: a majority of the next replicas has all of its slots on disk.`;
}

export function wasRetired({ who }: Telling, { cfg, to }: NoteOf<'wasRetired'>): string {
  return `${who} tells ${to} that it is done with configuration ${cfg}.`;
}

export function peerRetired({ who }: Telling, { cfg, process }: NoteOf<'peerRetired'>): string {
  return `${who} hears that ${process} has retired from configuration ${cfg}: every slot of it is decided.`;
}

export function serving({ who }: Telling, { record }: NoteOf<'serving'>): string {
  return `${who} belongs to configuration ${record.id}, and reports to the others from now on.`;
}

export function handedOver({ who, event }: Telling, note: NoteOf<'handedOver'>): string {
  const count = event.notes.filter(({ kind }) => kind === 'handedOver').length;
  const what = count > 1 ? countOf(count, 'request') : commandShort(note.cmd);
  return `${who} has left and hands ${what} back: the client can ask ${listShort(note.replicas)}.`;
}

export function redirected({ who }: Telling, note: NoteOf<'redirected'>): string {
  return `${who} hears that its replica has left: it sends ${commandShort(note.cmd)} to ${note.to}.`;
}

// --- reads past the log

export function readBegun({ who }: Telling, note: NoteOf<'readBegun'>): string {
  return `${who} asks ${listShort(note.to)} for the highest slot accepted, to answer ${commandShort(note.cmd)} without a slot.`;
}

export function readReplied({ who }: Telling, { top, to }: NoteOf<'readReplied'>): string {
  return top === 0
    ? `${who} tells ${to} that it has accepted nothing.`
    : `${who} tells ${to} that slot ${top} is the highest it has accepted.`;
}

export function readCounted({ who }: Telling, note: NoteOf<'readCounted'>): string {
  const { have, need, top, from } = note;
  if (have < need) return `${who} counts the reply of ${from}: ${have} of the ${need} it needs.`;
  return top === 0
    ? `${who} has replies from a majority: no slot can be decided yet.`
    : `${who} has replies from a majority: it may answer once it has performed slot ${top}.`;
}

export function readAnswered({ who }: Telling, note: NoteOf<'readAnswered'>): string {
  return `${who} answers read ${requestText(note)} from its state after slot ${note.slot}: ${note.result}.`;
}

import { commandShort, countOf, requestText, shorten, slotsText } from '../values/format.ts';
import { notesOf, replicaNow, type NoteOf, type Telling } from './telling.ts';

export function resultText(result: string): string {
  return result === '' ? 'nothing' : shorten(result, 32);
}

export function requested({ who, event }: Telling, note: NoteOf<'requested'>): string {
  const takes = `${who} takes ${commandShort(note.cmd)}`;
  const slots = notesOf(event, 'proposed').map(({ slot }) => slot);
  if (slots.length > 0) return `${takes} and proposes it for ${slotsText(slots)} to its leaders.`;
  return `${takes}, but its WINDOW is full: the command waits.`;
}

export function proposed({ who, event }: Telling, note: NoteOf<'proposed'>): string {
  const all = notesOf(event, 'proposed');
  if (note.cmd === 'noop') {
    return `${who} proposes no-op for ${slotsText(all.map(({ slot }) => slot))}, so that the hole is filled.`;
  }
  if (all.length > 1) {
    return `${who} proposes ${countOf(all.length, 'command')} for ${slotsText(all.map(({ slot }) => slot))}.`;
  }
  return `${who} proposes ${commandShort(note.cmd)} for slot ${note.slot} to its leaders.`;
}

export function learned(telling: Telling, note: NoteOf<'learned'>): string {
  const { who, event } = telling;
  const slots = notesOf(event, 'learned').map(({ slot }) => slot);
  const what =
    slots.length > 1 ? slotsText(slots) : `${commandShort(note.cmd)} for slot ${note.slot}`;
  const hole = replicaNow(telling)?.slotOut;
  const missing = hole === undefined ? 'an earlier slot' : `slot ${hole}`;
  return `${who} learns ${what} but cannot perform ${slots.length > 1 ? 'them' : 'it'} yet: ${missing} is missing.`;
}

export function performed(telling: Telling, note: NoteOf<'performed'>): string {
  const { who, event } = telling;
  const all = notesOf(event, 'performed');
  if (all.length > 1) return performedMany(telling, all);
  const lost = notesOf(event, 'displaced').find(({ slot }) => slot === note.slot);
  const learns = `${who} learns that slot ${note.slot} holds ${commandShort(note.cmd)}`;
  if (lost !== undefined) {
    return `${learns}; its own ${commandShort(lost.cmd)} has to go to a later slot.`;
  }
  if (note.repeated) return `${learns}, which it has performed before: nothing changes.`;
  if (note.cmd === 'noop') return `${learns}: nothing to perform, slot ${note.slot + 1} is next.`;
  const [answer] = notesOf(event, 'responded');
  const end = answer === undefined ? '' : ` and answers ${answer.client}`;
  return `${learns}, performs it${end}: ${resultText(note.result)}.`;
}

function performedMany(telling: Telling, all: readonly NoteOf<'performed'>[]): string {
  const { who, event } = telling;
  const learnt = notesOf(event, 'learned').map(({ slot }) => slot);
  const done = slotsText(all.map(({ slot }) => slot));
  const from = event.envelope?.body.type === 'learned' ? ` from ${event.envelope.from}` : '';
  const what = learnt.length === 0 ? 'what was missing' : slotsText(learnt);
  return what === done
    ? `${who} learns ${what}${from} and performs them in order.`
    : `${who} learns ${what}${from} and so can perform ${done} in order.`;
}

export function displaced({ who }: Telling, note: NoteOf<'displaced'>): string {
  const [lost, by] = [commandShort(note.cmd), commandShort(note.by)];
  return `Slot ${note.slot} went to ${by}: ${who} has to propose ${lost} for a later slot.`;
}

export function responded({ who }: Telling, note: NoteOf<'responded'>): string {
  const which = `request ${requestText(note)}`;
  const answer = resultText(note.result);
  return note.cached
    ? `${who} performed ${which} in slot ${note.slot} before, and repeats its answer: ${answer}.`
    : `${who} answers ${which}, performed in slot ${note.slot}: ${answer}.`;
}

export function statusSent({ who }: Telling, note: NoteOf<'statusSent'>): string {
  return note.slotOut <= 1
    ? `${who} tells the others that it has performed nothing yet.`
    : `${who} tells the others that it has performed every slot below ${note.slotOut}.`;
}

export function askedToLearn({ who, event }: Telling, note: NoteOf<'askedToLearn'>): string {
  const [own] = notesOf(event, 'proposed');
  const asks = `${who} misses slot ${note.from} and asks ${note.to} what was decided from there on`;
  return own === undefined
    ? `${asks}.`
    : `${asks}; it also proposes ${commandShort(own.cmd)} there.`;
}

export function toldCollected({ who }: Telling, note: NoteOf<'toldCollected'>): string {
  return `${who} hears that the slots below ${note.base} are collected: it has to learn them from a peer.`;
}

export function snapshotTaken({ who }: Telling, note: NoteOf<'snapshotTaken'>): string {
  return `${who} keeps its state after the slots below ${note.upTo} as a snapshot, and drops the oldest part of its log.`;
}

export function snapshotSent({ who }: Telling, note: NoteOf<'snapshotSent'>): string {
  return `${who} has dropped what ${note.to} asks for: it sends its snapshot of the slots below ${note.upTo}.`;
}

export function snapshotInstalled({ who }: Telling, note: NoteOf<'snapshotInstalled'>): string {
  return `${who} installs a snapshot and continues at slot ${note.upTo}, without performing the slots from ${note.was} on itself.`;
}

export function taught({ who }: Telling, note: NoteOf<'taught'>): string {
  return note.count === 0
    ? `${who} has no decision for ${note.to} from slot ${note.from} on.`
    : `${who} sends ${note.to} ${countOf(note.count, 'decision')}, from slot ${note.from} on.`;
}

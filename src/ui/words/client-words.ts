import { commandShort, countOf, ordinal } from './format.ts';
import { resultText } from './replica-words.ts';
import { notesOf, type NoteOf, type Telling } from './telling.ts';

/** What clients do, in sentences. */

export function asked({ who }: Telling, note: NoteOf<'asked'>): string {
  const how = note.read ? ', without a slot of the log' : '';
  return `${who} asks ${note.to}: ${commandShort(note.cmd)}${how}.`;
}

export function queued({ who }: Telling, note: NoteOf<'queued'>): string {
  return `${who} still waits for an answer, so its next command waits, too: ${countOf(note.waiting, 'command')} in its queue.`;
}

export function answered({ who, event }: Telling, note: NoteOf<'answered'>): string {
  const gets = `${who} has its answer from ${note.from}, performed in slot ${note.slot}: ${resultText(note.result)}`;
  const [next] = notesOf(event, 'asked');
  return next === undefined ? `${gets}.` : `${gets}; it asks on: ${commandShort(next.cmd)}.`;
}

export function askedAgain({ who }: Telling, note: NoteOf<'askedAgain'>): string {
  return `${who} has had no answer: it asks ${note.to} for the ${ordinal(note.attempt + 1)} time, ${commandShort(note.cmd)}.`;
}

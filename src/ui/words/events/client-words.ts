import { commandShort, countOf, ordinal } from '../values/format.ts';
import { resultText } from './replica-words.ts';
import { notesOf, type NoteOf, type Telling } from './telling.ts';

export function asked({ who }: Telling, note: NoteOf<'asked'>): string {
  const how = note.read ? ', without a slot of the log' : '';
  return `${who} asks ${note.to}: ${commandShort(note.cmd)}${how}.`;
}

export function queued({ who }: Telling, note: NoteOf<'queued'>): string {
  return `${who} still waits for an answer, so its queue holds ${countOf(note.waiting, 'command')}.`;
}

export function answered({ who, event }: Telling, note: NoteOf<'answered'>): string {
  const gets = `${who} has its answer from ${note.from}, which performed slot ${note.slot}: ${resultText(note.result)}`;
  const [next] = notesOf(event, 'asked');
  return next === undefined
    ? `${gets}.`
    : `${gets}; its next request is ${commandShort(next.cmd)}.`;
}

export function askedAgain({ who }: Telling, note: NoteOf<'askedAgain'>): string {
  return `${who} has had no answer: it sends ${commandShort(note.cmd)} to ${note.to}, as its ${ordinal(note.attempt + 1)} attempt.`;
}

import { commandShort, countOf, ordinal, spanText } from '../values/format.ts';
import { resultText } from './replica-words.ts';
import { hasLost, notesOf, type ToldNotes } from './telling.ts';

/** What a client's notes say. */
export const CLIENT_NOTES = {
  asked: {
    weight: 46,
    says({ who }, note) {
      const how = note.read ? ', without a slot of the log' : '';
      return `${who} asks ${note.to}: ${commandShort(note.cmd)}${how}.`;
    },
  },
  queued: {
    weight: 44,
    says: ({ who }, note) =>
      `${who} still waits for an answer, so its queue holds ${countOf(note.waiting, 'command')}.`,
  },
  answered: {
    weight: 80,
    says({ who, event, shown }, note) {
      const isLost = shown !== null && hasLost(shown, note.from, note.slot);
      const slot = `slot ${note.slot}${isLost ? ' before it crashed' : ''}`;
      const gets = `${who} has its answer from ${note.from}, which performed ${slot}: ${resultText(note.result)}`;
      const [next] = notesOf(event, 'asked');
      return next === undefined
        ? `${gets}.`
        : `${gets}; its next request is ${commandShort(next.cmd)}.`;
    },
  },
  askedAgain: {
    weight: 48,
    says({ who, event }, { cmd, was, to, attempt }) {
      const span = event.waited === null ? 'too long' : spanText(event.waited);
      const what = `${commandShort(cmd)} to ${to}`;
      const which = `as its ${ordinal(attempt + 1)} attempt`;
      return was === to
        ? `${who} has waited ${span} for ${was}: it sends ${what}, ${which}.`
        : `${who} has waited ${span} for ${was}. It gives up on ${was} and sends ${what}, ${which}.`;
    },
  },
} satisfies Partial<ToldNotes>;

import { commandShort, countOf, requestText, shorten, slotsText } from '../values/format.ts';
import { notesOf, replicaNow, type NoteOf, type Telling, type ToldNotes } from './telling.ts';

/** What a replica's notes say. */
export const REPLICA_NOTES = {
  requested: {
    weight: 68,
    says({ who, event }, note) {
      const takes = `${who} takes ${commandShort(note.cmd)}`;
      const slots = notesOf(event, 'proposed').map(({ slot }) => slot);
      if (slots.length > 0)
        return `${takes} and proposes it for ${slotsText(slots)} to its leaders.`;
      return `${takes}, but its WINDOW is full: the command waits.`;
    },
  },
  proposed: {
    weight: 56,
    says({ who, event }, note) {
      const all = notesOf(event, 'proposed');
      if (note.cmd === 'noop') {
        return `${who} proposes no-op for ${slotsText(all.map(({ slot }) => slot))}, so that the hole is filled.`;
      }
      if (all.length > 1) {
        return `${who} proposes ${countOf(all.length, 'command')} for ${slotsText(all.map(({ slot }) => slot))}.`;
      }
      return `${who} proposes ${commandShort(note.cmd)} for slot ${note.slot} to its leaders.`;
    },
  },
  learned: {
    weight: 76,
    says(telling, note) {
      const { who, event } = telling;
      const slots = notesOf(event, 'learned').map(({ slot }) => slot);
      const what =
        slots.length > 1 ? slotsText(slots) : `${commandShort(note.cmd)} for slot ${note.slot}`;
      const hole = replicaNow(telling)?.slotOut;
      const missing = hole === undefined ? 'an earlier slot' : `slot ${hole}`;
      return `${who} learns ${what} but cannot perform ${slots.length > 1 ? 'them' : 'it'} yet: ${missing} is missing.`;
    },
  },
  performed: {
    weight: 78,
    says(telling, note) {
      const { who, event } = telling;
      const all = notesOf(event, 'performed');
      if (all.length > 1) return performedMany(telling, all);
      const lost = notesOf(event, 'displaced').find(({ slot }) => slot === note.slot);
      const learns = `${who} learns that slot ${note.slot} holds ${commandShort(note.cmd)}`;
      if (lost !== undefined) {
        return `${learns}. Its own ${commandShort(lost.cmd)} has to go to a later slot.`;
      }
      if (note.repeated) return `${learns}, which it has performed before: nothing changes.`;
      if (note.cmd === 'noop')
        return `${learns}: nothing to perform, slot ${note.slot + 1} is next.`;
      const [answer] = notesOf(event, 'responded');
      const end = answer === undefined ? '' : ` and answers ${answer.client}`;
      return `${learns}, performs it${end}: ${resultText(note.result)}.`;
    },
  },
  displaced: {
    weight: 74,
    says({ who }, note) {
      const [lost, by] = [commandShort(note.cmd), commandShort(note.by)];
      return `Slot ${note.slot} went to ${by}: ${who} has to propose ${lost} for a later slot.`;
    },
  },
  responded: {
    weight: 66,
    says({ who }, note) {
      const which = `request ${requestText(note)}`;
      const answer = resultText(note.result);
      return note.cached
        ? `${who} performed ${which} in slot ${note.slot} before, and repeats its answer: ${answer}.`
        : `${who} answers ${which}, performed in slot ${note.slot}: ${answer}.`;
    },
  },
  statusSent: {
    weight: 34,
    says: ({ who }, note) =>
      note.slotOut <= 1
        ? `${who} tells the others that it has performed nothing yet.`
        : `${who} tells the others that it has performed every slot below ${note.slotOut}.`,
  },
  askedToLearn: {
    weight: 58,
    says({ who, event }, note) {
      const [own] = notesOf(event, 'proposed');
      const asks = `${who} misses slot ${note.from} and asks ${note.to} what was decided from there on`;
      return own === undefined
        ? `${asks}.`
        : `${asks}; it also proposes ${commandShort(own.cmd)} there.`;
    },
  },
  toldCollected: {
    weight: 57,
    says: ({ who }, note) =>
      `${who} hears that the slots below ${note.base} are collected: it has to learn them from a peer.`,
  },
  snapshotTaken: {
    weight: 35,
    says: ({ who }, note) =>
      `${who} keeps its state after the slots below ${note.upTo} as a snapshot, and drops the oldest part of its log.`,
  },
  snapshotSent: {
    weight: 51,
    says: ({ who }, note) =>
      `${who} has dropped what ${note.to} asks for: it sends its snapshot of the slots below ${note.upTo}.`,
  },
  snapshotInstalled: {
    weight: 79,
    says: ({ who }, note) =>
      `${who} installs a snapshot and continues at slot ${note.upTo}, without performing the slots from ${note.was} on itself.`,
  },
  taught: {
    weight: 50,
    says: ({ who }, note) =>
      note.count === 0
        ? `${who} has no decision for ${note.to} from slot ${note.from} on.`
        : `${who} sends ${note.to} ${countOf(note.count, 'decision')}, from slot ${note.from} on.`,
  },
} satisfies Partial<ToldNotes>;

export function resultText(result: string): string {
  return result === '' ? 'nothing' : shorten(result, 32);
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

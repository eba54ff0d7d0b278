import { commandShort, countOf, listShort, listText, requestText } from '../values/format.ts';
import type { ToldNotes } from './telling.ts';

/** What the notes say that tell of configurations, and of reads past the log. */
export const CONFIGURATION_NOTES = {
  reconfigured: {
    weight: 92,
    says({ who }, { slot, record }) {
      const { id, from, acceptors, leaders, replicas } = record;
      const members = listText([...replicas, ...leaders, ...acceptors]);
      return `${who} performs the change in slot ${slot}: configuration ${id} governs every slot from ${from} on. Its members are ${members}.`;
    },
  },
  reconfigRefused: {
    weight: 91,
    says: ({ who }, note) =>
      `${who} performs the change in slot ${note.slot}, but it cannot be made: ${note.why}. The slot is used up all the same.`,
  },
  informed: {
    weight: 30,
    says: ({ who }, { cfg, to }) => `${who} tells ${listShort(to)} of configuration ${cfg}.`,
  },
  joined: {
    weight: 72,
    says({ who }, note) {
      const { record, isMember, again } = note;
      const what = `configuration ${record.id}, from slot ${record.from} on`;
      if (again) return `${who} hears again of ${what}, and answers that it knows it.`;
      return isMember
        ? `${who} hears of ${what}: it is a member.`
        : `${who} hears of ${what}. It is no member, and leaves once its own slots are decided.`;
    },
  },
  retired: {
    weight: 86,
    says({ who, event }, { cfg }) {
      const leaves = event.beats.some(
        (beat) => beat.kind === 'standing' && beat.standing === 'retired',
      );
      const is = leaves ? 'retires from' : 'is done with';
      return `${who} ${is} configuration ${cfg}: a majority of the next replicas has all of its slots on disk.`;
    },
  },
  wasRetired: {
    weight: 33,
    says: ({ who }, { cfg, to }) => `${who} tells ${to} that it is done with configuration ${cfg}.`,
  },
  peerRetired: {
    weight: 55,
    says: ({ who }, { cfg, process }) =>
      `${who} hears that ${process} has retired from configuration ${cfg}: every slot of it is decided.`,
  },
  serving: {
    weight: 71,
    says: ({ who }, { record }) =>
      `${who} belongs to configuration ${record.id}, and reports to the others from now on.`,
  },
  handedOver: {
    weight: 81,
    says({ who, event }, note) {
      const count = event.notes.filter(({ kind }) => kind === 'handedOver').length;
      const what = count > 1 ? countOf(count, 'request') : commandShort(note.cmd);
      return `${who} has left and hands ${what} back: the client can ask ${listShort(note.replicas)}.`;
    },
  },
  redirected: {
    weight: 79,
    says: ({ who }, note) =>
      `${who} hears that its replica has left: it sends ${commandShort(note.cmd)} to ${note.to}.`,
  },
  readBegun: {
    weight: 59,
    says: ({ who }, note) =>
      `${who} asks ${listShort(note.to)} for the highest slot accepted, to answer ${commandShort(note.cmd)} without a slot.`,
  },
  readReplied: {
    weight: 61,
    says: ({ who }, { top, to }) =>
      top === 0
        ? `${who} tells ${to} that it has accepted nothing.`
        : `${who} tells ${to} that slot ${top} is the highest it has accepted.`,
  },
  readCounted: {
    weight: 60,
    says({ who }, note) {
      const { have, need, top, from } = note;
      if (have < need)
        return `${who} counts the reply of ${from}: ${have} of the ${need} it needs.`;
      return top === 0
        ? `${who} has replies from a majority: no slot can be decided yet.`
        : `${who} has replies from a majority: it may answer once it has performed slot ${top}.`;
    },
  },
  readAnswered: {
    weight: 67,
    says: ({ who }, note) =>
      `${who} answers read ${requestText(note)} from its state after slot ${note.slot}: ${note.result}.`,
  },
} satisfies Partial<ToldNotes>;

// --- reads past the log

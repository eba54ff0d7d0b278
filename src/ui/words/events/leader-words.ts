import type { Carried, Slot } from '../../../contract/index.ts';
import {
  ballotText,
  commandShort,
  countOf,
  isBottom,
  listShort,
  slotsText,
  spanText,
} from '../values/format.ts';
import {
  isInSight,
  leaderNow,
  notesOf,
  type NoteOf,
  type Telling,
  type ToldNotes,
} from './telling.ts';

/** What a leader's notes say. */
export const LEADER_NOTES = {
  scouting: {
    weight: 70,
    says(telling, note) {
      const { who, event } = telling;
      const ballot = ballotText(note.ballot);
      const rival = leaderNow(telling)?.rival;
      if (note.after !== null) {
        return `${who} is active in configuration ${note.after}: it sends out a scout with ${ballot} to lead configuration ${note.cfg}, too.`;
      }
      if (event.byHand)
        return `A person fires the elect timer of ${who}: it sends out a scout with ${ballot}.`;
      if (event.action.kind !== 'fire') return `${who} sends out a scout with ${ballot} at once.`;
      if (event.at === 0)
        return `${who} goes first: it sends out a scout with ${ballot} to ask for promises.`;
      if ((telling.now ?? telling.shown)?.run.election === 'eager') {
        return `${who} is eager: it tries again at once and sends out a scout with ${ballot}.`;
      }
      const from = rival === undefined || isBottom(rival) ? '' : ` from l${rival.leader}`;
      const span = event.waited === null ? 'too long' : spanText(event.waited);
      return `${who} has heard nothing${from} for ${span}: it asks for promises in ${ballot}.`;
    },
  },
  promiseCounted: {
    weight: 60,
    says: ({ who }, note) =>
      `${who}'s scout counts the promise of ${note.from}: ${note.have} of the ${note.need} it needs.`,
  },
  adopted: {
    weight: 100,
    says({ who, event, shown }, note) {
      const [count] = notesOf(event, 'promiseCounted');
      const ballot = ballotText(note.ballot);
      const opening =
        count === undefined
          ? `${who} is adopted in ${ballot}`
          : `${enoughPromises(who, count)}: ${who} is adopted in ${ballot}`;
      const slots = [...note.carried, ...notesOf(event, 'commanding')].map(({ slot }) => slot);
      const isOver = shown !== null && !slots.every((slot) => isInSight(shown, slot));
      return isOver ? `${opening}.` : `${opening}. It ${duty(event, note)}.`;
    },
  },
  preempted: {
    weight: 90,
    says({ who, event }, note) {
      const [own, by] = [ballotText(note.ballot), ballotText(note.by)];
      const [next] = notesOf(event, 'scouting');
      if (next !== undefined) {
        return `${who} is preempted by ${by} and at once sends out a scout with ${ballotText(next.ballot)}.`;
      }
      const from = event.envelope?.from;
      if (from === undefined)
        return `${who} is preempted by ${by}: it gives up ${own} and turns passive.`;
      return `${who} hears from ${from} of ${by}: it is preempted, gives up ${own} and turns passive.`;
    },
  },
  proposalKept: {
    weight: 54,
    says(telling, note) {
      const { who } = telling;
      const what = `${commandShort(note.cmd)} for slot ${note.slot}`;
      const mode = leaderNow(telling)?.mode;
      if (mode === 'scouting')
        return `${who} keeps ${what}: it may not propose until its scout is done.`;
      const is = mode === 'passive' ? 'passive' : 'not active';
      return `${who} is ${is}: it keeps ${what}, and proposes it if it becomes the leader.`;
    },
  },
  commanding: {
    weight: 64,
    says({ who, event }, note) {
      const all = notesOf(event, 'commanding');
      const ballot = ballotText(note.ballot);
      if (all.length > 1) {
        return `${who} starts commanders for ${slotsText(all.map(({ slot }) => slot))} in ${ballot}.`;
      }
      const start = `${who} starts a commander for slot ${note.slot}`;
      const cmd = commandShort(note.cmd);
      switch (note.origin) {
        case 'proposed':
          return `${start}: p2a ${ballot} with ${cmd} goes to every acceptor.`;
        case 'adopted':
          return `${start}: p2a ${ballot} carries on with ${cmd}, which may have been chosen.`;
        case 'filled':
          return `${start}: p2a ${ballot} fills the hole with ${cmd}.`;
      }
    },
  },
  voteCounted: {
    weight: 60,
    says: ({ who }, note) =>
      `${who}'s commander for slot ${note.slot} counts the vote of ${note.from}: ${note.have} of the ${note.need} it needs.`,
  },
  decided: {
    weight: 95,
    says({ who, event }, note) {
      const count = notesOf(event, 'voteCounted').find(({ slot }) => slot === note.slot);
      const cmd = commandShort(note.cmd);
      if (count === undefined) return `${who} knows that slot ${note.slot} is decided: ${cmd}.`;
      return `${who}'s commander for slot ${note.slot} has ${count.have} of ${count.need} votes and tells all replicas: ${cmd} is decided.`;
    },
  },
  decisionRepeated: {
    weight: 52,
    says: ({ who }, note) =>
      `Slot ${note.slot} is decided already: ${who} tells ${note.to} once more.`,
  },
  quorumLost: {
    weight: 88,
    says: ({ who }, note) =>
      `${who} has not heard from a majority of acceptors for too long: it gives up ${ballotText(note.ballot)} and turns passive.`,
  },
  rivalAlive: {
    weight: 40,
    says: ({ who }, note) =>
      `${note.leader} is alive and active in ${ballotText(note.ballot)}: ${who} stays passive and waits.`,
  },
  rivalSeen: {
    weight: 41,
    says({ who, event }, note) {
      const from = event.envelope === null ? '' : ` from ${event.envelope.from}`;
      return `${who} hears${from} of ${ballotText(note.ballot)}: its next scout must use a higher ballot.`;
    },
  },
  wasCollected: {
    weight: 53,
    says: ({ who }, note) =>
      `${who} tells ${note.to} that the slots below ${note.base} are collected, including slot ${note.slot}.`,
  },
  pinged: {
    weight: 38,
    says({ who }, note) {
      const alive = note.to.length === 1 ? 'it is alive' : 'they are alive';
      return note.to.length === 0
        ? `${who} has no other leader to ping.`
        : `${who} asks ${listShort(note.to)} whether ${alive}.`;
    },
  },
  ponged: {
    weight: 36,
    says: ({ who }, note) =>
      note.active
        ? `${who} answers the ping of ${note.to}: it is active.`
        : `${who} answers the ping of ${note.to}: it is alive, but not active.`,
  },
  baseRaised: {
    weight: 32,
    says: ({ who }, note) =>
      `${who} forgets the slots below ${note.base}: enough replicas have performed them.`,
  },
  /** A leader or a replica sends again what has not been answered. */
  resent: {
    weight: 42,
    says({ who, event }, note) {
      const to = listShort(note.to);
      const missing = `${to} ${note.to.length === 1 ? 'has' : 'have'} not answered`;
      const by = event.byHand ? ', because a person fired its timer' : '';
      switch (note.what) {
        case 'p1a':
          return `${missing}: ${who}'s scout sends its p1a again${by}.`;
        case 'p2a':
          return `${missing}: ${who}'s commander for slot ${note.slot} sends its p2a again${by}.`;
        case 'propose':
          return `${who} knows no decision for slot ${note.slot}: it proposes again to ${to}${by}.`;
        case 'readQuery':
          return note.to.length === 0
            ? `${who} still has to perform slot ${note.slot} before it may answer a read.`
            : `${missing}: ${who} asks again for a read${by}.`;
      }
    },
  },
} satisfies Partial<ToldNotes>;

/** A new leader first keeps what may be chosen, then fills holes, then proposes what was waiting. */
function duty(event: Telling['event'], { carried, filled }: NoteOf<'adopted'>): string {
  if (carried.length > 0) return `proposes again ${kept(carried)}${holes(filled)}`;
  if (filled.length > 0) return `fills ${slotsText(filled)} with no-op`;
  const own = notesOf(event, 'commanding');
  const [first] = own;
  if (first === undefined) return 'is free to propose';
  if (own.length > 1) return `proposes what waited, in ${slotsText(own.map(({ slot }) => slot))}`;
  return `proposes what waited, in slot ${first.slot}: ${commandShort(first.cmd)}`;
}

function kept(carried: readonly Carried[]): string {
  const [first] = carried;
  if (first === undefined || carried.length > 1) {
    return `what acceptors report in ${slotsText(carried.map(({ slot }) => slot))}`;
  }
  const { cmd, slot, acceptor, ballot } = first;
  return `${commandShort(cmd)} in slot ${slot}, which ${acceptor} had accepted in ${ballotText(ballot)}`;
}

function holes(filled: readonly Slot[]): string {
  return filled.length === 0 ? '' : `; no-op fills ${slotsText(filled)}`;
}

/** On a broken rule a scout may be content with fewer promises than it needs. */
function enoughPromises(
  who: string,
  { have, need }: { readonly have: number; readonly need: number },
): string {
  return have < need
    ? `${who}'s scout takes ${countOf(have, 'promise')} for enough, though it needs ${need}`
    : `${who}'s scout has the ${countOf(need, 'promise')} it needs`;
}

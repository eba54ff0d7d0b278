import { ballotText, commandShort, countOf, isBottom, listShort } from '../values/format.ts';
import {
  isInDoubt,
  madeChosen,
  otherVoters,
  slotNow,
  type NoteOf,
  type Telling,
  type ToldNotes,
} from './telling.ts';

/** What an acceptor's notes say. */
export const ACCEPTOR_NOTES = {
  promised: {
    weight: 83,
    says({ who }, note) {
      const ballot = ballotText(note.ballot);
      const votes = countOf(note.pvalues, 'vote');
      if (ballotText(note.was) === ballot) return `${who} repeats its promise for ${ballot}.`;
      if (note.pvalues > 0)
        return `${who} promises ${ballot} and reports the ${votes} it has cast.`;
      if (isBottom(note.was))
        return `${who} promises ${ballot}: from now on it refuses lower ballots.`;
      return `${who} promises ${ballot} and so gives up ${ballotText(note.was)}; it has cast no vote.`;
    },
  },
  refusedP1a: {
    weight: 82,
    says({ who }, note) {
      const [asked, promise] = [ballotText(note.ballot), ballotText(note.promised)];
      return `${who} refuses p1a ${asked}: it has promised ${promise}.`;
    },
  },
  accepted: {
    weight: 85,
    says(telling, note) {
      const { who, event } = telling;
      const vote = `${who} accepts ${commandShort(note.cmd)} for slot ${note.slot} in ${ballotText(note.ballot)}`;
      if (madeChosen(event, note.slot)) return `${vote}. ${majority(telling, note)}`;
      if (note.again) return `${vote} once more: it had cast that vote before.`;
      const slot = slotNow(telling, note.slot);
      if (slot?.chosen) return `${vote}; the slot is chosen already.`;
      if (!isBottom(note.was) && ballotText(note.was) !== ballotText(note.ballot)) {
        return `${vote} and thereby promises that ballot; before, it had promised ${ballotText(note.was)}.`;
      }
      const voters = slot?.votes?.voters.length;
      const isVeiled = typeof telling.now?.seenBy === 'string';
      if (slot === undefined || voters === undefined || isVeiled) return `${vote}.`;
      return `${vote}: ${voters} of the ${slot.quorum} votes that choose it.`;
    },
  },
  refusedP2a: {
    weight: 84,
    says({ who }, note) {
      const what = `${who} refuses p2a ${ballotText(note.ballot)} for slot ${note.slot}`;
      switch (note.why) {
        case 'promised':
          return `${what}: it has promised ${ballotText(note.promised)}.`;
        case 'collected':
          return `${what}: a majority of replicas has performed that slot, so it is collected.`;
      }
    },
  },
} satisfies Partial<ToldNotes>;

function majority(telling: Telling, { slot }: NoteOf<'accepted'>): string {
  const others = otherVoters(telling, slot);
  const isDoubted = telling.shown === null || isInDoubt(telling.shown, slot);
  const so = `the command is chosen${isDoubted ? ', though no replica knows yet' : ''}.`;
  if (others.length > 0) return `With ${listShort(others)} that is a majority: ${so}`;
  return slotNow(telling, slot)?.acceptors === 1
    ? `Its vote alone is a majority: ${so}`
    : `That makes a majority: ${so}`;
}

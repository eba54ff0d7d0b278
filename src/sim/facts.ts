import {
  EMPTY,
  isQuorum,
  numberOf,
  sameBallot,
  configFor,
  get,
  set,
  type AcceptorId,
  type Ballot,
  type Command,
  type Micros,
  type NoteOf,
  type Slot,
  type SlotMap,
} from '../paxos/index.ts';
import type { Occurrence } from './apply.ts';
import type { World } from './world.ts';

/**
 * What is true of a run, whoever knows: which command each slot has chosen and since when. Fed by
 * the notes of acceptors and never by what processes still store.
 */
export interface Facts {
  readonly chosen: SlotMap<Chosen>;
  /** Votes for slots in which nothing is chosen yet. */
  readonly votes: readonly Votes[];
  readonly requested: number;
  readonly answered: number;
  readonly chosenCount: number;
  /** The highest slot whose command a client has had its answer for; 0 for none. */
  readonly answeredTop: Slot;
}

export interface Chosen {
  readonly ballot: Ballot;
  readonly cmd: Command;
  /** Index of the action in which the deciding vote was cast. */
  readonly index: number;
  readonly at: Micros;
}

interface Votes {
  readonly slot: Slot;
  readonly ballot: Ballot;
  readonly cmd: Command;
  readonly voters: readonly AcceptorId[];
}

export const NO_FACTS: Facts = {
  chosen: EMPTY,
  votes: [],
  requested: 0,
  answered: 0,
  chosenCount: 0,
  answeredTop: 0,
};

/** The facts after an occurrence; the same value where it established none. */
export function observe(facts: Facts, world: World, occurrence: Occurrence): Facts {
  const { step, actor } = occurrence;
  if (step === null || actor === null || !occurrence.kept) return facts;
  let next = facts;
  for (const note of step.notes) {
    if (note.kind === 'accepted') {
      next = vote(next, world, occurrence, note, actor as AcceptorId);
    } else if (note.kind === 'asked') {
      next = { ...next, requested: next.requested + 1 };
    } else if (note.kind === 'answered') {
      const answeredTop = Math.max(next.answeredTop, note.slot);
      next = { ...next, answered: next.answered + 1, answeredTop };
    }
  }
  return next;
}

function vote(
  facts: Facts,
  world: World,
  { index, at }: Occurrence,
  { slot, ballot, cmd }: NoteOf<'accepted'>,
  voter: AcceptorId,
): Facts {
  if (get(facts.chosen, slot) !== undefined) return facts;
  const isThis = (votes: Votes) => votes.slot === slot && sameBallot(votes.ballot, ballot);
  const known = facts.votes.find(isThis);
  const voters = known === undefined ? [voter] : withVoter(known.voters, voter);
  const { acceptors } = configFor(world.records, slot);
  if (isQuorum(voters.length, acceptors.length)) {
    return {
      ...facts,
      votes: facts.votes.filter((votes) => votes.slot !== slot),
      chosen: set(facts.chosen, slot, { ballot, cmd, index, at }),
      chosenCount: facts.chosenCount + 1,
    };
  }
  const others = facts.votes.filter((votes) => !isThis(votes));
  return { ...facts, votes: [...others, { slot, ballot, cmd, voters }] };
}

function withVoter(voters: readonly AcceptorId[], voter: AcceptorId): readonly AcceptorId[] {
  if (voters.includes(voter)) return voters;
  return [...voters, voter].sort((a, b) => numberOf(a) - numberOf(b));
}

/** What an occurrence made chosen: slots whose choice carries its index. */
export function chosenBy(
  facts: Facts,
  occurrence: Occurrence,
): { readonly slot: Slot; readonly chosen: Chosen } | null {
  if (occurrence.step === null) return null;
  for (const note of occurrence.step.notes) {
    if (note.kind !== 'accepted') continue;
    const chosen = get(facts.chosen, note.slot);
    if (chosen !== undefined && chosen.index === occurrence.index)
      return { slot: note.slot, chosen };
  }
  return null;
}

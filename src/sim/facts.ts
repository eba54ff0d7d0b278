import {
  dropBelow,
  EMPTY,
  isQuorum,
  numberOf,
  sameBallot,
  get,
  recordOf,
  set,
  withRecords,
  type AcceptorId,
  type Ballot,
  type Command,
  type Configuration,
  type Micros,
  type Note,
  type NoteOf,
  type ProcessId,
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
  /** Of the latest slots: how each was chosen. */
  readonly chosen: SlotMap<Chosen>;
  /** Every slot below was chosen, too, and how is no longer known; at least 1. */
  readonly since: Slot;
  /** Votes for slots in which nothing is chosen yet. */
  readonly votes: readonly Votes[];
  readonly requested: number;
  readonly answered: number;
  readonly chosenCount: number;
  /** Every configuration that some replica has come to, by id. */
  readonly records: readonly Configuration[];
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

/** At least so many of the latest choices are known: more than the largest window. */
const KEPT = 512;

interface Votes {
  readonly slot: Slot;
  readonly ballot: Ballot;
  readonly cmd: Command;
  readonly voters: readonly AcceptorId[];
}

/** What is true of a world in which nothing has happened yet. */
export function openFacts({ records }: World): Facts {
  return {
    chosen: EMPTY,
    since: 1,
    votes: [],
    requested: 0,
    answered: 0,
    chosenCount: 0,
    answeredTop: 0,
    records,
  };
}

/** The facts after an occurrence; the same value where it established none. */
export function observe(facts: Facts, occurrence: Occurrence): Facts {
  const { step, actor } = occurrence;
  if (step === null || actor === null || !occurrence.kept) return facts;
  let next = facts;
  for (const note of step.notes) next = withNote(next, note, occurrence, actor);
  return next;
}

function withNote(facts: Facts, note: Note, occurrence: Occurrence, actor: ProcessId): Facts {
  const { requested, answered, answeredTop } = facts;
  switch (note.kind) {
    case 'accepted':
      return vote(facts, occurrence, note, actor as AcceptorId);
    case 'asked':
      return { ...facts, requested: requested + 1 };
    case 'answered':
      return {
        ...facts,
        answered: answered + 1,
        answeredTop: Math.max(answeredTop, note.slot),
      };
    case 'reconfigured':
      return { ...facts, records: withRecords(facts.records, [note.record]) };
    default:
      return facts;
  }
}

function vote(
  facts: Facts,
  { index, at }: Occurrence,
  { cfg, slot, ballot, cmd }: NoteOf<'accepted'>,
  voter: AcceptorId,
): Facts {
  if (slot < facts.since || get(facts.chosen, slot) !== undefined) return facts;
  const position = positionOf(facts.votes, slot, ballot);
  const known = facts.votes[position];
  const voters = known === undefined ? [voter] : withVoter(known.voters, voter);
  if (!isQuorum(voters.length, recordOf(facts.records, cfg)?.acceptors.length ?? Infinity)) {
    const votes = facts.votes.toSpliced(position, 1, { slot, ballot, cmd, voters });
    return withChoices(facts, facts.chosen, votes);
  }
  const chosen = set(facts.chosen, slot, { ballot, cmd, index, at });
  return withChoices(facts, chosen, withoutSlot(facts.votes, slot));
}

/** Spelled out, because a spread of so many fields is slow at every vote. */
function withChoices(facts: Facts, chosen: Facts['chosen'], votes: Facts['votes']): Facts {
  const { requested, answered, answeredTop, records } = facts;
  const chosenCount = facts.chosenCount + (chosen === facts.chosen ? 0 : 1);
  const isFull = chosen.size >= 2 * KEPT;
  const since = isFull ? chosen.top - KEPT + 1 : facts.since;
  return {
    chosen: isFull ? dropBelow(chosen, since) : chosen,
    since,
    votes,
    requested,
    answered,
    chosenCount,
    answeredTop,
    records,
  };
}

/** Where the votes for a slot in a ballot are kept, or the end where there are none. */
function positionOf(votes: readonly Votes[], slot: Slot, ballot: Ballot): number {
  for (let at = 0; at < votes.length; at++) {
    const one = votes[at]!;
    if (one.slot === slot && sameBallot(one.ballot, ballot)) return at;
  }
  return votes.length;
}

function withoutSlot(votes: readonly Votes[], slot: Slot): readonly Votes[] {
  return votes.filter((one) => one.slot !== slot);
}

function withVoter(voters: readonly AcceptorId[], voter: AcceptorId): readonly AcceptorId[] {
  const at = voters.findIndex((one) => numberOf(one) >= numberOf(voter));
  if (at < 0) return [...voters, voter];
  return voters[at] === voter ? voters : voters.toSpliced(at, 0, voter);
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

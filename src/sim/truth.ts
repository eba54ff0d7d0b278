import {
  dropBelow,
  EMPTY,
  get,
  isQuorum,
  recordOf,
  sameBallot,
  sameCommand,
  set,
  type AcceptorId,
  type Ballot,
  type Carried,
  type CfgId,
  type ClientId,
  type Command,
  type LeaderId,
  type LeaderInstance,
  type LeaderState,
  type Micros,
  type Note,
  type NoteOf,
  type ProcessId,
  type Pvalue,
  type Slot,
  type SlotMap,
} from '../paxos/index.ts';
import type { Occurrence } from './apply.ts';
import { extended, forgotten, openPrefix, type Prefix } from './prefix.ts';
import type { World } from './world.ts';

/**
 * The facts of a run, whether or not a process knows them: the votes, and what each slot has chosen
 * since when. This is the only place that decides whether a command is chosen; all other code reads
 * it. It grows by the notes of processes, never by what they still store.
 */
export interface Truth {
  /** The votes and choices of every slot, or of the latest slots in a long run. */
  readonly slots: SlotMap<SlotStory>;
  /** Every slot below this one was chosen, too, and its story is forgotten; at least 1. */
  readonly since: Slot;
  /** The number of slots that are kept in full. */
  readonly whole: number;
  readonly prefix: Prefix;
  /** The latest promises, oldest first. */
  readonly promises: readonly Promised[];
  /** The latest adoptions, oldest first. */
  readonly adoptions: readonly Adoption[];
  readonly requested: number;
  readonly answered: number;
  /** The number of slots in which a command is chosen. */
  readonly chosenCount: number;
  /** The answer with the highest slot that a client has had. */
  readonly latest: Answer;
}

export interface Answer {
  /** The slot is 0 when there is no answer. */
  readonly slot: Slot;
  readonly by: ClientId | null;
}

/** What happened in a slot; its indices are those of actions. */
export interface SlotStory {
  /** The votes in the order in which they were cast; an acceptor votes for a command once in a ballot. */
  readonly votes: readonly Vote[];
  /** Each command that was ever chosen, when it first was; more than one if the protocol is broken. */
  readonly choices: readonly Chosen[];
}

export interface Vote {
  readonly acceptor: AcceptorId;
  readonly cfg: CfgId;
  readonly ballot: Ballot;
  readonly cmd: Command;
  readonly index: number;
}

export interface Chosen {
  readonly cfg: CfgId;
  readonly ballot: Ballot;
  readonly cmd: Command;
  /** The index of the action in which the deciding vote was cast. */
  readonly index: number;
  readonly at: Micros;
}

export interface Promised {
  readonly acceptor: AcceptorId;
  readonly cfg: CfgId;
  readonly ballot: Ballot;
  readonly index: number;
  /** The base that its promise reported: the promise tells of no vote below it. */
  readonly base: Slot;
  readonly pvalues: readonly Pvalue[];
}

export interface Adoption {
  readonly leader: LeaderId;
  readonly cfg: CfgId;
  readonly ballot: Ballot;
  readonly index: number;
  /** The acceptors whose promises the leader had. */
  readonly quorum: readonly AcceptorId[];
  /** The pvalue that it must keep, for each slot that had one, and the slots it filled. */
  readonly carried: readonly Carried[];
  readonly filled: readonly Slot[];
  /** The leader proposes nothing below this slot: those slots are collected. */
  readonly base: Slot;
}

/** The most slots of a run that is kept in full. */
const WHOLE = 4_096;
/** A longer run keeps this many slots and one window, because every kept moment holds its own. */
const LATEST = 32;
/** This much slack spares most new slots from dropping an old one. */
const SPARE = 16;
const PROMISES_MAX = 100;
const ADOPTIONS_MAX = 20;

/** The truth of a world in which nothing has happened yet. */
export function openTruth(world: World, whole = WHOLE): Truth {
  return {
    slots: EMPTY,
    since: 1,
    whole,
    prefix: openPrefix(world),
    promises: [],
    adoptions: [],
    requested: 0,
    answered: 0,
    chosenCount: 0,
    latest: { slot: 0, by: null },
  };
}

/** The truth after an occurrence; the same value if it established nothing. */
export function seeTruth(truth: Truth, occurrence: Occurrence, world: World): Truth {
  const { step, actor } = occurrence;
  if (step === null || actor === null || !occurrence.kept) return truth;
  let next = truth;
  for (const note of step.notes) next = withNote(next, note, occurrence, actor, world);
  return next;
}

function withNote(
  truth: Truth,
  note: Note,
  occurrence: Occurrence,
  actor: ProcessId,
  world: World,
): Truth {
  switch (note.kind) {
    case 'accepted':
      return withVote(truth, occurrence, note, actor as AcceptorId, world);
    case 'promised': {
      const promised = promisedBy(actor as AcceptorId, occurrence, note);
      const next = copyOf(truth);
      next.promises = [...truth.promises.slice(1 - PROMISES_MAX), promised];
      return next;
    }
    case 'adopted': {
      const adoption = adoptionOf(occurrence, note, actor as LeaderId);
      const next = copyOf(truth);
      next.adoptions = [...truth.adoptions.slice(1 - ADOPTIONS_MAX), adoption];
      return next;
    }
    case 'asked': {
      const next = copyOf(truth);
      next.requested += 1;
      return next;
    }
    case 'answered': {
      const next = copyOf(truth);
      next.answered += 1;
      if (note.slot > truth.latest.slot) next.latest = { slot: note.slot, by: actor as ClientId };
      return next;
    }
    default:
      return truth;
  }
}

type Draft = { -readonly [K in keyof Truth]: Truth[K] };

/** The fields are spelled out, because a chain of spreads gives each copy another hidden shape. */
function copyOf(truth: Truth): Draft {
  const { slots, since, whole, prefix, promises } = truth;
  const { adoptions, requested, answered, chosenCount, latest } = truth;
  return {
    slots,
    since,
    whole,
    prefix,
    promises,
    adoptions,
    requested,
    answered,
    chosenCount,
    latest,
  };
}

function promisedBy(
  acceptor: AcceptorId,
  { step, index }: Occurrence,
  { cfg, ballot }: NoteOf<'promised'>,
): Promised {
  const p1b = step!.effects.flatMap((effect) =>
    effect.kind === 'send' && effect.body.type === 'p1b' ? [effect.body] : [],
  )[0];
  const { base = 1, pvalues = [] } = p1b ?? {};
  return { acceptor, cfg, ballot, index, base, pvalues };
}

function adoptionOf(
  { before, step, envelope, index }: Occurrence,
  { cfg, ballot, carried, filled }: NoteOf<'adopted'>,
  leader: LeaderId,
): Adoption {
  const instance = instanceOf(before as LeaderState, cfg);
  const { base } = instanceOf(step!.state as LeaderState, cfg)!;
  const waitfor = instance?.scout?.waitfor ?? [];
  const quorum = (instance?.cfg.acceptors ?? []).filter(
    (acceptor) => acceptor === envelope?.from || !waitfor.includes(acceptor),
  );
  return { leader, cfg, ballot, index, quorum, carried, filled, base };
}

function instanceOf({ volatile }: LeaderState, cfg: CfgId): LeaderInstance | undefined {
  return volatile.instances.find((one) => one.cfg.id === cfg);
}

export const NO_STORY: SlotStory = { votes: [], choices: [] };

function withVote(
  truth: Truth,
  { index, at }: Occurrence,
  { cfg, slot, ballot, cmd }: NoteOf<'accepted'>,
  acceptor: AcceptorId,
  world: World,
): Truth {
  if (slot < truth.since) return truth;
  const story = get(truth.slots, slot) ?? NO_STORY;
  const members = recordOf(truth.prefix.records, cfg)?.acceptors ?? [];
  let count = members.includes(acceptor) ? 1 : 0;
  for (const one of story.votes) {
    if (!isFor(one, { cfg, ballot, cmd })) continue;
    if (one.acceptor === acceptor) return truth;
    if (members.includes(one.acceptor)) count += 1;
  }
  // A spread would leave spare room in each of the many arrays that are kept.
  const votes = story.votes.toSpliced(story.votes.length, 0, { acceptor, cfg, ballot, cmd, index });
  const next = copyOf(truth);
  const isChosen =
    isQuorum(count, members.length) && !story.choices.some((one) => sameCommand(one.cmd, cmd));
  const choices = isChosen ? [...story.choices, { cfg, ballot, cmd, index, at }] : story.choices;
  next.slots = set(truth.slots, slot, { votes, choices });
  forgetOld(next, world);
  if (isChosen && choices.length === 1) {
    next.chosenCount += 1;
    next.prefix = extended(next.prefix, world, (one) => chosenIn(next, one)?.cmd);
  }
  return next;
}

/** Every slot that far below the highest has been chosen. */
function forgetOld(truth: Draft, { cluster }: World): void {
  const { slots } = truth;
  const kept = LATEST + cluster.settings.window;
  if (slots.size < (truth.since === 1 ? truth.whole : kept + SPARE)) return;
  truth.since = slots.top - kept + 1;
  truth.slots = dropBelow(slots, truth.since);
  truth.prefix = forgotten(truth.prefix, truth.since);
}

/** A ballot of a configuration, and a command that it asks for. */
type Attempt = Pick<Vote, 'cfg' | 'ballot' | 'cmd'>;

/** True when the vote is for this command in this ballot. */
export function isFor(vote: Attempt, { cfg, ballot, cmd }: Attempt): boolean {
  return vote.cfg === cfg && sameBallot(vote.ballot, ballot) && sameCommand(vote.cmd, cmd);
}

/** What a slot chose first; null if it has chosen nothing or its story is forgotten. */
export function chosenIn({ slots }: Pick<Truth, 'slots'>, slot: Slot): Chosen | null {
  return get(slots, slot)?.choices[0] ?? null;
}

/** The choice that an occurrence made; a second command in the slot is not the first. */
export interface Choice {
  readonly slot: Slot;
  readonly chosen: Chosen;
  readonly isFirst: boolean;
}

/** The choice that an occurrence made; `truth` is the truth right after it. */
export function chosenBy({ slots }: Truth, { step, index, kept }: Occurrence): Choice | null {
  if (step === null || !kept) return null;
  for (const note of step.notes) {
    if (note.kind !== 'accepted') continue;
    const { choices } = get(slots, note.slot) ?? NO_STORY;
    const chosen = choices.find((one) => one.index === index);
    if (chosen !== undefined) return { slot: note.slot, chosen, isFirst: chosen === choices[0] };
  }
  return null;
}

import {
  dropBelow,
  EMPTY,
  get,
  isQuorum,
  recordOf,
  sameBallot,
  set,
  withRecords,
  type AcceptorId,
  type Ballot,
  type Carried,
  type CfgId,
  type Command,
  type Configuration,
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
import type { World } from './world.ts';

/**
 * What is true of a run, whoever knows: who voted for what, what each slot has chosen and since
 * when. Fed by the notes of processes and never by what they still store.
 */
export interface Facts {
  /** Of every slot, or of the latest in a long run: its votes, and what was chosen. */
  readonly slots: SlotMap<SlotFacts>;
  /** Every slot below was chosen, too, and how is no longer known; at least 1. */
  readonly since: Slot;
  /** Of the run: all slots that far below the highest have been chosen. */
  readonly window: number;
  /** The latest promises, oldest first. */
  readonly promises: readonly Promised[];
  /** The latest adoptions, oldest first. */
  readonly adoptions: readonly Adoption[];
  readonly requested: number;
  readonly answered: number;
  readonly chosenCount: number;
  /** Every configuration that some replica has come to, by id. */
  readonly records: readonly Configuration[];
  /** The highest slot whose command a client has had its answer for; 0 for none. */
  readonly answeredTop: Slot;
}

/** Indices are those of the actions in which it happened. */
export interface SlotFacts {
  /** In the order in which they were cast; an acceptor votes once in a ballot. */
  readonly votes: readonly Vote[];
  readonly chosen: Chosen | null;
}

export interface Vote {
  readonly acceptor: AcceptorId;
  readonly cfg: CfgId;
  readonly ballot: Ballot;
  readonly cmd: Command;
  readonly index: number;
}

export interface Chosen {
  readonly ballot: Ballot;
  readonly cmd: Command;
  /** Of the action in which the deciding vote was cast. */
  readonly index: number;
  readonly at: Micros;
}

export interface Promised {
  readonly acceptor: AcceptorId;
  readonly cfg: CfgId;
  readonly ballot: Ballot;
  readonly index: number;
  /** What the acceptor told with it: its votes, but none for a slot below `base`. */
  readonly base: Slot;
  readonly pvalues: readonly Pvalue[];
}

export interface Adoption {
  readonly leader: LeaderId;
  readonly cfg: CfgId;
  readonly ballot: Ballot;
  readonly index: number;
  /** Whose promises the leader had. */
  readonly quorum: readonly AcceptorId[];
  /** The pvalue that it must keep, for each slot that had one; and the slots it filled. */
  readonly carried: readonly Carried[];
  readonly filled: readonly Slot[];
  /** It proposes nothing below: those slots are collected. */
  readonly base: Slot;
}

/** A run of so many slots is known whole. */
const WHOLE = 4_096;
/** Of a longer one the latest, so many and a window: every kept moment holds its own. */
const LATEST = 32;
/** And a few more, so that not every new slot drops an old one. */
const SPARE = 16;
const PROMISES_MAX = 100;
const ADOPTIONS_MAX = 20;

/** What is true of a world in which nothing has happened yet. */
export function openFacts({ records, cluster }: World): Facts {
  return {
    slots: EMPTY,
    since: 1,
    window: cluster.settings.window,
    promises: [],
    adoptions: [],
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
    case 'promised': {
      const promised = promisedBy(actor as AcceptorId, occurrence, note);
      return { ...facts, promises: [...facts.promises.slice(1 - PROMISES_MAX), promised] };
    }
    case 'adopted': {
      const adoption = adoptionOf(occurrence, note, actor as LeaderId);
      return { ...facts, adoptions: [...facts.adoptions.slice(1 - ADOPTIONS_MAX), adoption] };
    }
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

const NO_VOTES: SlotFacts = { votes: [], chosen: null };

function vote(
  facts: Facts,
  { index, at }: Occurrence,
  { cfg, slot, ballot, cmd }: NoteOf<'accepted'>,
  acceptor: AcceptorId,
): Facts {
  if (slot < facts.since) return facts;
  const known = get(facts.slots, slot) ?? NO_VOTES;
  let count = 1;
  for (const one of known.votes) {
    if (!sameBallot(one.ballot, ballot) || one.cfg !== cfg) continue;
    if (one.acceptor === acceptor) return facts;
    count += 1;
  }
  // Spreading it would leave room for more, in each of the many that are kept.
  const votes = known.votes.concat({ acceptor, cfg, ballot, cmd, index });
  const size = recordOf(facts.records, cfg)?.acceptors.length ?? Infinity;
  const makesChosen = known.chosen === null && isQuorum(count, size);
  const chosen = makesChosen ? { ballot, cmd, index, at } : known.chosen;
  return withSlot(facts, set(facts.slots, slot, { votes, chosen }), makesChosen);
}

/** Spelled out, because a spread of so many fields is slow at every vote. */
function withSlot(facts: Facts, slots: Facts['slots'], isChosen: boolean): Facts {
  const { window, promises, adoptions, requested, answered, answeredTop, records } = facts;
  const kept = LATEST + window;
  const isFull = slots.size >= (facts.since === 1 ? WHOLE : kept + SPARE);
  const since = isFull ? slots.top - kept + 1 : facts.since;
  return {
    slots: isFull ? dropBelow(slots, since) : slots,
    since,
    window,
    promises,
    adoptions,
    requested,
    answered,
    chosenCount: facts.chosenCount + (isChosen ? 1 : 0),
    answeredTop,
    records,
  };
}

/** How a slot was chosen; null where it is not, or no longer known. */
export function chosenIn({ slots }: Facts, slot: Slot): Chosen | null {
  return get(slots, slot)?.chosen ?? null;
}

/** What an occurrence made chosen: slots whose choice carries its index. */
export function chosenBy(
  facts: Facts,
  occurrence: Occurrence,
): { readonly slot: Slot; readonly chosen: Chosen } | null {
  if (occurrence.step === null) return null;
  for (const note of occurrence.step.notes) {
    if (note.kind !== 'accepted') continue;
    const chosen = chosenIn(facts, note.slot);
    if (chosen !== null && chosen.index === occurrence.index) return { slot: note.slot, chosen };
  }
  return null;
}

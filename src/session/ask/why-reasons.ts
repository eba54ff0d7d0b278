import type { WhyBecause } from '../../contract/index.ts';
import {
  get,
  sameBallot,
  type AcceptorId,
  type Ballot,
  type LeaderId,
  type Note,
  type NoteOf,
  type ProcessId,
  type Slot,
} from '../../paxos/index.ts';
import {
  chosenIn,
  isFor,
  type Adoption,
  type Hand,
  type NodeId,
  type SlotStory,
} from '../../sim/index.ts';
import { latestBefore, partsOf, type Trail } from '../run/trail.ts';
import type { Witness } from '../view/event-view.ts';

/** Explains why a handler acted as it did: what it found in its state, and the events that put it there. */

type Reasons = readonly WhyBecause[];

const NONE: Reasons = [];
/** The first items of a list too long to read. */
const LISTED = 4;

/** The reasons for one event; `slot` is the slot that the chain is about, if it is about one. */
export function reasonsOf(trail: Trail, seen: Witness, slot: Slot | null): Reasons {
  const { step, kept } = seen.occurrence;
  if (seen.occurrence.action.kind === 'drop') return ofDrop(trail, seen);
  const told = kept && step ? step.notes : [];
  return [...ofCopy(trail, seen), ...told.flatMap((note) => ofNote(trail, seen, note, slot))];
}

function ofNote(trail: Trail, seen: Witness, note: Note, slot: Slot | null): Reasons {
  switch (note.kind) {
    case 'refusedP1a':
      return raisedPromise(trail, seen, note.promised);
    case 'refusedP2a':
      return note.why === 'promised'
        ? raisedPromise(trail, seen, note.promised)
        : collected(trail, seen, note.slot);
    case 'scouting':
      return silence(trail, seen);
    case 'adopted':
      return ofAdoption(trail, seen, note, slot);
    case 'preempted':
      return scouted(trail, seen, note.by);
    case 'accepted':
      return completedMajority(seen, note);
    case 'decided':
      return countedVotes(seen, note);
    case 'performed':
      return slot === null || slot === note.slot ? waited(trail, seen, note.slot) : NONE;
    case 'displaced':
      return chosenInstead(seen, note.slot);
    default:
      return NONE;
  }
}

/** The latest earlier event in which the actor, or the given process, made this note. */
function noted(
  trail: Trail,
  { occurrence }: Witness,
  who: ProcessId,
  wanted: (note: Note) => boolean,
): number | null {
  const found = latestBefore(trail, occurrence.index, (seen) =>
    partsOf(seen, who).some(({ step }) => step!.notes.some(wanted)),
  );
  return found === null || found === 'start' ? null : found.occurrence.index;
}

// --- acceptors

/** The event in which the acceptor made the promise that stands in the way. */
function raisedPromise(trail: Trail, seen: Witness, ballot: Ballot): Reasons {
  const acceptor = seen.occurrence.actor as AcceptorId;
  const index = noted(
    trail,
    seen,
    acceptor,
    (note) =>
      (note.kind === 'promised' || note.kind === 'accepted') &&
      sameBallot(note.ballot, ballot) &&
      !sameBallot(note.was, ballot),
  );
  return index === null ? NONE : [{ kind: 'promisedHigher', acceptor, ballot, index }];
}

function collected(trail: Trail, seen: Witness, slot: Slot): Reasons {
  const acceptor = seen.occurrence.actor as AcceptorId;
  const index = noted(trail, seen, acceptor, ({ kind }) => kind === 'baseRaised');
  return index === null ? NONE : [{ kind: 'collected', acceptor, slot, index }];
}

function completedMajority({ truth, occurrence }: Witness, note: NoteOf<'accepted'>): Reasons {
  const story = get(truth.slots, note.slot);
  if (!story?.choices.some(({ index }) => index === occurrence.index)) return NONE;
  return votesIn(story, note).filter(({ index }) => index !== occurrence.index);
}

function votesIn(story: SlotStory, note: NoteOf<'accepted' | 'decided'>) {
  const { slot } = note;
  return story.votes
    .filter((vote) => isFor(vote, note))
    .map(({ acceptor, ballot, cmd, index }) => {
      return { kind: 'voted', acceptor, slot, ballot, cmd, index, counts: true } as const;
    });
}

// --- leaders

/** The votes that the leader had counted before the one that completed its majority. */
function countedVotes({ truth, occurrence }: Witness, note: NoteOf<'decided'>): Reasons {
  const story = get(truth.slots, note.slot);
  const { before } = occurrence;
  if (story === undefined || before?.role !== 'leader') return NONE;
  const instance = before.volatile.instances.find(({ cfg }) => cfg.id === note.cfg);
  const ok = instance?.commanders.find(({ slot }) => slot === note.slot)?.ok ?? [];
  return votesIn(story, note).filter(({ acceptor }) => ok.includes(acceptor));
}

/** The rival leader whose scout sent this ballot. */
function scouted(trail: Trail, seen: Witness, ballot: Ballot): Reasons {
  const leader: LeaderId = `l${ballot.leader}`;
  const index = noted(
    trail,
    seen,
    leader,
    (note) => note.kind === 'scouting' && sameBallot(note.ballot, ballot),
  );
  return index === null ? NONE : [{ kind: 'scouted', leader, ballot, index }];
}

/**
 * The leader scouted because its timer went off. The reason is a person's action, if one silenced
 * the leader it listened to.
 */
function silence({ branch }: Trail, { occurrence, byHand }: Witness): Reasons {
  const { before, action, index } = occurrence;
  if (action.kind !== 'fire' || byHand || before?.role !== 'leader') return NONE;
  const { hands, cluster } = branch.history.recording;
  const rival = before.volatile.instances.find(({ cfg }) => cfg.id === action.key)?.rival;
  const node = cluster.nodes.find(({ processes }) => processes.includes(`l${rival?.leader ?? 0}`));
  const hand = node && lastDeed(hands, index, node.id);
  if (node === undefined || hand === undefined) return NONE;
  const { kind } = hand.action;
  const isOut = kind === 'pause' || kind === 'crash';
  if (!isOut) return NONE;
  return [{ kind: kind === 'crash' ? 'crashed' : 'paused', node: node.id, index: hand.index + 1 }];
}

/** The latest hand before an event that took a node away or brought it back. */
function lastDeed(hands: readonly Hand[], index: number, node: NodeId): Hand | undefined {
  const kinds = new Set(['crash', 'restart', 'pause', 'resume']);
  return hands.findLast(
    ({ action, index: at }) =>
      at + 1 < index && kinds.has(action.kind) && 'node' in action && action.node === node,
  );
}

/**
 * Why a new leader proposes what it does in `slot`, or in the first slots if the chain names none;
 * then the other promises that it has.
 */
function ofAdoption(
  trail: Trail,
  seen: Witness,
  { ballot, cfg }: NoteOf<'adopted'>,
  slot: Slot | null,
): Reasons {
  const adoption = seen.truth.adoptions.findLast(
    (one) => one.cfg === cfg && sameBallot(one.ballot, ballot),
  );
  if (adoption === undefined) return NONE;
  const duties = slot === null ? firstDuties(seen, adoption) : dutyIn(trail, seen, adoption, slot);
  const named = new Set(duties.map(({ index }) => index));
  const from = seen.occurrence.envelope?.from;
  const others = adoption.quorum.flatMap((acceptor): Reasons => {
    const index = promiseOf(seen, adoption, acceptor);
    if (acceptor === from || index === null || named.has(index)) return [];
    return [{ kind: 'promised', acceptor, ballot, index }];
  });
  return [...duties, ...others];
}

function firstDuties(seen: Witness, adoption: Adoption): Reasons {
  const { carried, filled } = adoption;
  return [
    ...carried.slice(0, LISTED).flatMap((one) => ofCarried(seen, adoption, one.slot)),
    ...filled.slice(0, LISTED).flatMap((slot) => ofHole(seen, adoption, slot)),
  ];
}

function dutyIn(trail: Trail, seen: Witness, adoption: Adoption, slot: Slot): Reasons {
  const carried = ofCarried(seen, adoption, slot);
  if (carried.length > 0) return carried;
  if (adoption.filled.includes(slot)) return ofHole(seen, adoption, slot);
  return ofProposal(trail, seen, adoption, slot);
}

/** The promise that reported the pvalue that must be kept, and the vote that it reported. */
function ofCarried(seen: Witness, adoption: Adoption, slot: Slot): Reasons {
  const carried = adoption.carried.find((one) => one.slot === slot);
  if (carried === undefined) return NONE;
  const { acceptor, ballot, cmd } = carried;
  const index = promiseOf(seen, adoption, acceptor);
  const vote = get(seen.truth.slots, slot)?.votes.find(
    (one) => one.acceptor === acceptor && isFor(one, { cfg: adoption.cfg, ballot, cmd }),
  );
  const told = { kind: 'voted', acceptor, slot, ballot, cmd, counts: false } as const;
  return [
    ...(index === null ? [] : [{ kind: 'carried', to: adoption.ballot, carried, index } as const]),
    ...(vote === undefined ? [] : [{ ...told, index: vote.index }]),
  ];
}

function ofHole(seen: Witness, adoption: Adoption, slot: Slot): Reasons {
  const above = adoption.carried.find((one) => one.slot > slot);
  if (above === undefined) return NONE;
  const index = promiseOf(seen, adoption, above.acceptor);
  return index === null ? NONE : [{ kind: 'hole', slot, above, index }];
}

/** The proposal waited in the leader until it became active. */
function ofProposal(trail: Trail, seen: Witness, { leader }: Adoption, slot: Slot): Reasons {
  const { notes } = seen.occurrence.step!;
  const own = notes.find((note) => note.kind === 'commanding' && note.slot === slot);
  if (own?.kind !== 'commanding') return NONE;
  const index = noted(
    trail,
    seen,
    leader,
    (note) => note.kind === 'proposalKept' && note.slot === slot,
  );
  return index === null ? NONE : [{ kind: 'keptProposal', leader, slot, cmd: own.cmd, index }];
}

function promiseOf({ truth }: Witness, { cfg, ballot }: Adoption, acceptor: AcceptorId) {
  const found = truth.promises.find(
    (one) => one.acceptor === acceptor && one.cfg === cfg && sameBallot(one.ballot, ballot),
  );
  return found?.index ?? null;
}

// --- replicas

/** A slot that was learned in an earlier event had to wait for the slots before it. */
function waited(trail: Trail, seen: Witness, slot: Slot): Reasons {
  const { actor, step } = seen.occurrence;
  const isLearned = (note: Note) => note.kind === 'learned' && note.slot === slot;
  if (actor?.[0] !== 'r' || step!.notes.some(isLearned)) return NONE;
  const index = noted(trail, seen, actor, isLearned);
  return index === null ? NONE : [{ kind: 'waited', replica: actor as `r${number}`, slot, index }];
}

function chosenInstead({ truth, occurrence }: Witness, slot: Slot): Reasons {
  const chosen = chosenIn(truth, slot);
  if (chosen === null || chosen.index >= occurrence.index) return NONE;
  const { ballot, cmd, index } = chosen;
  return [{ kind: 'chosen', slot, ballot, cmd, index }];
}

// --- the network

function ofDrop({ branch }: Trail, { occurrence }: Witness): Reasons {
  const { action, envelope, index } = occurrence;
  if (action.kind !== 'drop' || envelope === null) return NONE;
  const { hands, cluster } = branch.history.recording;
  const from = cluster.nodes[envelope.fromNode]!.id;
  const to = cluster.nodes[envelope.toNode]!.id;
  if (action.why === 'down') {
    const hand = lastDeed(hands, index, to);
    return hand?.action.kind === 'crash'
      ? [{ kind: 'crashed', node: to, index: hand.index + 1 }]
      : NONE;
  }
  if (action.why !== 'cut') return NONE;
  const cut = hands.findLast(
    (hand) =>
      hand.index + 1 < index &&
      hand.action.kind === 'cut' &&
      hand.action.links.some((link) => link.from === from && link.to === to),
  );
  return cut === undefined ? NONE : [{ kind: 'cut', from, to, index: cut.index + 1 }];
}

/** The second copy exists because a person duplicated the message. */
function ofCopy({ branch }: Trail, { occurrence }: Witness): Reasons {
  const { envelope, index } = occurrence;
  if (envelope === null || envelope.copyOf === null) return NONE;
  const made = branch.history.recording.hands.findLast(
    ({ action, index: at }) =>
      at + 1 < index && action.kind === 'duplicate' && action.envelope === envelope.copyOf,
  );
  if (made === undefined) return NONE;
  return [{ kind: 'copied', envelope: envelope.copyOf, index: made.index + 1 }];
}

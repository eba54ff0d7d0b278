import type { LatticeCell, LatticeRow, LatticeView } from '../../contract/index.ts';
import {
  BOTTOM,
  compareBallots,
  configFor,
  get,
  quorumOf,
  sameBallot,
  type AcceptorId,
  type Ballot,
  type Configuration,
  type LeaderState,
  type ProcessState,
  type Slot,
} from '../../paxos/index.ts';
import type { Adoption, Facts, SlotFacts } from '../../sim/index.ts';
import { cellOf, topSlot, type Processes } from './ledger.ts';

/** So many ballots fit into a lattice: the highest. */
const ROWS_MAX = 8;

const NO_FACTS: SlotFacts = { votes: [], chosen: null };

/**
 * One slot, acceptors across and ballots up: who promised, who voted, what a new leader was told,
 * and who knows the outcome. `newest` is the highest slot that anybody has touched.
 */
export function latticeView(world: Processes, facts: Facts, which: Slot | 'newest'): LatticeView {
  const top = Math.max(1, topSlot(world, facts));
  const slot = which === 'newest' ? top : Math.max(1, which);
  const config = configFor(facts.records, slot);
  const story = get(facts.slots, slot) ?? NO_FACTS;
  const ballots = ballotsOf(facts, config, story);
  const shown = ballots.slice(0, ROWS_MAX);
  return {
    slot,
    top,
    cfg: config.id,
    quorum: quorumOf(config.acceptors.length),
    acceptors: config.acceptors,
    rows: shown.map((ballot) => rowOf({ world, facts, config, story, slot }, ballot)),
    hidden: ballots.length - shown.length,
    chosen: story.chosen && chosenView(story.chosen),
    isForgotten: slot < facts.since,
    knownBy: world.processes.flatMap(({ state }) => (knows(state, slot, config) ? [state.id] : [])),
  };
}

function chosenView({ ballot, cmd, index }: NonNullable<SlotFacts['chosen']>) {
  return { ballot, cmd, index };
}

/** Every ballot that somebody promised, was adopted or voted in, the highest first. */
function ballotsOf(
  { promises, adoptions }: Facts,
  { id }: Configuration,
  { votes }: SlotFacts,
): Ballot[] {
  const led = [...promises, ...adoptions].filter(({ cfg }) => cfg === id);
  const all = [...led, ...votes].map(({ ballot }) => ballot);
  const distinct = all.filter(
    (ballot, at) => all.findIndex((other) => sameBallot(other, ballot)) === at,
  );
  return distinct.sort((a, b) => compareBallots(b, a));
}

interface Ground {
  readonly world: Processes;
  readonly facts: Facts;
  readonly config: Configuration;
  readonly story: SlotFacts;
  readonly slot: Slot;
}

function rowOf(ground: Ground, ballot: Ballot): LatticeRow {
  const { facts, config, story, slot } = ground;
  const adoption = facts.adoptions.findLast(
    (one) => one.cfg === config.id && sameBallot(one.ballot, ballot),
  );
  const { chosen, votes } = story;
  const isChosen = chosen !== null && sameBallot(chosen.ballot, ballot);
  return {
    ballot,
    cells: config.acceptors.map((acceptor) => latticeCell(ground, { ballot, acceptor, adoption })),
    cmd: votes.find((vote) => sameBallot(vote.ballot, ballot))?.cmd ?? null,
    adoption: adoption
      ? {
          index: adoption.index,
          leader: adoption.leader,
          quorum: adoption.quorum,
          kept: adoption.carried.find((one) => one.slot === slot) ?? null,
          filled: adoption.filled.includes(slot),
          isPast: slot < adoption.base,
        }
      : null,
    chosenAt: isChosen ? chosen.index : null,
  };
}

interface Place {
  readonly ballot: Ballot;
  readonly acceptor: AcceptorId;
  readonly adoption: Adoption | undefined;
}

function latticeCell(
  { world, facts, config, story, slot }: Ground,
  { ballot, acceptor, adoption }: Place,
): LatticeCell {
  const isHere = (one: { readonly acceptor: AcceptorId; readonly ballot: Ballot }) =>
    one.acceptor === acceptor && sameBallot(one.ballot, ballot);
  const promise = facts.promises.find((one) => one.cfg === config.id && isHere(one));
  const vote = story.votes.find(isHere);
  const higher = compareBallots(promisedBy(world, config, acceptor), ballot) > 0;
  return {
    acceptor,
    isVeiled: false,
    promisedAt: promise?.index ?? null,
    votedAt: vote?.index ?? null,
    told: promise?.pvalues.find((pvalue) => pvalue.slot === slot)?.ballot ?? null,
    hasForgotten: promise !== undefined && slot < promise.base,
    isInBoth: (adoption?.quorum.includes(acceptor) ?? false) && choseBelow(story, ballot, acceptor),
    isShut: vote === undefined && higher,
  };
}

/** Did the acceptor vote for what was chosen, in the ballot it was chosen in, below this one? */
function choseBelow({ votes, chosen }: SlotFacts, ballot: Ballot, acceptor: AcceptorId): boolean {
  if (chosen === null || compareBallots(ballot, chosen.ballot) <= 0) return false;
  return votes.some((vote) => vote.acceptor === acceptor && sameBallot(vote.ballot, chosen.ballot));
}

function promisedBy({ processes }: Processes, { id }: Configuration, acceptor: AcceptorId): Ballot {
  const state = processes.find((process) => process.id === acceptor)?.state;
  if (state?.role !== 'acceptor') return BOTTOM;
  return state.stable.instances.find(({ cfg }) => cfg === id)?.promised ?? BOTTOM;
}

/** Has the process learned what the slot decides? */
export function knows(state: ProcessState, slot: Slot, config: Configuration): boolean {
  if (state.role === 'leader') return knowsDecided(state, slot, config);
  if (state.role !== 'replica') return false;
  const { status } = cellOf(state, slot, null);
  return status === 'learned' || status === 'performed';
}

function knowsDecided({ volatile }: LeaderState, slot: Slot, { id }: Configuration): boolean {
  const instance = volatile.instances.find(({ cfg }) => cfg.id === id);
  if (instance === undefined) return false;
  return slot < instance.base || get(instance.decided, slot) !== undefined;
}

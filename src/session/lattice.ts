import type { LatticeCell, LatticeRow, LatticeView } from '../contract/index.ts';
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
} from '../paxos/index.ts';
import type { Facts, SlotFacts, World } from '../sim/index.ts';
import { cellOf, topSlot } from './ledger.ts';

/** So many ballots fit into a lattice: the highest. */
const ROWS_MAX = 8;

const NO_FACTS: SlotFacts = { votes: [], chosen: null };

/**
 * One slot, acceptors across and ballots up: who promised, who voted, what a new leader was told,
 * and who knows the outcome. `newest` is the highest slot that anybody has touched.
 */
export function latticeView(world: World, facts: Facts, which: Slot | 'newest'): LatticeView {
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
    chosen: story.chosen,
    isForgotten: slot < facts.since,
    knownBy: world.processes.flatMap(({ state }) => (knows(state, slot, config) ? [state.id] : [])),
  };
}

/** Every ballot that somebody promised or voted in, the highest first. */
function ballotsOf({ promises }: Facts, { id }: Configuration, { votes }: SlotFacts): Ballot[] {
  const all = [...promises.filter(({ cfg }) => cfg === id), ...votes].map(({ ballot }) => ballot);
  const distinct = all.filter(
    (ballot, at) => all.findIndex((other) => sameBallot(other, ballot)) === at,
  );
  return distinct.sort((a, b) => compareBallots(b, a));
}

interface Ground {
  readonly world: World;
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
    cells: config.acceptors.map((acceptor) => latticeCell(ground, ballot, acceptor)),
    cmd: votes.find((vote) => sameBallot(vote.ballot, ballot))?.cmd ?? null,
    adoption: adoption
      ? {
          index: adoption.index,
          leader: adoption.leader,
          quorum: adoption.quorum,
          kept: adoption.carried.find((one) => one.slot === slot) ?? null,
          filled: adoption.filled.includes(slot),
        }
      : null,
    chosenAt: isChosen ? chosen.index : null,
  };
}

function latticeCell(
  { world, facts, config, story }: Ground,
  ballot: Ballot,
  acceptor: AcceptorId,
): LatticeCell {
  const isHere = (one: { readonly acceptor: AcceptorId; readonly ballot: Ballot }) =>
    one.acceptor === acceptor && sameBallot(one.ballot, ballot);
  const promise = facts.promises.find((one) => one.cfg === config.id && isHere(one));
  const vote = story.votes.find(isHere);
  const higher = compareBallots(promisedBy(world, config, acceptor), ballot) > 0;
  return {
    acceptor,
    promisedAt: promise?.index ?? null,
    votedAt: vote?.index ?? null,
    told: promise === undefined ? null : voteBefore(story, acceptor, ballot, promise.index),
    isShut: vote === undefined && higher,
  };
}

/** The vote that a promise reported for this slot: the highest one cast before it. */
function voteBefore(
  { votes }: SlotFacts,
  acceptor: AcceptorId,
  below: Ballot,
  index: number,
): Ballot | null {
  let best: Ballot | null = null;
  for (const vote of votes) {
    if (vote.acceptor !== acceptor || vote.index > index) continue;
    if (compareBallots(vote.ballot, below) >= 0) continue;
    if (best === null || compareBallots(vote.ballot, best) > 0) best = vote.ballot;
  }
  return best;
}

function promisedBy({ processes }: World, { id }: Configuration, acceptor: AcceptorId): Ballot {
  const state = processes.find((process) => process.id === acceptor)?.state;
  if (state?.role !== 'acceptor') return BOTTOM;
  return state.stable.instances.find(({ cfg }) => cfg === id)?.promised ?? BOTTOM;
}

/** Has the process learned what the slot decides? */
function knows(state: ProcessState, slot: Slot, config: Configuration): boolean {
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

import type { LatticeCell, LatticeRow, LatticeView } from '../../contract/index.ts';
import {
  BOTTOM,
  compareBallots,
  configFor,
  get,
  quorumOf,
  recordOf,
  sameBallot,
  sameCommand,
  type AcceptorId,
  type Ballot,
  type Command,
  type Configuration,
  type LeaderState,
  type ProcessState,
  type Rules,
  type Slot,
} from '../../paxos/index.ts';
import {
  chosenIn,
  isFor,
  NO_STORY,
  type Adoption,
  type Promised,
  type SlotStory,
  type Truth,
} from '../../sim/index.ts';
import { nextBallot } from './lattice-next.ts';
import { cellOf, topSlot, type Processes } from './ledger.ts';

/** A lattice shows at most this many ballots: the highest ones. */
const ROWS_MAX = 8;

/** The parts of the truth that a lattice shows. */
export interface Told extends Pick<Truth, 'slots' | 'since' | 'promises' | 'adoptions'> {
  readonly prefix: Pick<Truth['prefix'], 'records'>;
}

/**
 * One slot, acceptors across and ballots up: the promises, the votes, what a new leader was told,
 * and which processes know the outcome. `newest` is the highest slot that a process has touched.
 * Without rules, nothing is said of the ballot that could come next.
 */
export function latticeView(
  world: Processes,
  truth: Told,
  which: Slot | 'newest',
  rules: Rules | null,
): LatticeView {
  const top = Math.max(1, topSlot(world, truth));
  const slot = which === 'newest' ? top : Math.max(1, which);
  const { records } = truth.prefix;
  const chosen = chosenIn(truth, slot);
  // On broken rules a configuration may decide a slot that another one governs.
  const config = (chosen && recordOf(records, chosen.cfg)) ?? configFor(records, slot);
  const story = get(truth.slots, slot) ?? NO_STORY;
  const lines = linesOf(truth, config, story);
  const shown = lines.slice(0, ROWS_MAX);
  return {
    slot,
    top,
    cfg: config.id,
    quorum: quorumOf(config.acceptors.length),
    acceptors: config.acceptors,
    rows: shown.map((line) => rowOf({ world, truth, config, story, slot }, line)),
    hidden: lines.length - shown.length,
    chosen: chosen && { ballot: chosen.ballot, cmd: chosen.cmd, index: chosen.index },
    isForgotten: slot < truth.since,
    next: rules === null || slot < truth.since ? null : nextBallot(world, rules, config, slot),
    knownBy: world.processes.flatMap(({ state }) => (knows(state, slot, config) ? [state.id] : [])),
  };
}

/** The ballot and the command that a row stands for. */
interface Line {
  readonly ballot: Ballot;
  readonly cmd: Command | null;
  /** True when the ballot has votes for an earlier command, too. */
  readonly isSecond: boolean;
}

/** The rows' ballots, highest first; within one ballot, the command with the latest vote first. */
function linesOf(truth: Told, config: Configuration, { votes }: SlotStory): readonly Line[] {
  return ballotsOf(truth, config, votes).flatMap((ballot): readonly Line[] => {
    const own = votes.filter((vote) => vote.cfg === config.id && sameBallot(vote.ballot, ballot));
    const commands = own.map(({ cmd }) => cmd);
    const distinct = commands.filter(
      (cmd, at) => commands.findIndex((other) => sameCommand(other, cmd)) === at,
    );
    if (distinct.length === 0) return [{ ballot, cmd: null, isSecond: false }];
    return distinct.map((cmd, at) => ({ ballot, cmd, isSecond: at > 0 })).toReversed();
  });
}

/** Every ballot of a promise, an adoption or a vote. */
function ballotsOf(
  { promises, adoptions }: Told,
  { id }: Configuration,
  votes: SlotStory['votes'],
): readonly Ballot[] {
  const all = [...promises, ...adoptions, ...votes]
    .filter(({ cfg }) => cfg === id)
    .map(({ ballot }) => ballot);
  const distinct = all.filter(
    (ballot, at) => all.findIndex((other) => sameBallot(other, ballot)) === at,
  );
  return distinct.sort((a, b) => compareBallots(b, a));
}

interface Ground {
  readonly world: Processes;
  readonly truth: Told;
  readonly config: Configuration;
  readonly story: SlotStory;
  readonly slot: Slot;
}

/** Only the row of a ballot’s first command shows its adoption and its promises. */
function rowOf(ground: Ground, line: Line): LatticeRow {
  const { truth, config, story, slot } = ground;
  const { ballot, cmd, isSecond } = line;
  const adoption = isSecond
    ? undefined
    : truth.adoptions.findLast((one) => one.cfg === config.id && sameBallot(one.ballot, ballot));
  const chosen = story.choices.find(
    (one) => cmd !== null && isFor(one, { cfg: config.id, ballot, cmd }),
  );
  return {
    ballot,
    cells: config.acceptors.map((acceptor) => latticeCell(ground, { ...line, acceptor, adoption })),
    cmd,
    isSecond,
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
    chosenAt: chosen?.index ?? null,
  };
}

interface Place extends Line {
  readonly acceptor: AcceptorId;
  readonly adoption: Adoption | undefined;
}

function latticeCell(
  { world, truth, config, story, slot }: Ground,
  { ballot, cmd, isSecond, acceptor, adoption }: Place,
): LatticeCell {
  const isHere = (one: Pick<Promised, 'acceptor' | 'cfg' | 'ballot'>) =>
    one.acceptor === acceptor && one.cfg === config.id && sameBallot(one.ballot, ballot);
  const promise = isSecond ? undefined : truth.promises.find(isHere);
  const votes = story.votes.filter(isHere);
  const vote = votes.find((one) => cmd !== null && sameCommand(one.cmd, cmd));
  const isHigher = compareBallots(promisedBy(world, config, acceptor), ballot) > 0;
  return {
    acceptor,
    isVeiled: false,
    promisedAt: promise?.index ?? null,
    votedAt: vote?.index ?? null,
    told: promise?.pvalues.find((pvalue) => pvalue.slot === slot)?.ballot ?? null,
    hasForgotten: promise !== undefined && slot < promise.base,
    isInBoth: (adoption?.quorum.includes(acceptor) ?? false) && choseBelow(story, ballot, acceptor),
    isShut: votes.length === 0 && isHigher,
  };
}

/** True when the acceptor voted, in a ballot below this one, for the command that was first chosen there. */
function choseBelow({ votes, choices }: SlotStory, ballot: Ballot, acceptor: AcceptorId): boolean {
  const [chosen] = choices;
  if (chosen === undefined || compareBallots(ballot, chosen.ballot) <= 0) return false;
  return votes.some((vote) => vote.acceptor === acceptor && isFor(vote, chosen));
}

function promisedBy({ processes }: Processes, { id }: Configuration, acceptor: AcceptorId): Ballot {
  const state = processes.find((process) => process.id === acceptor)?.state;
  if (state?.role !== 'acceptor') return BOTTOM;
  return state.stable.instances.find(({ cfg }) => cfg === id)?.promised ?? BOTTOM;
}

/** True when the process has learned what the slot decides. */
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

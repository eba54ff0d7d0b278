import type { Application } from './application.ts';
import { compareBallots, sameBallot, type Ballot } from './ballot.ts';
import { inSlot } from './by-slot.ts';
import { sameCommand, type ClientCommand, type Command, type Reconfig } from './command.ts';
import type { AcceptorId, CfgId, Micros, ReplicaId, Slot } from './ids.ts';
import { byId } from './ids.ts';
import { retirable } from './collection.ts';
import type { Configuration } from './configuration.ts';
import type { DelayRange, Event, Step } from './events.ts';
import type { MessageOf, Pvalue } from './messages.ts';
import { reconfigured } from './reconfig.ts';
import type { Carried } from './notes.ts';
import { isQuorum } from './quorum.ts';
import type { ElectionPolicy, Settings } from './settings.ts';
import { has, set, type SlotMap } from './slot-map.ts';
import type {
  AcceptorInstance,
  Commander,
  LeaderInstance,
  LearnedBy,
  ProcessState,
  Proposal,
  Read,
  Session,
  Watch,
} from './states.ts';

/** Why a leader arms its election timer; `first` is the one that is to lead after boot. */
export type Suspicion = 'first' | 'boot' | 'preempted' | 'quorumLost' | 'rivalAlive';

/**
 * Every point at which the protocol decides something, by name. The engine gets this value and
 * never decides on its own: a broken variant is one replaced rule.
 */
export interface Rules {
  readonly settings: Settings;
  readonly application: Application;

  /** Lexicographic: round, then leader. */
  compareBallots(a: Ballot, b: Ballot): number;
  /** Do `count` of `members` acceptors make a quorum? (S5, C6) */
  isQuorum(count: number, members: number): boolean;

  /** A3: is this ballot above the promise? */
  mayPromise(promised: Ballot, ballot: Ballot): boolean;
  /** A9: may a vote be cast in this ballot? */
  mayVote(promised: Ballot, ballot: Ballot): boolean;
  /** A9: the acceptor's part in an instance after it has voted. */
  voted(mine: AcceptorInstance, vote: Pvalue): AcceptorInstance;
  /** A8, L4: is this slot collected, so that no acceptor votes and no leader proposes there again? */
  isCollected(slot: Slot, base: Slot): boolean;

  /** S2, C3: does an answer in this ballot preempt the leader's own? */
  preempts(ballot: Ballot, own: Ballot): boolean;
  /** S3: does this promise answer the scout's ballot? */
  isPromiseMine(reply: MessageOf<'p1b'>, own: Ballot): boolean;
  /** S3: the acceptors whose promises are still missing after `acceptor` has promised. */
  stillWaiting(waitfor: readonly AcceptorId[], acceptor: AcceptorId): readonly AcceptorId[];
  /** S4: which of two pvalues for one slot a new leader keeps. */
  higherPvalue(known: Carried, other: Carried): Carried;
  /** L12: the proposals of an adopted leader: what the promises reported goes before its own. */
  keepCarried(own: readonly Proposal[], carried: readonly Carried[]): readonly Proposal[];
  /** L6: may this command take the slot? */
  mayTakeSlot(known: Command | undefined, cmd: Command): boolean;
  /** C5: is this a vote in the leader's present ballot? */
  isVoteMine(reply: MessageOf<'p2b'>, own: Ballot): boolean;
  /** C6: the counted votes, with one more. */
  withVote(commander: Commander, acceptor: AcceptorId): readonly AcceptorId[];
  /** L9: the round of the next ballot. */
  nextRound(used: number, rival: Ballot): number;
  /** L1, L18, L19: how long a leader waits before its scout goes out; null means for ever. */
  electionDelay(policy: ElectionPolicy, suspectAfter: Micros, why: Suspicion): DelayRange | null;
  /** L19: does this leader wait for the rival that answers? */
  defersTo(pong: MessageOf<'pong'>, rival: Ballot, own: Ballot): boolean;
  /** L19: is the answer to this ping a fresh sign of life? */
  isFresh(nonce: number, watch: Watch): boolean;
  /** L27: with these instances, does a leader take the lead in the configuration after them, too? */
  leadsOn(older: readonly LeaderInstance[]): boolean;

  /** R3: is this request answered from the session table? */
  isAnswered(session: Session, cmd: ClientCommand): boolean;
  /** R8: may a replica propose for this slot? */
  isInWindow(slot: Slot, slotOut: Slot): boolean;
  /** R9: is this slot open, and without a proposal of this replica? */
  isFree(slot: Slot, log: SlotMap<Command>, own: readonly Proposal[]): boolean;
  /** R16: the slot to perform next; 0 for none. */
  nextToPerform(log: SlotMap<Command>, slotOut: Slot): Slot;
  /** R18: was the replica's own proposal displaced, so that it must be proposed again? */
  isDisplaced(own: Command, decided: Command): boolean;
  /** R2, R18, R23: has this command been performed already? */
  isExecuted(session: Session | undefined, cmd: ClientCommand): boolean;

  /** Q4: may this read be answered by a replica that has performed every slot below `slotOut`? */
  isReadCovered(read: Read, slotOut: Slot): boolean;
  /** G2–G3: the record that a decided change leads to, or why it leads to none. */
  reconfigured(last: Configuration, change: Reconfig, from: Slot): Configuration | string;
  /** G4: the slot up to which replicas fill slots without requests, so that changes take effect. */
  drainTo(records: readonly Configuration[]): Slot;
  /** R10, R26: does this replica propose and answer in the slots of that configuration? */
  worksIn(record: Configuration, replica: ReplicaId): boolean;
  /** A2, A7, A17: is this configuration over, so that no process takes part in it again? */
  isRetired(cfg: CfgId, below: CfgId): boolean;
  /** A15: every configuration below the result is over; `already` is the result so far. */
  retiredBelow(learnedBy: LearnedBy, records: readonly Configuration[], already: CfgId): CfgId;
  /** K3: the replica that a client asks next, as a position among all replicas. */
  nextReplica(target: number, replicas: number): number;

  /** What is left of a process after its node crashed; the lost parts are as after boot. */
  survives(state: ProcessState, fresh: ProcessState): ProcessState;

  /** Replaces a lawful outcome by another; the lawful protocol has no patch. */
  patch?(before: ProcessState, event: Event, lawful: Step<ProcessState>): Step<ProcessState>;
}

function insertById(ids: readonly AcceptorId[], id: AcceptorId): readonly AcceptorId[] {
  let at = ids.length;
  while (at > 0 && byId(ids[at - 1]!, id) > 0) at -= 1;
  return ids[at - 1] === id ? ids : ids.toSpliced(at, 0, id);
}

function keepCarried(own: readonly Proposal[], carried: readonly Carried[]): readonly Proposal[] {
  const slots = new Set(carried.map(({ slot }) => slot));
  const kept = own.filter(({ slot }) => !slots.has(slot));
  const taken = carried.map(({ slot, cmd }) => ({ slot, cmd }));
  return [...kept, ...taken].sort((a, b) => a.slot - b.slot);
}

/**
 * A vote adopts its ballot: with one vote kept for each slot, voting above the promise without raising
 * it would let a later, lower p2a overwrite this vote.
 */
function voted(
  { cfg, base, accepted }: AcceptorInstance,
  { slot, ballot, cmd }: Pvalue,
): AcceptorInstance {
  return { cfg, promised: ballot, base, accepted: set(accepted, slot, { ballot, cmd }) };
}

function survives(state: ProcessState, fresh: ProcessState): ProcessState {
  return { ...fresh, stable: state.stable } as ProcessState;
}

function electionDelay(
  policy: ElectionPolicy,
  suspectAfter: Micros,
  why: Suspicion,
): DelayRange | null {
  if (policy === 'manual') return null;
  if (policy === 'eager' || why === 'first') return { min: 0, max: 0 };
  return { min: suspectAfter, max: 2 * suspectAfter - 1 };
}

/** The lawful protocol. All its tests use `order` as the order of ballots. */
export function rulesFor(
  settings: Settings,
  application: Application,
  order: Rules['compareBallots'] = compareBallots,
): Rules {
  return {
    settings,
    application,
    compareBallots: order,
    isQuorum,
    mayPromise: (promised, ballot) => order(ballot, promised) > 0,
    mayVote: (promised, ballot) => order(ballot, promised) >= 0,
    voted,
    isCollected: (slot, base) => slot < base,
    preempts: (ballot, own) => order(ballot, own) > 0,
    isPromiseMine: (reply, own) => sameBallot(reply.re, own),
    stillWaiting: (waitfor, acceptor) => waitfor.filter((one) => one !== acceptor),
    higherPvalue: (known, other) => (order(other.ballot, known.ballot) > 0 ? other : known),
    keepCarried,
    mayTakeSlot: (known) => known === undefined,
    isVoteMine: (reply, own) => sameBallot(reply.re, own) && sameBallot(reply.ballot, own),
    withVote: (commander, acceptor) => insertById(commander.ok, acceptor),
    nextRound: (used, rival) => Math.max(used, rival.round) + 1,
    electionDelay,
    defersTo: ({ active, ballot }, rival, own) =>
      active && order(ballot, rival) >= 0 && order(ballot, own) > 0,
    isFresh: (nonce, { asked, settled }) => nonce > settled && nonce <= asked,
    leadsOn: (older) => older.some(({ mode }) => mode === 'active'),
    isAnswered: (session, cmd) => session.seq === cmd.seq,
    isInWindow: (slot, slotOut) => slot < slotOut + settings.window,
    isFree: (slot, log, own) => !has(log, slot) && inSlot(own, slot) === undefined,
    nextToPerform: (log, slotOut) => (has(log, slotOut) ? slotOut : 0),
    isDisplaced: (own, decided) => !sameCommand(own, decided),
    isExecuted: (session, cmd) => session !== undefined && session.seq >= cmd.seq,
    isReadCovered: ({ members, waitfor, top }, slotOut) =>
      isQuorum(members - waitfor.length, members) && slotOut > top,
    reconfigured,
    drainTo: (records) => records.at(-1)!.from,
    worksIn: ({ replicas }, replica) => replicas.includes(replica),
    isRetired: (cfg, below) => cfg < below,
    retiredBelow: (learnedBy, records, already) => Math.max(already, retirable(learnedBy, records)),
    nextReplica: (target, replicas) => (target + 1) % replicas,
    survives,
  };
}

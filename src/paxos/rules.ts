import type { Application } from './application.ts';
import { compareBallots, sameBallot, type Ballot } from './ballot.ts';
import { sameCommand, type ClientCommand, type Command, type Reconfig } from './command.ts';
import type { AcceptorId, CfgId, Slot } from './ids.ts';
import { byId } from './ids.ts';
import { retirable, type LearnedBy } from './collection.ts';
import type { Configuration } from './configuration.ts';
import type { MessageOf } from './messages.ts';
import { reconfigured } from './reconfig.ts';
import type { Carried } from './notes.ts';
import { isQuorum } from './quorum.ts';
import type { Settings } from './settings.ts';
import type { Commander, ProcessState, Proposal, Read, Session, Snapshot } from './states.ts';

/**
 * Every point at which the protocol decides something, by name. The engine is given this value and
 * never decides on its own: a broken variant is one replaced rule.
 */
export interface Rules {
  readonly settings: Settings;
  readonly application: Application;

  /** Lexicographic: round, then leader. */
  compareBallots(a: Ballot, b: Ballot): number;
  /** Do `count` of `members` acceptors decide? (S5, C6) */
  isQuorum(count: number, members: number): boolean;

  /** A3: is this ballot above the promise? */
  mayPromise(promised: Ballot, ballot: Ballot): boolean;
  /** A9: may a vote be cast in this ballot? */
  mayVote(promised: Ballot, ballot: Ballot): boolean;
  /** A9: what is promised once the vote is cast. */
  promiseAfterVote(promised: Ballot, ballot: Ballot): Ballot;
  /** A8, L4: is this slot settled and dropped, so that nobody may vote or propose there again? */
  isCollected(slot: Slot, base: Slot): boolean;

  /** S2, C3, L16: does an answer in this ballot preempt the leader's own? */
  preempts(ballot: Ballot, own: Ballot): boolean;
  /** S3: does this promise answer the scout's ballot? */
  isPromiseMine(reply: MessageOf<'p1b'>, own: Ballot): boolean;
  /** S3: those whose promise is still missing after one from `acceptor`. */
  stillWaiting(waitfor: readonly AcceptorId[], acceptor: AcceptorId): readonly AcceptorId[];
  /** S4: which of two pvalues for one slot a new leader keeps. */
  higherPvalue(known: Carried, other: Carried): Carried;
  /** L12: the proposals of a leader that is adopted: what acceptors carried goes before its own. */
  keepCarried(own: readonly Proposal[], carried: readonly Carried[]): readonly Proposal[];
  /** L6: may this command take the slot? */
  mayTakeSlot(known: Command | undefined, cmd: Command): boolean;
  /** C5: is this a vote in the leader's present ballot? */
  isVoteMine(reply: MessageOf<'p2b'>, own: Ballot): boolean;
  /** C6: the counted votes with one more. */
  withVote(commander: Commander, acceptor: AcceptorId): readonly AcceptorId[];
  /** L9: the round of the next ballot. */
  nextRound(used: number, rival: Ballot): number;

  /** R8: may a replica propose for this slot? */
  isInWindow(slot: Slot, slotOut: Slot): boolean;
  /** R14, R16: the command that a decision puts into a slot. */
  decidedCommand(
    decision: { readonly slot: Slot; readonly cmd: Command },
    own: Command | undefined,
  ): Command;
  /** R18: was the replica's own proposal displaced, so that it must be proposed again? */
  isDisplaced(own: Command, decided: Command): boolean;
  /** R2, R18, R23: has this command been performed already? */
  isExecuted(session: Session | undefined, cmd: ClientCommand): boolean;

  /** Q4: may this read be answered by a replica that has performed every slot below `slotOut`? */
  isReadCovered(read: Read, slotOut: Slot): boolean;
  /** G2–G3: the record that a decided change leads to, or why it leads to none. */
  reconfigured(last: Configuration, change: Reconfig, from: Slot): Configuration | string;
  /** A15: below which configuration everything is over, `already` being known. */
  retiredBelow(learnedBy: LearnedBy, records: readonly Configuration[], already: CfgId): CfgId;

  /** R33: what of a snapshot is installed. */
  installed(snapshot: Snapshot): Snapshot;

  /** What of a process is still there after its node crashed; what is lost is as after boot. */
  survives(state: ProcessState, fresh: ProcessState): ProcessState;
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

function survives(state: ProcessState, fresh: ProcessState): ProcessState {
  return { ...fresh, stable: state.stable } as ProcessState;
}

/** The protocol as it is meant to be. `order` is the order of ballots that all its tests use. */
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
    promiseAfterVote: (_promised, ballot) => ballot,
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
    isInWindow: (slot, slotOut) => slot < slotOut + settings.window,
    decidedCommand: (decision) => decision.cmd,
    isDisplaced: (own, decided) => !sameCommand(own, decided),
    isExecuted: (session, cmd) => session !== undefined && session.seq >= cmd.seq,
    isReadCovered: ({ members, waitfor, top }, slotOut) =>
      isQuorum(members - waitfor.length, members) && slotOut > top,
    reconfigured,
    retiredBelow: (learnedBy, records, already) => Math.max(already, retirable(learnedBy, records)),
    installed: (snapshot) => snapshot,
    survives,
  };
}

import {
  compareBallots,
  get,
  isQuorum,
  recordOf,
  sameBallot,
  sameCommand,
  set,
  type AcceptorId,
  type Ballot,
  type CfgId,
  type Command,
  type LeaderId,
  type LeaderState,
  type Slot,
} from '../paxos/index.ts';
import { NO_STORY } from '../sim/index.ts';
import { report, type Examination } from './examination.ts';
import { attemptsIn, promisedBy, type Attempt, type Ghost } from './ghost.ts';

/**
 * I8 and I20 tell whether a ballot is safe before any harm can be seen. Both are judged by every
 * promise and vote of the run.
 */

/** The number of these acceptors that have promised this ballot or a higher one. */
function promisedCount(
  ghost: Ghost,
  members: readonly AcceptorId[],
  cfg: CfgId,
  ballot: Ballot,
): number {
  let count = 0;
  for (const id of members) if (compareBallots(promisedBy(ghost, id, cfg), ballot) >= 0) count += 1;
  return count;
}

/**
 * Checks I20: an active leader has a majority behind its ballot. Promises never fall, so one check
 * for each ballot is enough.
 */
export function checkLeadership(exam: Examination, { id, volatile }: LeaderState): void {
  const { before } = exam.occurrence;
  const old = before?.role === 'leader' ? before.volatile.instances : [];
  if (old === volatile.instances) return;
  for (const { cfg, mode, ballot } of volatile.instances) {
    if (mode !== 'active') continue;
    const was = old.find((one) => one.cfg.id === cfg.id);
    if (was?.mode === 'active' && sameBallot(was.ballot, ballot)) continue;
    checkMajority(exam, id, cfg.id, ballot);
  }
}

function checkMajority(exam: Examination, id: LeaderId, cfg: CfgId, ballot: Ballot): void {
  const members = recordOf(exam.truth.prefix.records, cfg)?.acceptors ?? [];
  const have = promisedCount(exam.ghost, members, cfg, ballot);
  if (isQuorum(have, members.length)) return;
  report(exam, 'I20', [id], { ballot, have, members: members.length });
}

/** Checks I8: no lower ballot has chosen, or can still choose, another command for the slot. */
export function checkSafe(exam: Examination, slot: Slot, attempt: Attempt): Attempt {
  const { ghost } = exam;
  const inSlot = attemptsIn(ghost, slot);
  if (inSlot.length < 2 || attempt.isUnsafe) return attempt;
  for (const lower of inSlot) {
    if (lower.cfg !== attempt.cfg) continue;
    if (compareBallots(lower.ballot, attempt.ballot) >= 0) continue;
    const rival = rivalIn(exam, slot, lower, attempt.cmd);
    if (rival === null) continue;
    const unsafe = { ...attempt, isUnsafe: true };
    const others = inSlot.map((one) => (one === attempt ? unsafe : one));
    ghost.tried = set(ghost.tried, slot, others);
    const { ballot, cmd, by } = attempt;
    report(exam, 'I8', [by, lower.by], { slot, ballot, cmd, lower: lower.ballot, rival });
    return unsafe;
  }
  return attempt;
}

/** A command other than `cmd` that the ballot has chosen or may still choose. */
function rivalIn(
  { ghost, truth }: Examination,
  slot: Slot,
  { cfg, ballot, cmd: first }: Attempt,
  cmd: Command,
): Command | null {
  const acceptors = recordOf(truth.prefix.records, cfg)?.acceptors ?? [];
  const { votes } = get(truth.slots, slot) ?? NO_STORY;
  const own = votes.filter((vote) => vote.cfg === cfg && sameBallot(vote.ballot, ballot));
  const isFree = (id: AcceptorId) =>
    compareBallots(promisedBy(ghost, id, cfg), ballot) <= 0 &&
    !own.some(({ acceptor }) => acceptor === id);
  /** True when a quorum has voted for the rival in this ballot, or is still free to. */
  const isChoosable = (rival: Command) => {
    const may = acceptors.filter(
      (id) =>
        own.some((vote) => vote.acceptor === id && sameCommand(vote.cmd, rival)) || isFree(id),
    );
    return isQuorum(may.length, acceptors.length);
  };
  const rivals = [first, ...own.map((vote) => vote.cmd)];
  return rivals.find((rival) => !sameCommand(rival, cmd) && isChoosable(rival)) ?? null;
}

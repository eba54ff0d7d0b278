import {
  compareBallots,
  isQuorum,
  recordOf,
  sameBallot,
  sameCommand,
  type AcceptorId,
  type Ballot,
  type CfgId,
  type Command,
  type LeaderId,
  type LeaderState,
  type Slot,
} from '../paxos/index.ts';
import { report, type Examination } from './examination.ts';
import { attemptsIn, promisedBy, votesFor, type Attempt, type Ghost } from './ghost.ts';

/**
 * I8 and I20: what makes a ballot safe before any harm can be seen. Both are judged by the promises
 * and votes that there have been.
 */

/** How many of these acceptors have promised this ballot or a higher one. */
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

/** I20: who leads has a majority behind its ballot; promises do not fall, so the first time is enough. */
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
  const members = recordOf(exam.ghost.reference.records, cfg)?.acceptors ?? [];
  const have = promisedCount(exam.ghost, members, cfg, ballot);
  if (isQuorum(have, members.length)) return;
  report(exam, 'I20', [id], { ballot, have, members: members.length });
}

/** I8: no lower ballot has chosen, or can still choose, another command for the slot. */
export function checkSafe(exam: Examination, slot: Slot, attempt: Attempt): void {
  const inSlot = attemptsIn(exam.ghost, slot);
  if (inSlot.length < 2 || attempt.isUnsafe) return;
  const acceptors = recordOf(exam.ghost.reference.records, attempt.cfg)?.acceptors ?? [];
  for (const lower of inSlot) {
    if (lower.cfg !== attempt.cfg) continue;
    if (compareBallots(lower.ballot, attempt.ballot) >= 0) continue;
    const rival = rivalIn(exam.ghost, lower, attempt.cmd, acceptors);
    if (rival === null) continue;
    attempt.isUnsafe = true;
    const { ballot, cmd, by } = attempt;
    report(exam, 'I8', [by, lower.by], { slot, ballot, cmd, lower: lower.ballot, rival });
    return;
  }
}

/** A command other than this one that the ballot may yet choose, or has chosen. */
function rivalIn(
  ghost: Ghost,
  lower: Attempt,
  cmd: Command,
  acceptors: readonly AcceptorId[],
): Command | null {
  for (const rival of [lower.cmd, ...lower.votes.map((one) => one.cmd)]) {
    if (!sameCommand(rival, cmd) && isChoosable(ghost, lower, rival, acceptors)) return rival;
  }
  return null;
}

/** A quorum has voted for it in this ballot, or is still free to. */
function isChoosable(
  ghost: Ghost,
  attempt: Attempt,
  cmd: Command,
  acceptors: readonly AcceptorId[],
): boolean {
  const { cfg, ballot } = attempt;
  const voters = votesFor(attempt, cmd)?.voters ?? [];
  let count = 0;
  for (const id of acceptors) {
    const isFree = () =>
      compareBallots(promisedBy(ghost, id, cfg), ballot) <= 0 && !hasVoted(attempt, id);
    if (voters.includes(id) || isFree()) count += 1;
  }
  return isQuorum(count, acceptors.length);
}

function hasVoted({ votes }: Attempt, id: AcceptorId): boolean {
  return votes.some(({ voters }) => voters.includes(id));
}

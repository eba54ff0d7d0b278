import {
  BOTTOM,
  compareBallots,
  configFor,
  isQuorum,
  sameBallot,
  type AcceptorId,
  type Ballot,
  type CfgId,
  type LeaderId,
  type LeaderState,
  type Slot,
} from '../paxos/index.ts';
import { report, type Examination } from './examination.ts';
import { type Attempt, type Ghost } from './ghost.ts';
import { keyOf, promiseKey } from './keys.ts';

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

export function promisedBy(ghost: Ghost, id: AcceptorId, cfg: CfgId): Ballot {
  return ghost.promised.get(promiseKey(id, cfg)) ?? BOTTOM;
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
  const members = exam.world.records.find((record) => record.id === cfg)?.acceptors ?? [];
  const have = promisedCount(exam.ghost, members, cfg, ballot);
  if (isQuorum(have, members.length)) return;
  report(exam, 'I20', [id], { ballot, have, members: members.length });
}

/** I8: no lower ballot has chosen, or can still choose, another command for the slot. */
export function checkSafe(exam: Examination, slot: Slot, attempt: Attempt): void {
  const inSlot = exam.ghost.bySlot.get(slot)!;
  if (inSlot.length < 2 || attempt.isUnsafe) return;
  const { acceptors } = configFor(exam.world.records, slot);
  for (const lower of inSlot) {
    if (lower.cfg !== attempt.cfg) continue;
    if (compareBallots(lower.ballot, attempt.ballot) >= 0) continue;
    const rival = rivalIn(exam.ghost, lower, keyOf(attempt.cmd), acceptors);
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
  key: string,
  acceptors: readonly AcceptorId[],
): string | null {
  const own = keyOf(lower.cmd);
  if (own !== key && isChoosable(ghost, lower, own, acceptors)) return own;
  for (const other of lower.voters.keys()) {
    if (other !== own && other !== key && isChoosable(ghost, lower, other, acceptors)) return other;
  }
  return null;
}

/** A quorum has voted for it in this ballot, or is still free to. */
function isChoosable(
  ghost: Ghost,
  { cfg, ballot, voters }: Attempt,
  key: string,
  acceptors: readonly AcceptorId[],
): boolean {
  let count = 0;
  for (const id of acceptors) {
    if (voters.get(key)?.includes(id) === true) count += 1;
    else if (compareBallots(promisedBy(ghost, id, cfg), ballot) <= 0 && !hasVoted(voters, id)) {
      count += 1;
    }
  }
  return isQuorum(count, acceptors.length);
}

function hasVoted(voters: Attempt['voters'], id: AcceptorId): boolean {
  for (const some of voters.values()) if (some.includes(id)) return true;
  return false;
}

import {
  BOTTOM,
  compareBallots,
  isQuorum,
  NOOP,
  recordOf,
  sameBallot,
  sameCommand,
  type AcceptorId,
  type AcceptorState,
  type Ballot,
  type CfgId,
  type Command,
  type NoteOf,
  type ProcessState,
  type Slot,
  type Step,
} from '../paxos/index.ts';
import type { NodeId } from '../sim/index.ts';
import { nodeOf } from '../sim/index.ts';
import { attemptsIn, few, notePromise, promisedBy, votesFor, type Attempt } from './ghost.ts';
import { checkBase, checkNotCollected } from './check-collection.ts';
import { checkRetired } from './check-retirement.ts';
import { checkSafe } from './check-safe.ts';
import { isEqual } from './equal.ts';
import { advanceReference } from './reference.ts';
import { report, wentOut, type Examination } from './examination.ts';
import { checkReply, checkSurvival } from './check-stable.ts';

/** I2, I4, I6, I7, I8, I10, I17, I18, I19: what acceptors may do. */
export function checkAcceptor(
  exam: Examination,
  state: AcceptorState,
  { notes, effects }: Step<ProcessState>,
): void {
  for (const note of notes) {
    if (note.kind === 'accepted') checkVote(exam, state, note);
    else if (note.kind === 'baseRaised') checkBase(exam, state, note);
    else if (note.kind === 'retired') checkRetired(exam, state.id, note);
  }
  if (exam.occurrence.before?.stable !== state.stable) checkPromises(exam, state);
  if (!wentOut(exam)) return;
  for (const effect of effects) {
    if (effect.kind !== 'send') continue;
    const { body } = effect;
    if (body.type === 'p1b' || body.type === 'p2b') checkReply(exam, state, body);
  }
}

/** I6, I18 right after a crash: what is durable must still be there. */
export function checkDurable(exam: Examination, node: NodeId): void {
  for (const position of nodeOf(exam.world, node).processes) {
    const { state } = exam.world.processes[position]!;
    if (state.role === 'acceptor') checkPromises(exam, state);
    checkSurvival(exam, state);
  }
}

function checkPromises(exam: Examination, { id, stable }: AcceptorState): void {
  const { ghost } = exam;
  for (const { id: cfg } of ghost.reference.records) {
    if (cfg < stable.retiredBelow) continue;
    const now = promiseIn(stable, cfg);
    const was = promisedBy(ghost, id, cfg);
    const order = compareBallots(now, was);
    if (order < 0) report(exam, 'I6', [id], { was, now });
    if (order !== 0) notePromise(ghost, id, cfg, now);
  }
}

function promiseIn({ instances }: AcceptorState['stable'], cfg: CfgId): Ballot {
  for (const one of instances) if (one.cfg === cfg) return one.promised;
  return BOTTOM;
}

function checkVote(exam: Examination, state: AcceptorState, note: NoteOf<'accepted'>): void {
  const { id, stable } = state;
  const { cfg, slot, ballot, cmd } = note;
  checkNotCollected(exam, state, note);
  const was = promisedBy(exam.ghost, id, cfg);
  const now = promiseIn(stable, cfg);
  if (compareBallots(was, ballot) > 0) report(exam, 'I7', [id], { slot, ballot, was });
  if (compareBallots(now, ballot) < 0) report(exam, 'I7', [id], { slot, ballot, now });
  if (slot < exam.ghost.floor) return;
  const attempt = attemptOf(exam, cfg, slot, ballot, cmd);
  let votes = votesFor(attempt, cmd);
  if (votes === undefined) {
    checkRequested(exam, cmd);
    attempt.votes.push((votes = { cmd, voters: [] }));
  }
  const { voters } = votes;
  if (voters.includes(id)) return;
  voters.push(id);
  checkSafe(exam, slot, attempt);
  const acceptors = recordOf(exam.ghost.reference.records, cfg)?.acceptors ?? [];
  let count = 0;
  for (const voter of voters) if (acceptors.includes(voter)) count += 1;
  if (isQuorum(count, acceptors.length)) choose(exam, slot, ballot, cmd, voters);
}

/** I4, I8, and the record of what this ballot does in this slot. */
export function attemptOf(
  exam: Examination,
  cfg: CfgId,
  slot: Slot,
  ballot: Ballot,
  cmd: Command,
): Attempt {
  const by = exam.occurrence.actor!;
  const inSlot = attemptsIn(exam.ghost, slot);
  for (const known of inSlot) {
    if (known.cfg !== cfg || !sameBallot(known.ballot, ballot)) continue;
    if (!sameCommand(known.cmd, cmd)) {
      report(exam, 'I4', [known.by, by], { slot, ballot, first: known.cmd, second: cmd });
    }
    return known;
  }
  const attempt: Attempt = { cfg, ballot, cmd, by, votes: few(), isUnsafe: false };
  inSlot.push(attempt);
  checkSafe(exam, slot, attempt);
  return attempt;
}

function checkRequested(exam: Examination, cmd: Command): void {
  const { asked } = exam.ghost;
  if (cmd === NOOP || asked.isDropped(cmd.client, cmd.seq)) return;
  const known = asked.get(cmd.client, cmd.seq);
  if (known !== undefined && !known.read && isEqual(known.cmd, cmd)) return;
  report(exam, 'I10', [exam.occurrence.actor!], { cmd, asked: known?.cmd ?? null });
}

function choose(
  exam: Examination,
  slot: Slot,
  ballot: Ballot,
  cmd: Command,
  voters: readonly AcceptorId[],
): void {
  const { ghost } = exam;
  const known = ghost.chosen.get(slot);
  if (known !== undefined) {
    if (sameCommand(known.cmd, cmd)) return;
    const witnesses = [...new Set([...known.voters, ...voters])];
    report(exam, 'I2', witnesses, { slot, first: known, second: { cmd, ballot, voters } });
    return;
  }
  ghost.chosen.set(slot, { cmd, ballot, voters });
  advanceReference(ghost.reference, (at) => ghost.chosen.get(at)?.cmd);
}

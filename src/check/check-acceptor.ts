import {
  BOTTOM,
  compareBallots,
  get,
  NOOP,
  sameBallot,
  sameCommand,
  set,
  type AcceptorState,
  type Ballot,
  type CfgId,
  type Command,
  type NoteOf,
  type ProcessState,
  type Slot,
  type Step,
} from '../paxos/index.ts';
import { isFor, nodeOf, type Chosen, type NodeId } from '../sim/index.ts';
import { askedFor, attemptsIn, isLongAgo, promisedBy, type Attempt } from './ghost.ts';
import { checkBase, checkNotCollected } from './check-collection.ts';
import { checkRetired } from './check-retirement.ts';
import { checkSafe } from './check-safe.ts';
import { isEqual } from './equal.ts';
import { report, wentOut, type Examination } from './examination.ts';
import { checkReply, checkSurvival } from './check-stable.ts';

/** Checks I2, I4, I6, I7, I8, I10, I17, I18 and I19 for acceptors. */
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

/** Checks I6 and I18 right after a crash: what was durable must still be there. */
export function checkDurable(exam: Examination, node: NodeId): void {
  for (const position of nodeOf(exam.world, node).processes) {
    const { state } = exam.world.processes[position]!;
    if (state.role === 'acceptor') checkPromises(exam, state);
    checkSurvival(exam, state);
  }
}

function checkPromises(exam: Examination, { id, stable }: AcceptorState): void {
  for (const { id: cfg } of exam.truth.prefix.records) {
    if (cfg < stable.retiredBelow) continue;
    const now = promiseIn(stable, cfg);
    const was = promisedBy(exam.ghost, id, cfg);
    const order = compareBallots(now, was);
    if (order < 0) report(exam, 'I6', [id], { was, now });
    if (order === 0) continue;
    const { promised } = exam.ghost;
    const own = { ...promised[cfg], [id]: now };
    exam.ghost.promised = { ...promised, [cfg]: own };
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
  if (slot < exam.truth.since) return;
  const attempt = attemptOf(exam, note);
  const { index } = exam.occurrence;
  const { votes, choices } = get(exam.truth.slots, slot)!;
  const own = votes.filter((vote) => isFor(vote, note));
  if (own.at(-1)!.index !== index) return;
  if (own.length === 1) checkRequested(exam, cmd);
  checkSafe(exam, slot, attempt);
  const choice = choices.find((one) => one.index === index);
  if (choice !== undefined && choice !== choices[0]) reportSecond(exam, slot, choices[0]!, choice);
}

/** Checks I4 and I8, and records what this ballot asked for in this slot. */
export function attemptOf(
  exam: Examination,
  { cfg, slot, ballot, cmd }: Pick<NoteOf<'accepted'>, 'cfg' | 'slot' | 'ballot' | 'cmd'>,
): Attempt {
  const { ghost } = exam;
  const by = exam.occurrence.actor!;
  const inSlot = attemptsIn(ghost, slot);
  for (const known of inSlot) {
    if (known.cfg !== cfg || !sameBallot(known.ballot, ballot)) continue;
    if (!sameCommand(known.cmd, cmd)) {
      report(exam, 'I4', [known.by, by], { slot, ballot, first: known.cmd, second: cmd });
    }
    return known;
  }
  const attempt: Attempt = { cfg, ballot, cmd, by, isUnsafe: false };
  ghost.tried = set(ghost.tried, slot, [...inSlot, attempt]);
  return checkSafe(exam, slot, attempt);
}

function checkRequested(exam: Examination, cmd: Command): void {
  if (cmd === NOOP || isLongAgo(exam.ghost, cmd.client, cmd.seq)) return;
  const known = askedFor(exam.ghost, cmd.client, cmd.seq);
  if (known !== undefined && !known.read && isEqual(known.cmd, cmd)) return;
  report(exam, 'I10', [exam.occurrence.actor!], { cmd, asked: known?.cmd ?? null });
}

/** Checks I2. */
function reportSecond(exam: Examination, slot: Slot, one: Chosen, other: Chosen): void {
  const [first, second] = [seenChoice(exam, slot, one), seenChoice(exam, slot, other)];
  const witnesses = [...new Set([...first.voters, ...second.voters])];
  report(exam, 'I2', witnesses, { slot, first, second });
}

/** A choice, with all acceptors that have voted for it. */
export function seenChoice({ truth }: Examination, slot: Slot, choice: Chosen) {
  const { votes } = get(truth.slots, slot)!;
  const voters = votes.filter((vote) => isFor(vote, choice)).map(({ acceptor }) => acceptor);
  return { cmd: choice.cmd, ballot: choice.ballot, voters };
}

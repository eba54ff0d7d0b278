import {
  entries,
  get,
  isReconfig,
  NOOP,
  sameCommand,
  set,
  type ClientCommand,
  type Command,
  type Message,
  type NoteOf,
  type ProcessState,
  type Operation,
  type Reconfig,
  type ReplicaState,
  type Session,
  type Slot,
  type Step,
} from '../paxos/index.ts';
import { EMPTY_TABLE, entryOf, resultOf, withEntry, type Performed } from '../sim/index.ts';
import { checkDecision } from './check-leader.ts';
import { checkRetired } from './check-retirement.ts';
import { checkStatus } from './check-stable.ts';
import { checkUnfinished } from './check-unfinished.ts';
import { checkProposal, checkWindow } from './check-window.ts';
import { askedFor, isLongAgo, learnerOf, type Learner } from './ghost.ts';
import { isEqual } from './equal.ts';
import { keyOf } from './keys.ts';
import { report, wentOut, type Examination } from './examination.ts';

/** What the ghost knows of a replica, while one of its handlers is examined. */
type Draft = { -readonly [K in keyof Learner]: Learner[K] };

function draftOf({ slotOut, learned, executed, duties }: Learner): Draft {
  return { slotOut, learned, executed, duties };
}

function hasChanged(known: Learner, now: Learner): boolean {
  const { slotOut, learned, executed, duties } = known;
  return (
    now.slotOut !== slotOut ||
    now.learned !== learned ||
    now.executed !== executed ||
    now.duties !== duties
  );
}

function keep(exam: Examination, id: ReplicaState['id'], learner: Learner): void {
  exam.ghost.learners = withEntry(exam.ghost.learners, id, learner);
}

/** Checks I1, I3, I11, I12, I13, I14, I15, I18, I19 and P4 for replicas. */
export function checkReplica(
  exam: Examination,
  state: ReplicaState,
  { notes, effects }: Step<ProcessState>,
): void {
  const known = learnerOf(exam.ghost, state.id);
  const learner = draftOf(known);
  const { event } = exam.occurrence;
  if (event?.kind === 'start') learner.duties = [];
  // The disk has lost its state: what it performs again, it performs for the first time.
  if (event?.kind === 'start' && event.fresh) learner.executed = EMPTY_TABLE;
  for (const note of notes) {
    if (note.kind === 'learned') checkLearned(exam, state, learner, note);
    else if (note.kind === 'performed') checkPerformed(exam, state, learner, note);
    else if (note.kind === 'snapshotInstalled') checkInstalled(exam, state, learner, note);
    else if (note.kind === 'retired') checkRetired(exam, state.id, note);
    else if (note.kind === 'proposed') checkProposal(exam, state, note);
    else if (note.kind === 'handedOver') discharge(learner, note.cmd);
    else if (note.kind === 'requested' && note.cmd !== NOOP)
      learner.duties = [...learner.duties, note.cmd];
  }
  checkPosition(exam, state, learner);
  checkWindow(exam, state);
  const isStart = event?.kind === 'start';
  const hasMoved = learner.slotOut !== known.slotOut;
  if (hasMoved || isStart) checkState(exam, state);
  if (hasMoved) checkDuties(exam, state, learner);
  if (hasChanged(known, learner)) keep(exam, state.id, learner);
  checkUnfinished(exam, state, effects);
  if (!wentOut(exam)) return;
  let last: Message | null = null;
  for (const effect of effects) {
    if (effect.kind !== 'send' || effect.body === last) continue;
    last = effect.body;
    if (last.type === 'response') checkResponse(exam, state, last);
    else if (last.type === 'status') checkStatus(exam, state, last);
  }
}

/** Checks I1 and I3, and I12: a stored decision never changes. */
function checkLearned(
  exam: Examination,
  { id }: ReplicaState,
  learner: Draft,
  { slot, cmd }: NoteOf<'learned'>,
): void {
  checkDecision(exam, slot, cmd);
  if (slot < exam.truth.since) return;
  const known = get(learner.learned, slot);
  if (known !== undefined && !sameCommand(known, cmd)) {
    report(exam, 'I12', [id], { slot, first: known, second: cmd });
  }
  learner.learned = set(learner.learned, slot, cmd);
}

/** Checks I12, one slot after the other, and I14: no command twice, and one result everywhere. */
function checkPerformed(
  exam: Examination,
  { id }: ReplicaState,
  learner: Draft,
  { slot, cmd, result, repeated }: NoteOf<'performed'>,
): void {
  if (slot !== learner.slotOut) report(exam, 'I12', [id], { slot, expected: learner.slotOut });
  learner.slotOut = slot + 1;
  discharge(learner, cmd);
  if (cmd === NOOP || repeated) return;
  const { client, seq } = cmd;
  const latest = entryOf(learner.executed, client) ?? 0;
  const lawful = resultOf(exam.truth.prefix, client, seq);
  if (seq <= latest) report(exam, 'I14', [id], { cmd, latest, second: slot });
  else if (lawful !== undefined && lawful.result !== result) {
    report(exam, 'I14', [id], { cmd, result, expected: lawful.result });
  }
  learner.executed = withEntry(learner.executed, client, seq);
}

/** Checks I11: a snapshot holds the state and the session table of the chosen prefix that it stands for. */
function checkInstalled(
  exam: Examination,
  { id, stable }: ReplicaState,
  learner: Draft,
  { upTo }: NoteOf<'snapshotInstalled'>,
): void {
  const { states, next, sessions: performed } = exam.truth.prefix;
  if (upTo > next) report(exam, 'I3', [id], { upTo, chosen: next - 1 });
  learner.slotOut = upTo;
  learner.duties = [];
  if (upTo < exam.truth.since) return;
  for (const [at, session] of performed.ids.entries()) {
    for (const [seq, { slot }] of entries(performed.values[at]!.results)) {
      const latest = entryOf(learner.executed, session) ?? 0;
      if (slot < upTo && seq > latest) learner.executed = withEntry(learner.executed, session, seq);
    }
  }
  const { state, sessions } = stable.snap;
  const { ids, values } = learner.executed;
  const lost = ids
    .map((session, at) => [session, values[at]] as const)
    .filter(([session, seq]) => seqOf(sessions, session) !== seq);
  if (lost.length > 0) report(exam, 'I11', [id], { upTo, lost });
  if (!isEqual(state, get(states, upTo))) report(exam, 'I11', [id], { upTo, state });
}

function seqOf(sessions: readonly Session[], session: string): number {
  return sessions.find(({ client }) => client === session)?.seq ?? 0;
}

/** Checks I12: `slotOut` is the first slot that is not performed, also after a crash. */
function checkPosition(exam: Examination, { id, volatile }: ReplicaState, learner: Draft): void {
  if (volatile.slotOut === learner.slotOut) return;
  report(exam, 'I12', [id], { slotOut: volatile.slotOut, expected: learner.slotOut });
  learner.slotOut = volatile.slotOut;
}

/** Checks I11. */
function checkState(exam: Examination, { id, volatile }: ReplicaState): void {
  const { states, next } = exam.truth.prefix;
  const { slotOut, state } = volatile;
  if (slotOut > next || slotOut < exam.truth.since) return;
  const expected = get(states, slotOut);
  if (isEqual(state, expected)) return;
  report(exam, 'I11', [id], { slotOut, state, expected });
}

function discharge(learner: Draft, cmd: Command): void {
  const { duties } = learner;
  if (duties.some((duty) => sameCommand(duty, cmd)))
    learner.duties = duties.filter((duty) => !sameCommand(duty, cmd));
}

/** Checks P4: a displaced command is proposed again. */
function checkDuties(exam: Examination, { id, volatile }: ReplicaState, learner: Draft): void {
  const { requests, proposals, sessions } = volatile;
  const isOpen = (duty: ClientCommand) =>
    proposals.some(({ cmd }) => sameCommand(cmd, duty)) ||
    requests.some((cmd) => sameCommand(cmd, duty));
  for (const duty of learner.duties) {
    if (isOpen(duty)) continue;
    discharge(learner, duty);
    const session = sessions.find(({ client }) => client === duty.client);
    if (session !== undefined && session.seq >= duty.seq) continue;
    report(exam, 'P4', [id], { cmd: keyOf(duty) });
  }
}

/** What a read must answer after this slot. */
function readAt(
  { truth, world }: Examination,
  slot: Slot,
  op: Operation | Reconfig,
): Performed | undefined {
  const { states, next } = truth.prefix;
  if (slot >= next || isReconfig(op)) return undefined;
  return { slot, result: world.rules.application.apply(get(states, slot + 1), op).result };
}

/** Checks I15. */
function checkResponse(
  exam: Examination,
  { id }: ReplicaState,
  { client, seq, slot, result }: Extract<Message, { type: 'response' }>,
): void {
  const { ghost, truth } = exam;
  if (isLongAgo(ghost, client, seq)) return;
  const request = askedFor(ghost, client, seq);
  const lawful =
    request?.read === true
      ? readAt(exam, slot, request.cmd.op)
      : resultOf(truth.prefix, client, seq);
  if (lawful !== undefined && lawful.result === result && lawful.slot === slot) return;
  report(exam, 'I15', [id], { client, seq, slot, result, expected: lawful ?? null });
}

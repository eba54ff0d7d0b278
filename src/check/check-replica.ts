import {
  isReconfig,
  NOOP,
  sameCommand,
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
import { checkDecision } from './check-leader.ts';
import { checkRetired } from './check-retirement.ts';
import { checkStatus } from './check-stable.ts';
import { checkUnfinished } from './check-unfinished.ts';
import { checkProposal, checkWindow } from './check-window.ts';
import { learnerOf, type Learner } from './ghost.ts';
import { isEqual } from './equal.ts';
import { keyOf } from './keys.ts';
import { report, wentOut, type Examination } from './examination.ts';
import type { Reference } from './reference.ts';

/** I1, I3, I11, I12, I13, I14, I15, I18, I19, P4: what replicas may do. */
export function checkReplica(
  exam: Examination,
  state: ReplicaState,
  { notes, effects }: Step<ProcessState>,
): void {
  const learner = learnerOf(exam.ghost, state.id);
  const before = learner.slotOut;
  const { event } = exam.occurrence;
  if (event?.kind === 'start') learner.duties.length = 0;
  // Its state is gone with its disk: what it performs again, it performs for the first time.
  if (event?.kind === 'start' && event.fresh) learner.executed.clear();
  for (const note of notes) {
    if (note.kind === 'learned') checkLearned(exam, state, learner, note);
    else if (note.kind === 'performed') checkPerformed(exam, state, learner, note);
    else if (note.kind === 'snapshotInstalled') checkInstalled(exam, state, learner, note);
    else if (note.kind === 'retired') checkRetired(exam, state.id, note);
    else if (note.kind === 'proposed') checkProposal(exam, state, note);
    else if (note.kind === 'handedOver') discharge(learner, note.cmd);
    else if (note.kind === 'requested' && note.cmd !== NOOP) learner.duties.push(note.cmd);
  }
  checkPosition(exam, state, learner);
  checkWindow(exam, state);
  const isStart = event?.kind === 'start';
  if (learner.slotOut !== before || isStart) checkState(exam, state);
  if (learner.slotOut !== before) checkDuties(exam, state, learner);
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

/** I1, I3; I12: a stored decision never changes. */
function checkLearned(
  exam: Examination,
  { id }: ReplicaState,
  learner: Learner,
  { slot, cmd }: NoteOf<'learned'>,
): void {
  checkDecision(exam, slot, cmd);
  if (slot < exam.ghost.floor) return;
  const known = learner.learned.get(slot);
  if (known !== undefined && !sameCommand(known, cmd)) {
    report(exam, 'I12', [id], { slot, first: known, second: cmd });
  }
  learner.learned.set(slot, cmd);
}

/** I12: one slot after the other; I14: no command twice, and with the result it has everywhere. */
function checkPerformed(
  exam: Examination,
  { id }: ReplicaState,
  learner: Learner,
  { slot, cmd, result, repeated }: NoteOf<'performed'>,
): void {
  if (slot !== learner.slotOut) report(exam, 'I12', [id], { slot, expected: learner.slotOut });
  learner.slotOut = slot + 1;
  discharge(learner, cmd);
  if (cmd === NOOP || repeated) return;
  const { client, seq } = cmd;
  const latest = learner.executed.get(client) ?? 0;
  const lawful = exam.ghost.reference.results.get(client, seq);
  if (seq <= latest) report(exam, 'I14', [id], { cmd, latest, second: slot });
  else if (lawful !== undefined && lawful.result !== result) {
    report(exam, 'I14', [id], { cmd, result, expected: lawful.result });
  }
  learner.executed.set(client, seq);
}

/** I11: a snapshot is the state, and the session table, of the chosen prefix that it stands for. */
function checkInstalled(
  exam: Examination,
  { id, stable }: ReplicaState,
  learner: Learner,
  { upTo }: NoteOf<'snapshotInstalled'>,
): void {
  const { states, next, results } = exam.ghost.reference;
  if (upTo > next) report(exam, 'I3', [id], { upTo, chosen: next - 1 });
  learner.slotOut = upTo;
  learner.duties.length = 0;
  if (upTo < exam.ghost.floor) return;
  const latest = learner.executed;
  for (const [session, own] of results) {
    for (const [seq, { slot }] of own.entries()) {
      if (slot < upTo) latest.set(session, Math.max(latest.get(session) ?? 0, seq));
    }
  }
  const { state, sessions } = stable.snap;
  const lost = [...latest].filter(([session, seq]) => seqOf(sessions, session) !== seq);
  if (lost.length > 0) report(exam, 'I11', [id], { upTo, lost });
  if (!isEqual(state, states.get(upTo))) report(exam, 'I11', [id], { upTo, state });
}

function seqOf(sessions: readonly Session[], session: string): number {
  return sessions.find(({ client }) => client === session)?.seq ?? 0;
}

/** I12: `slotOut` is where the performed slots end, also after a crash. */
function checkPosition(exam: Examination, { id, volatile }: ReplicaState, learner: Learner): void {
  if (volatile.slotOut === learner.slotOut) return;
  report(exam, 'I12', [id], { slotOut: volatile.slotOut, expected: learner.slotOut });
  learner.slotOut = volatile.slotOut;
}

/** I11. */
function checkState(exam: Examination, { id, volatile }: ReplicaState): void {
  const { states, next } = exam.ghost.reference;
  const { slotOut, state } = volatile;
  if (slotOut > next || slotOut < exam.ghost.floor) return;
  const expected = states.get(slotOut);
  if (isEqual(state, expected)) return;
  report(exam, 'I11', [id], { slotOut, state, expected });
}

function discharge({ duties }: Learner, cmd: Command): void {
  const at = duties.findIndex((duty) => sameCommand(duty, cmd));
  if (at >= 0) duties.splice(at, 1);
}

/** P4: whatever was displaced is proposed again. */
function checkDuties(exam: Examination, { id, volatile }: ReplicaState, learner: Learner): void {
  const { requests, proposals, sessions } = volatile;
  const isOpen = (duty: ClientCommand) =>
    proposals.some(({ cmd }) => sameCommand(cmd, duty)) ||
    requests.some((cmd) => sameCommand(cmd, duty));
  for (const duty of learner.duties.slice()) {
    if (isOpen(duty)) continue;
    discharge(learner, duty);
    const session = sessions.find(({ client }) => client === duty.client);
    if (session !== undefined && session.seq >= duty.seq) continue;
    report(exam, 'P4', [id], { cmd: keyOf(duty) });
  }
}

/** What a read is to answer after this slot. */
function readAt(
  { states, next, application }: Reference,
  slot: Slot,
  op: Operation | Reconfig,
): { readonly slot: Slot; readonly result: string } | undefined {
  if (slot >= next || isReconfig(op)) return undefined;
  return { slot, result: application.apply(states.get(slot + 1), op).result };
}

/** I15. */
function checkResponse(
  exam: Examination,
  { id }: ReplicaState,
  { client, seq, slot, result }: Extract<Message, { type: 'response' }>,
): void {
  const { reference, asked } = exam.ghost;
  if (asked.isDropped(client, seq)) return;
  const request = asked.get(client, seq);
  const lawful =
    request?.read === true
      ? readAt(reference, slot, request.cmd.op)
      : reference.results.get(client, seq);
  if (lawful !== undefined && lawful.result === result && lawful.slot === slot) return;
  report(exam, 'I15', [id], { client, seq, slot, result, expected: lawful ?? null });
}

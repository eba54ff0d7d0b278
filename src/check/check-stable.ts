import {
  BOTTOM,
  compareBallots,
  get,
  sameBallot,
  type AcceptorInstance,
  type AcceptorState,
  type Ballot,
  type CfgId,
  type LeaderState,
  type MessageOf,
  type ProcessState,
  type ReplicaState,
  type Slot,
} from '../paxos/index.ts';
import { report, type Examination } from './examination.ts';
import { saidBy } from './ghost.ts';

/**
 * I18: whatever a process has said is covered by what is durable, at the time when it is sent and
 * after every crash.
 */

/** What a crash right after this step would leave: a step that does not persist changes nothing. */
function durable<S extends ProcessState>({ occurrence }: Examination, state: S): S['stable'] {
  const { before, step } = occurrence;
  if (before === null || before.stable === state.stable) return state.stable;
  const persists = step!.effects.some(({ kind }) => kind === 'persist');
  return persists ? state.stable : before.stable;
}

/** A promise or a vote goes out. */
export function checkReply(
  exam: Examination,
  state: AcceptorState,
  reply: MessageOf<'p1b'> | MessageOf<'p2b'>,
): void {
  const { cfg, re, ballot } = reply;
  const instance = instanceIn(durable(exam, state), cfg);
  if (compareBallots(instance?.promised ?? BOTTOM, ballot) < 0) {
    report(exam, 'I18', [state.id], { ballot, promised: instance?.promised ?? BOTTOM });
  }
  if (reply.type === 'p1b' || !sameBallot(ballot, re) || reply.slot < reply.base) return;
  const { slot } = reply;
  if (!holdsVote(instance, slot, re)) report(exam, 'I18', [state.id], { slot, ballot: re });
  saidBy(exam.ghost, state.id).votes.set(slot, { cfg, ballot: re });
}

function instanceIn(
  { instances }: AcceptorState['stable'],
  cfg: CfgId,
): AcceptorInstance | undefined {
  for (const one of instances) if (one.cfg === cfg) return one;
  return undefined;
}

/** Later votes may have taken its place; collected, it need not be kept. */
function holdsVote(instance: AcceptorInstance | undefined, slot: Slot, ballot: Ballot): boolean {
  if (instance === undefined) return false;
  if (slot < instance.base) return true;
  const held = get(instance.accepted, slot);
  return held !== undefined && compareBallots(held.ballot, ballot) >= 0;
}

/** A leader uses a ballot of its own. */
export function checkRound(
  exam: Examination,
  state: LeaderState,
  { cfg, ballot }: MessageOf<'p1a'>,
): void {
  const known = roundIn(durable(exam, state), cfg.id);
  if (known < ballot.round) report(exam, 'I18', [state.id], { ballot, round: known });
  saidBy(exam.ghost, state.id).rounds.set(cfg.id, ballot.round);
}

function roundIn({ rounds }: LeaderState['stable'], cfg: CfgId): number {
  return rounds.find((one) => one.cfg === cfg)?.round ?? 0;
}

/** A replica says how far it has learned: others collect by it. */
export function checkStatus(
  exam: Examination,
  state: ReplicaState,
  { slotOut }: MessageOf<'status'>,
): void {
  const kept = durable(exam, state);
  if (!hasDurably(kept, slotOut)) report(exam, 'I18', [state.id], { slotOut });
  saidBy(exam.ghost, state.id).slotOut = slotOut;
}

/** Is every slot below this one in the snapshot or in the log? */
export function hasDurably({ snap, log }: ReplicaState['stable'], below: Slot): boolean {
  for (let slot = snap.upTo; slot < below; slot++) if (get(log, slot) === undefined) return false;
  return true;
}

/** After a crash: what had been said before is still covered. */
export function checkSurvival(exam: Examination, state: ProcessState): void {
  const said = exam.ghost.said.get(state.id);
  if (said === undefined) return;
  const lost: Record<string, unknown> = {};
  if (state.role === 'acceptor') {
    for (const [slot, { cfg, ballot }] of said.votes) {
      const instance = instanceIn(state.stable, cfg);
      if (instance !== undefined && slot < instance.base) said.votes.delete(slot);
      else if (!holdsVote(instance, slot, ballot)) Object.assign(lost, { slot, ballot });
    }
  } else if (state.role === 'leader') {
    for (const [cfg, round] of said.rounds) {
      if (roundIn(state.stable, cfg) < round) Object.assign(lost, { round });
    }
  } else if (state.role === 'replica' && !hasDurably(state.stable, said.slotOut)) {
    Object.assign(lost, { slotOut: said.slotOut });
  }
  if (Object.keys(lost).length === 0) return;
  report(exam, 'I18', [state.id], { lost });
  exam.ghost.said.delete(state.id);
}

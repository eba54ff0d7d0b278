import {
  BOTTOM,
  compareBallots,
  entries,
  get,
  sameBallot,
  type AcceptorInstance,
  type AcceptorState,
  type Ballot,
  type CfgId,
  type LeaderState,
  type MessageOf,
  type ProcessId,
  type ProcessState,
  type ReplicaState,
  type Slot,
} from '../paxos/index.ts';
import { report, type Examination } from './examination.ts';
import { saidBy, type Ghost, type Said } from './ghost.ts';

/** Checks I18: durable state covers what a process has said, when it says it and after every crash. */

/** What a crash right after this step would leave: a step that does not persist changes nothing durable. */
function durable<S extends ProcessState>({ occurrence }: Examination, state: S): S['stable'] {
  const { before, step } = occurrence;
  if (before === null || before.stable === state.stable) return state.stable;
  const persists = step!.effects.some(({ kind }) => kind === 'persist');
  return persists ? state.stable : before.stable;
}

/** Checks an acceptor's promise or vote as it is sent. */
export function checkReply(
  exam: Examination,
  state: AcceptorState,
  reply: MessageOf<'p1b'> | MessageOf<'p2b'>,
): void {
  const { cfg, re, ballot } = reply;
  const kept = durable(exam, state);
  const instance = instanceIn(kept.instances, cfg);
  if (compareBallots(instance?.promised ?? BOTTOM, ballot) < 0) {
    report(exam, 'I18', [state.id], { ballot, promised: instance?.promised ?? BOTTOM });
  }
  if (reply.type === 'p1b' || !sameBallot(ballot, re) || reply.slot < reply.base) return;
  const { slot } = reply;
  if (!holdsVote(kept, cfg, slot, re)) report(exam, 'I18', [state.id], { slot, ballot: re });
}

function instanceIn(
  instances: AcceptorState['stable']['instances'],
  cfg: CfgId,
): AcceptorInstance | undefined {
  for (const one of instances) if (one.cfg === cfg) return one;
  return undefined;
}

/** True when the vote is durable or no longer needed: a later vote, collection or retirement ends the need. */
function holdsVote(
  { instances, retiredBelow }: AcceptorState['stable'],
  cfg: CfgId,
  slot: Slot,
  ballot: Ballot,
): boolean {
  if (cfg < retiredBelow) return true;
  const instance = instanceIn(instances, cfg);
  if (instance === undefined) return false;
  if (slot < instance.base) return true;
  const held = get(instance.accepted, slot);
  return held !== undefined && compareBallots(held.ballot, ballot) >= 0;
}

/** Checks the round of a leader that uses a ballot. */
export function checkRound(
  exam: Examination,
  state: LeaderState,
  { cfg, ballot }: MessageOf<'p1a'>,
): void {
  const known = roundIn(durable(exam, state), cfg.id);
  if (known < ballot.round) report(exam, 'I18', [state.id], { ballot, round: known });
  const { rounds, slotOut } = saidBy(exam.ghost, state.id);
  say(exam, state.id, { rounds: { ...rounds, [cfg.id]: ballot.round }, slotOut });
}

function roundIn({ rounds }: LeaderState['stable'], cfg: CfgId): number {
  return rounds.find((one) => one.cfg === cfg)?.round ?? 0;
}

function say(exam: Examination, id: ProcessId, said: Said): void {
  exam.ghost.said = { ...exam.ghost.said, [id]: said };
}

/** Checks the status that a replica sends: others collect by it. */
export function checkStatus(
  exam: Examination,
  state: ReplicaState,
  { slotOut }: MessageOf<'status'>,
): void {
  const kept = durable(exam, state);
  if (!hasDurably(kept, slotOut)) report(exam, 'I18', [state.id], { slotOut });
  const known = saidBy(exam.ghost, state.id);
  if (known.slotOut !== slotOut) say(exam, state.id, { rounds: known.rounds, slotOut });
}

/** True when the snapshot or the log holds every slot below this one. */
export function hasDurably({ snap, log }: ReplicaState['stable'], below: Slot): boolean {
  for (let slot = snap.upTo; slot < below; slot++) if (get(log, slot) === undefined) return false;
  return true;
}

/** Checks after a crash that durable state covers what the process had said before. (I6 covers promises.) */
export function checkSurvival(exam: Examination, state: ProcessState): void {
  const { ghost } = exam;
  const lost = state.role === 'acceptor' ? lostVote(exam, state) : lostWord(ghost, state);
  if (lost === null) return;
  report(exam, 'I18', [state.id], lost);
  const { [state.id]: _, ...said } = ghost.said;
  ghost.said = said;
}

function lostWord(ghost: Ghost, state: ProcessState): Record<string, unknown> | null {
  const said = ghost.said[state.id];
  if (said === undefined) return null;
  if (state.role === 'leader') {
    for (const [cfg, round] of Object.entries(said.rounds)) {
      if (Number(cfg) < state.stable.retiredBelow) continue;
      if (roundIn(state.stable, Number(cfg)) < round) return { round };
    }
  } else if (state.role === 'replica' && !hasDurably(state.stable, said.slotOut)) {
    return { slotOut: said.slotOut };
  }
  return null;
}

function lostVote(
  { truth }: Examination,
  { id, stable }: AcceptorState,
): Record<string, unknown> | null {
  for (const [slot, { votes }] of entries(truth.slots)) {
    for (const { acceptor, cfg, ballot } of votes) {
      if (acceptor === id && !holdsVote(stable, cfg, slot, ballot)) return { slot, ballot };
    }
  }
  return null;
}

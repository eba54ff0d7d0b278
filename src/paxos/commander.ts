import { inSlot, withoutSlot, withSlot } from './by-slot.ts';
import { armAfter, backOff, disarm, ignore, refusedAt, sendAll } from './draft.ts';
import type { Command } from './command.ts';
import { preempted } from './election.ts';
import type { AcceptorId, Slot } from './ids.ts';
import type { Turn } from './leader-turn.ts';
import type { MessageOf } from './messages.ts';
import type { CommandOrigin } from './notes.ts';
import { isQuorum, quorumOf } from './quorum.ts';
import { set } from './slot-map.ts';
import type { Commander } from './states.ts';

/** The commanders of an active leader (PMMC §2.3): each gets one command accepted for one slot. */

/** C1. */
export function startCommander(turn: Turn, slot: Slot, cmd: Command, origin: CommandOrigin): void {
  const { cfg, ballot, rules } = turn;
  const { retry, quorumTtl } = rules.settings;
  turn.lines.push('C1');
  if (turn.commanders.length === 0) armAfter(turn, 'quorum', cfg.id, quorumTtl);
  turn.commanders = withSlot(turn.commanders, { slot, cmd, ok: [] });
  turn.notes.push({ kind: 'commanding', cfg: cfg.id, slot, ballot, cmd, origin });
  sendAll(turn, cfg.acceptors, { type: 'p2a', cfg: cfg.id, ballot, slot, cmd });
  armAfter(turn, 'p2Retry', slot, retry);
}

/** C2–C7. */
export function onP2b(turn: Turn, from: AcceptorId, reply: MessageOf<'p2b'>): void {
  const { rules, ballot } = turn;
  turn.lines.push('C2', 'C3');
  if (rules.preempts(reply.ballot, ballot)) {
    refusedAt(turn, 'C3');
    return preempted(turn, reply.ballot);
  }
  turn.lines.push('C4');
  if (rules.isCollected(reply.slot, reply.base)) return collected(turn, reply);
  turn.lines.push('C5');
  if (turn.mode !== 'active') return ignore(turn, 'notActive', 'C5');
  if (!rules.isVoteMine(reply, ballot)) {
    if (rules.givesUp(reply, ballot)) dropCommander(turn, reply.slot);
    return ignore(turn, 'staleBallot', 'C5');
  }
  const commander = inSlot(turn.commanders, reply.slot);
  if (commander === undefined) return ignore(turn, 'noCommander', 'C5');
  hear(turn, from);
  const ok = rules.withVote(commander, from);
  if (ok === commander.ok) return ignore(turn, 'alreadyCounted');
  turn.lines.push('C6');
  count(turn, { slot: commander.slot, cmd: commander.cmd, ok }, from);
}

function count(turn: Turn, commander: Commander, from: AcceptorId): void {
  const { rules, cfg, ballot } = turn;
  const { slot, ok } = commander;
  const members = cfg.acceptors.length;
  const need = quorumOf(members);
  turn.notes.push({ kind: 'voteCounted', cfg: cfg.id, slot, ballot, from, have: ok.length, need });
  if (rules.isQuorum(ok.length, members)) return decide(turn, commander);
  turn.commanders = withSlot(turn.commanders, commander);
}

function decide(turn: Turn, { slot, cmd }: Commander): void {
  const { cfg, ballot, rules } = turn;
  const { suspectMin, suspectDecrease } = rules.settings;
  turn.lines.push('C7');
  turn.notes.push({ kind: 'decided', cfg: cfg.id, slot, ballot, cmd });
  endCommander(turn, slot);
  turn.decided = set(turn.decided, slot, cmd);
  turn.suspectAfter = Math.max(suspectMin, turn.suspectAfter - suspectDecrease);
  sendAll(turn, cfg.replicas, { type: 'decision', cfg: cfg.id, slot, cmd });
}

/** The commander and the proposal of a slot go, and their timers with them. */
function endCommander(turn: Turn, slot: Slot): void {
  turn.proposals = withoutSlot(turn.proposals, slot);
  dropCommander(turn, slot);
}

function dropCommander(turn: Turn, slot: Slot): void {
  turn.commanders = withoutSlot(turn.commanders, slot);
  disarm(turn, 'p2Retry', slot);
  if (turn.commanders.length > 0) return;
  disarm(turn, 'quorum', turn.cfg.id);
  turn.watch = { ...turn.watch, heard: [] };
}

/** C4: the slot is settled and dropped at an acceptor; nobody may work on it any more. */
function collected(turn: Turn, { slot, base }: MessageOf<'p2b'>): void {
  refusedAt(turn, 'C4');
  const known = inSlot(turn.commanders, slot) !== undefined;
  if (!known && base <= turn.base) return ignore(turn, 'noCommander');
  endCommander(turn, slot);
  if (base <= turn.base) return;
  turn.base = base;
  turn.notes.push({ kind: 'baseRaised', cfg: turn.cfg.id, base });
}

/** Check-quorum: a majority that still votes puts off the quorum timer. */
function hear(turn: Turn, from: AcceptorId): void {
  const { watch, cfg, rules } = turn;
  if (watch.heard.includes(from)) return;
  const heard = [...watch.heard, from];
  const majority = isQuorum(heard.length, cfg.acceptors.length);
  turn.watch = { ...watch, heard: majority ? [] : heard };
  if (majority) armAfter(turn, 'quorum', cfg.id, rules.settings.quorumTtl);
}

/** L22: the same command in the same ballot again, to those whose vote is missing. */
export function onP2Retry(turn: Turn, slot: Slot, attempt: number): void {
  const { cfg, ballot, commanders } = turn;
  turn.lines.push('L22');
  const commander = inSlot(commanders, slot);
  if (commander === undefined) return ignore(turn, 'noCommander');
  if (!turn.rules.resends('p2a')) return ignore(turn, 'nothingNew');
  const { retry, retryMax } = turn.rules.settings;
  const to = cfg.acceptors.filter((acceptor) => !commander.ok.includes(acceptor));
  turn.notes.push({ kind: 'resent', what: 'p2a', slot, to, timer: 'p2Retry' });
  sendAll(turn, to, { type: 'p2a', cfg: cfg.id, ballot, slot, cmd: commander.cmd });
  armAfter(turn, 'p2Retry', slot, backOff(retry, retryMax, attempt + 1), attempt + 1);
}

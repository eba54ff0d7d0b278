import { armAfter, backOff, disarm, ignore, sendAll } from './draft.ts';
import type { Command } from './command.ts';
import { preempted } from './election.ts';
import type { AcceptorId, Slot } from './ids.ts';
import type { Turn } from './leader-turn.ts';
import type { MessageOf } from './messages.ts';
import type { CommandOrigin } from './notes.ts';
import { isQuorum, quorumOf } from './quorum.ts';
import { set } from './slot-map.ts';
import type { Commander, LeaderInstance } from './states.ts';

/** The commanders of an active leader (PMMC §2.3): each gets one command accepted for one slot. */

/** C1. */
export function startCommander(turn: Turn, slot: Slot, cmd: Command, origin: CommandOrigin): void {
  const { instance, rules } = turn;
  const { cfg, ballot } = instance;
  const { retry, quorumTtl } = rules.settings;
  turn.lines.push('C1');
  if (instance.commanders.length === 0) armAfter(turn, 'quorum', cfg.id, quorumTtl);
  turn.instance = { ...instance, commanders: withCommander(instance, { slot, cmd, ok: [] }) };
  turn.notes.push({ kind: 'commanding', cfg: cfg.id, slot, ballot, cmd, origin });
  sendAll(turn, cfg.acceptors, { type: 'p2a', cfg: cfg.id, ballot, slot, cmd });
  armAfter(turn, 'p2Retry', slot, retry);
}

function withCommander({ commanders }: LeaderInstance, one: Commander): readonly Commander[] {
  const last = commanders.at(-1);
  if (last === undefined || last.slot < one.slot) return [...commanders, one];
  const others = commanders.filter(({ slot }) => slot !== one.slot);
  return [...others, one].sort((a, b) => a.slot - b.slot);
}

/** C2–C7. */
export function onP2b(turn: Turn, from: AcceptorId, reply: MessageOf<'p2b'>): void {
  const { rules, instance } = turn;
  const { ballot } = instance;
  turn.lines.push('C2', 'C3');
  if (rules.preempts(reply.ballot, ballot)) return preempted(turn, reply.ballot);
  turn.lines.push('C4');
  if (rules.isCollected(reply.slot, reply.base)) return collected(turn, reply);
  turn.lines.push('C5');
  if (instance.mode !== 'active') return ignore(turn, 'notActive');
  if (!rules.isVoteMine(reply, ballot)) return ignore(turn, 'staleBallot');
  const commander = instance.commanders.find(({ slot }) => slot === reply.slot);
  if (commander === undefined) return ignore(turn, 'noCommander');
  hear(turn, from);
  const ok = rules.withVote(commander, from);
  if (ok === commander.ok) return ignore(turn, 'alreadyCounted');
  turn.lines.push('C6');
  count(turn, { ...commander, ok }, from);
}

function count(turn: Turn, commander: Commander, from: AcceptorId): void {
  const { rules, instance } = turn;
  const { cfg, ballot, commanders } = instance;
  const { slot, ok } = commander;
  const members = cfg.acceptors.length;
  const need = quorumOf(members);
  turn.notes.push({ kind: 'voteCounted', cfg: cfg.id, slot, ballot, from, have: ok.length, need });
  if (rules.isQuorum(ok.length, members)) return decide(turn, commander);
  const next = commanders.map((one) => (one.slot === slot ? commander : one));
  turn.instance = { ...instance, commanders: next };
}

function decide(turn: Turn, { slot, cmd }: Commander): void {
  const { instance, rules } = turn;
  const { cfg, ballot } = instance;
  const { suspectMin, suspectDecrease } = rules.settings;
  turn.lines.push('C7');
  turn.notes.push({ kind: 'decided', cfg: cfg.id, slot, ballot, cmd });
  turn.instance = {
    ...withoutCommander(turn, slot),
    decided: set(instance.decided, slot, cmd),
  };
  const suspectAfter = Math.max(suspectMin, turn.pacing.suspectAfter - suspectDecrease);
  if (suspectAfter !== turn.pacing.suspectAfter) turn.pacing = { ...turn.pacing, suspectAfter };
  sendAll(turn, cfg.replicas, { type: 'decision', cfg: cfg.id, slot, cmd });
}

/** The instance without the commander and the proposal of a slot, whose timers go with it. */
function withoutCommander(turn: Turn, slot: Slot): LeaderInstance {
  const { instance } = turn;
  const commanders = instance.commanders.filter((one) => one.slot !== slot);
  const proposals = instance.proposals.filter((one) => one.slot !== slot);
  disarm(turn, 'p2Retry', slot);
  if (commanders.length === 0) {
    disarm(turn, 'quorum', instance.cfg.id);
    turn.pacing = { ...turn.pacing, heard: [] };
  }
  return { ...instance, commanders, proposals };
}

/** C4: the slot is settled and dropped at an acceptor; nobody may work on it any more. */
function collected(turn: Turn, { slot, base }: MessageOf<'p2b'>): void {
  const { instance } = turn;
  const known = instance.commanders.some((one) => one.slot === slot);
  if (!known && base <= instance.base) return ignore(turn, 'noCommander');
  turn.instance = { ...withoutCommander(turn, slot), base: Math.max(instance.base, base) };
  if (base > instance.base) turn.notes.push({ kind: 'baseRaised', cfg: instance.cfg.id, base });
}

/** Check-quorum: a majority that still votes puts off the quorum timer. */
function hear(turn: Turn, from: AcceptorId): void {
  const { pacing, instance, rules } = turn;
  if (pacing.heard.includes(from)) return;
  const heard = [...pacing.heard, from];
  const majority = isQuorum(heard.length, instance.cfg.acceptors.length);
  turn.pacing = { ...pacing, heard: majority ? [] : heard };
  if (majority) armAfter(turn, 'quorum', instance.cfg.id, rules.settings.quorumTtl);
}

/** L22: the same command in the same ballot again, to those whose vote is missing. */
export function onP2Retry(turn: Turn, slot: Slot, attempt: number): void {
  const { cfg, ballot, commanders } = turn.instance;
  turn.lines.push('L22');
  const commander = commanders.find((one) => one.slot === slot);
  if (commander === undefined) return ignore(turn, 'noCommander');
  const { retry, retryMax } = turn.rules.settings;
  const to = cfg.acceptors.filter((acceptor) => !commander.ok.includes(acceptor));
  turn.notes.push({ kind: 'resent', what: 'p2a', slot, to, timer: 'p2Retry' });
  sendAll(turn, to, { type: 'p2a', cfg: cfg.id, ballot, slot, cmd: commander.cmd });
  armAfter(turn, 'p2Retry', slot, backOff(retry, retryMax, attempt + 1), attempt + 1);
}

import { inSlot, withoutSlot, withSlot } from './by-slot.ts';
import type { Command } from './command.ts';
import { armAfter, backOff, disarm, ignore, sendAll } from './draft.ts';
import { preempted } from './election.ts';
import type { AcceptorId, Slot } from './ids.ts';
import type { Work } from './leader-turn.ts';
import type { MessageOf } from './messages.ts';
import type { CommandOrigin } from './notes.ts';
import { isQuorum, quorumOf } from './quorum.ts';
import { set } from './slot-map.ts';
import type { Commander } from './states.ts';
import { act, note, stops } from './turn.ts';

/** The commanders of an active leader (PMMC §2.3): each gets one command accepted for one slot. */

export function startCommander(turn: Work, slot: Slot, cmd: Command, origin: CommandOrigin): void {
  const { mine, rules } = turn;
  const { cfg, ballot } = mine;
  const { retry, quorumTtl } = rules.settings;
  act(turn, 'C1');
  if (mine.commanders.length === 0) armAfter(turn, 'quorum', cfg.id, quorumTtl);
  mine.commanders = withSlot(mine.commanders, { slot, cmd, ok: [] });
  note(turn, { kind: 'commanding', cfg: cfg.id, slot, ballot, cmd, origin });
  sendAll(turn, cfg.acceptors, { type: 'p2a', cfg: cfg.id, ballot, slot, cmd });
  armAfter(turn, 'p2Retry', slot, retry);
}

/** A vote counts once, in the present ballot only; a majority of votes decides. */
export function onP2b(turn: Work, from: AcceptorId, reply: MessageOf<'p2b'>): void {
  const { rules, mine } = turn;
  const { ballot } = mine;
  act(turn, 'C2');
  if (stops(turn, 'C3', rules.preempts(reply.ballot, ballot))) return preempted(turn, reply.ballot);
  if (stops(turn, 'C4', rules.isCollected(reply.slot, reply.base))) return collected(turn, reply);
  act(turn, 'C5');
  if (mine.mode !== 'active') return ignore(turn, 'notActive', 'C5');
  if (!rules.isVoteMine(reply, ballot)) return ignore(turn, 'staleBallot', 'C5');
  const commander = inSlot(mine.commanders, reply.slot);
  if (commander === undefined) return ignore(turn, 'noCommander', 'C5');
  hear(turn, from);
  const { slot, cmd } = commander;
  const ok = rules.withVote(commander, from);
  if (ok === commander.ok) return ignore(turn, 'alreadyCounted');
  act(turn, 'C6');
  count(turn, { slot, cmd, ok }, from);
}

function count(turn: Work, commander: Commander, from: AcceptorId): void {
  const { rules, mine } = turn;
  const { cfg, ballot } = mine;
  const { slot, ok } = commander;
  const members = cfg.acceptors.length;
  const need = quorumOf(members);
  note(turn, { kind: 'voteCounted', cfg: cfg.id, slot, ballot, from, have: ok.length, need });
  if (rules.isQuorum(ok.length, members)) return decide(turn, commander);
  mine.commanders = withSlot(mine.commanders, commander);
}

function decide(turn: Work, { slot, cmd }: Commander): void {
  const { mine, rules } = turn;
  const { cfg, ballot } = mine;
  const { suspectMin, suspectDecrease } = rules.settings;
  note(turn, { kind: 'decided', cfg: cfg.id, slot, ballot, cmd });
  endCommander(turn, slot);
  mine.decided = set(mine.decided, slot, cmd);
  sendAll(turn, cfg.replicas, { type: 'decision', cfg: cfg.id, slot, cmd });
  act(turn, 'C7');
  const { suspectAfter, watches } = turn.pacing;
  const shorter = Math.max(suspectMin, suspectAfter - suspectDecrease);
  if (shorter !== suspectAfter) turn.pacing = { suspectAfter: shorter, watches };
}

/** The commander and the proposal of a slot go, and their timers with them. */
function endCommander(turn: Work, slot: Slot): void {
  const { mine, watch } = turn;
  mine.proposals = withoutSlot(mine.proposals, slot);
  mine.commanders = withoutSlot(mine.commanders, slot);
  disarm(turn, 'p2Retry', slot);
  if (mine.commanders.length > 0) return;
  disarm(turn, 'quorum', mine.cfg.id);
  if (watch.heard.length > 0) watch.heard = [];
}

/** The slot is settled, and dropped at an acceptor: no leader may work on it any more. */
function collected(turn: Work, { slot, base }: MessageOf<'p2b'>): void {
  const { mine } = turn;
  const isKnown = inSlot(mine.commanders, slot) !== undefined;
  if (!isKnown && base <= mine.base) return ignore(turn, 'noCommander');
  endCommander(turn, slot);
  if (base <= mine.base) return;
  mine.base = base;
  note(turn, { kind: 'baseRaised', cfg: mine.cfg.id, base });
}

/** Check-quorum: a majority that still votes puts off the quorum timer. */
function hear(turn: Work, from: AcceptorId): void {
  const { watch, mine, rules } = turn;
  if (watch.heard.includes(from)) return;
  watch.heard = [...watch.heard, from];
  if (!isQuorum(watch.heard.length, mine.cfg.acceptors.length)) return;
  watch.heard = [];
  armAfter(turn, 'quorum', mine.cfg.id, rules.settings.quorumTtl);
}

/** The commander asks again for the votes that are missing, in the same ballot. */
export function onP2Retry(turn: Work, slot: Slot, attempt: number): void {
  const { cfg, ballot, commanders } = turn.mine;
  const { retry, retryMax } = turn.rules.settings;
  act(turn, 'L22');
  const commander = inSlot(commanders, slot);
  if (commander === undefined) return ignore(turn, 'noCommander');
  const to = cfg.acceptors.filter((acceptor) => !commander.ok.includes(acceptor));
  note(turn, { kind: 'resent', what: 'p2a', slot, to, timer: 'p2Retry' });
  sendAll(turn, to, { type: 'p2a', cfg: cfg.id, ballot, slot, cmd: commander.cmd });
  armAfter(turn, 'p2Retry', slot, backOff(retry, retryMax, attempt + 1), attempt + 1);
}

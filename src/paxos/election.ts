import { ownerOf, type Ballot } from './ballot.ts';
import { ignore, sendAll, send } from './draft.ts';
import type { LeaderId } from './ids.ts';
import { armElection, armPing, stepDown, type Turn } from './leader-turn.ts';
import type { MessageOf } from './messages.ts';

/** Who leads, and when somebody else should (PMMC §3, `protocol.md` 6). */

/** L15–L18: only a higher ballot preempts. */
export function preempted(turn: Turn, by: Ballot): void {
  const { ballot, cfg, rules } = turn;
  turn.lines.push('L15', 'L16', 'L17');
  const higher = rules.compareBallots(by, turn.rival) > 0;
  if (higher) turn.rival = by;
  if (turn.mode !== 'passive') {
    turn.lines.push('L18');
    turn.notes.push({ kind: 'preempted', cfg: cfg.id, ballot, by });
    stepDown(turn, 'preempted');
  } else if (higher) turn.notes.push({ kind: 'rivalSeen', cfg: cfg.id, ballot: by });
  else ignore(turn, 'nothingNew');
}

/**
 * A passive leader asks the rival it knows whether it still leads; when that one is silent, or none
 * is known, it asks everybody, so that it does not preempt a healthy incumbent it has not met.
 */
export function onPingTimer(turn: Turn): void {
  const { cfg, before } = turn;
  turn.lines.push('L28');
  if (turn.mode !== 'passive') return ignore(turn, 'notPassive');
  const others = cfg.leaders.filter((leader) => leader !== before.id);
  const rival = ownerOf(turn.rival);
  const { asked, settled } = turn.watch;
  const to = asked === settled && rival !== null && rival !== before.id ? [rival] : others;
  turn.watch = { ...turn.watch, asked: asked + 1 };
  turn.notes.push({ kind: 'pinged', cfg: cfg.id, to });
  sendAll(turn, to, { type: 'ping', cfg: cfg.id, nonce: asked + 1 });
  armPing(turn);
}

export function onPing(turn: Turn, from: LeaderId, { nonce }: MessageOf<'ping'>): void {
  const { cfg, ballot, mode } = turn;
  const active = mode === 'active';
  turn.lines.push('L29');
  turn.notes.push({ kind: 'ponged', cfg: cfg.id, to: from, active });
  send(turn, from, { type: 'pong', cfg: cfg.id, nonce, ballot, active });
}

/**
 * L19, L30. A sign of life puts the election off if it answers a question that was asked since it
 * was put off last, so that old answers cannot do so for ever; a higher ballot does so once. What is
 * known of the rival depends on ballots alone.
 */
export function onPong(turn: Turn, from: LeaderId, pong: MessageOf<'pong'>): void {
  const { cfg, rules } = turn;
  const { ballot } = pong;
  turn.lines.push('L19');
  if (turn.mode !== 'passive') return ignore(turn, 'notPassive');
  if (!rules.defersTo(pong, turn.rival, turn.ballot)) return ignore(turn, 'nothingNew', 'L19');
  turn.lines.push('L30');
  const higher = rules.compareBallots(ballot, turn.rival) > 0;
  if (!higher && !rules.isFresh(pong.nonce, turn.watch)) return ignore(turn, 'oldAnswer', 'L30');
  turn.notes.push({ kind: 'rivalAlive', cfg: cfg.id, ballot, leader: from });
  if (higher) turn.rival = ballot;
  armElection(turn, 'rivalAlive');
}

/** L25: commanders have waited for a majority all this time; somebody else may do better. */
export function onQuorumTimer(turn: Turn): void {
  const { cfg, ballot, mode, commanders } = turn;
  turn.lines.push('L25');
  if (mode !== 'active' || commanders.length === 0) return ignore(turn, 'notActive');
  turn.notes.push({ kind: 'quorumLost', cfg: cfg.id, ballot });
  stepDown(turn, 'quorumLost');
}

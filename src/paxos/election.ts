import { ownerOf, type Ballot } from './ballot.ts';
import { ignore, sendAll, send } from './draft.ts';
import type { LeaderId } from './ids.ts';
import { armElection, armPing, stepDown, type Turn } from './leader-turn.ts';
import type { MessageOf } from './messages.ts';

/** Who leads, and when somebody else should (PMMC §3, `protocol.md` 6). */

/** L15–L18: only a higher ballot preempts. */
export function preempted(turn: Turn, by: Ballot): void {
  const { instance, rules } = turn;
  turn.lines.push('L15', 'L16', 'L17');
  const { ballot, cfg } = instance;
  const higher = rules.compareBallots(by, instance.rival) > 0;
  if (higher) turn.instance = { ...instance, rival: by };
  if (instance.mode !== 'passive') {
    turn.lines.push('L18');
    turn.notes.push({ kind: 'preempted', cfg: cfg.id, ballot, by });
    stepDown(turn);
  } else if (higher) turn.notes.push({ kind: 'rivalSeen', cfg: cfg.id, ballot: by });
  else ignore(turn, 'nothingNew');
}

/**
 * A passive leader asks the rival it knows whether it still leads; when that one is silent, or none
 * is known, it asks everybody, so that it does not preempt a healthy incumbent it has not met.
 */
export function onPingTimer(turn: Turn): void {
  const { instance, before, pacing } = turn;
  if (instance.mode !== 'passive') return ignore(turn, 'notPassive');
  const others = instance.cfg.leaders.filter((leader) => leader !== before.id);
  const rival = ownerOf(instance.rival);
  const to = pacing.answered && rival !== null && rival !== before.id ? [rival] : others;
  if (pacing.answered) turn.pacing = { ...pacing, answered: false };
  turn.notes.push({ kind: 'pinged', cfg: instance.cfg.id, to });
  sendAll(turn, to, { type: 'ping', cfg: instance.cfg.id });
  armPing(turn);
}

export function onPing(turn: Turn, from: LeaderId): void {
  const { cfg, ballot, mode } = turn.instance;
  const active = mode === 'active';
  turn.notes.push({ kind: 'ponged', cfg: cfg.id, to: from, active });
  send(turn, from, { type: 'pong', cfg: cfg.id, ballot, active });
}

/** L19. */
export function onPong(turn: Turn, from: LeaderId, { ballot, active }: MessageOf<'pong'>): void {
  const { instance, pacing, rules } = turn;
  turn.lines.push('L19');
  if (instance.mode !== 'passive') return ignore(turn, 'notPassive');
  const toRival = rules.compareBallots(ballot, instance.rival);
  if (!active || toRival < 0 || !rules.preempts(ballot, instance.ballot)) {
    return ignore(turn, 'nothingNew');
  }
  turn.notes.push({ kind: 'rivalAlive', cfg: instance.cfg.id, ballot, leader: from });
  if (toRival > 0) turn.instance = { ...instance, rival: ballot };
  if (!pacing.answered) turn.pacing = { ...pacing, answered: true };
  armElection(turn);
}

/** L25: commanders have waited for a majority all this time; somebody else may do better. */
export function onQuorumTimer(turn: Turn): void {
  const { cfg, ballot, mode, commanders } = turn.instance;
  turn.lines.push('L25');
  if (mode !== 'active' || commanders.length === 0) return ignore(turn, 'notActive');
  turn.notes.push({ kind: 'quorumLost', cfg: cfg.id, ballot });
  stepDown(turn);
}

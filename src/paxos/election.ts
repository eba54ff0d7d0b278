import { ownerOf, type Ballot } from './ballot.ts';
import { disarm, ignore, send, sendAll } from './draft.ts';
import type { LeaderId } from './ids.ts';
import { armElection, armPing, disarmWork, type Work } from './leader-turn.ts';
import type { MessageOf } from './messages.ts';
import type { Suspicion } from './rules.ts';
import { act, note, stops } from './turn.ts';

/** Who leads, and when another leader should (PMMC §3). */

/** A leader has begun a higher ballot, so a leader that works in a lower one gives it up. */
export function preempted(turn: Work, by: Ballot): void {
  const { mine, rules } = turn;
  const { ballot, cfg } = mine;
  act(turn, 'L15');
  const isHigher = rules.compareBallots(by, mine.rival) > 0;
  if (isHigher) mine.rival = by;
  if (stops(turn, 'L16', mine.mode === 'passive')) {
    if (!isHigher) return ignore(turn, 'nothingNew');
    return note(turn, { kind: 'rivalSeen', cfg: cfg.id, ballot: by });
  }
  note(turn, { kind: 'preempted', cfg: cfg.id, ballot, by });
  stepDown(turn, 'preempted');
}

/** The scout and the commanders of a ballot go; the proposals stay for a later one. */
function stepDown(turn: Work, why: Suspicion): void {
  const { mine, watch } = turn;
  const { suspectAfter, watches } = turn.pacing;
  const { suspectGrowth, suspectMax } = turn.rules.settings;
  act(turn, 'L17');
  disarmWork(turn, mine);
  mine.mode = 'passive';
  mine.scout = null;
  mine.commanders = [];
  watch.heard = [];
  act(turn, 'L18');
  const longer = Math.min(suspectMax, Math.floor(suspectAfter * suspectGrowth));
  turn.pacing = { suspectAfter: longer, watches };
  armPing(turn);
  armElection(turn, why);
}

/** Commanders have waited for a majority all this time: another leader may do better. */
export function onQuorumTimer(turn: Work): void {
  const { cfg, ballot, mode, commanders } = turn.mine;
  act(turn, 'L25');
  if (mode !== 'active' || commanders.length === 0) return ignore(turn, 'notActive');
  note(turn, { kind: 'quorumLost', cfg: cfg.id, ballot });
  stepDown(turn, 'quorumLost');
}

/**
 * A passive leader asks the rival that it knows whether it still leads. While that one is silent, or none
 * is known, it asks every leader, so that it does not preempt a healthy leader that it has not met.
 */
export function onPingTimer(turn: Work): void {
  const { mine, watch, before } = turn;
  const { cfg } = mine;
  act(turn, 'L28');
  if (mine.mode !== 'passive') return ignore(turn, 'notPassive');
  const others = cfg.leaders.filter((leader) => leader !== before.id);
  const rival = ownerOf(mine.rival);
  const hasAnswered = watch.asked === watch.settled;
  const to = hasAnswered && rival !== null && rival !== before.id ? [rival] : others;
  watch.asked += 1;
  note(turn, { kind: 'pinged', cfg: cfg.id, to });
  sendAll(turn, to, { type: 'ping', cfg: cfg.id, nonce: watch.asked });
  armPing(turn);
}

/** The timers of the old policy go. An active leader and a scout have none, and meet the new policy when they step down. */
export function onPolicy(turn: Work): void {
  if (turn.mine.mode !== 'passive') return;
  disarm(turn, 'ping', turn.mine.cfg.id);
  armPing(turn);
  armElection(turn, 'boot');
}

export function onPing(turn: Work, from: LeaderId, { nonce }: MessageOf<'ping'>): void {
  const { cfg, ballot, mode } = turn.mine;
  const active = mode === 'active';
  act(turn, 'L29');
  note(turn, { kind: 'ponged', cfg: cfg.id, to: from, active });
  send(turn, from, { type: 'pong', cfg: cfg.id, nonce, ballot, active });
}

/**
 * A sign of life puts the election off if it answers a question that was asked since it was put off last:
 * an old answer, however often it is repeated, does so once at most. A higher ballot does so, too. What is
 * known of the rival depends on ballots alone.
 */
export function onPong(turn: Work, from: LeaderId, pong: MessageOf<'pong'>): void {
  const { mine, watch, rules } = turn;
  const { ballot, nonce } = pong;
  act(turn, 'L19');
  if (mine.mode !== 'passive') return ignore(turn, 'notPassive');
  if (!rules.defersTo(pong, mine.rival, mine.ballot)) return ignore(turn, 'nothingNew', 'L19');
  const isHigher = rules.compareBallots(ballot, mine.rival) > 0;
  if (stops(turn, 'L30', !isHigher && !rules.isFresh(nonce, watch))) {
    return ignore(turn, 'oldAnswer');
  }
  note(turn, { kind: 'rivalAlive', cfg: mine.cfg.id, ballot, leader: from });
  if (isHigher) mine.rival = ballot;
  armElection(turn, 'rivalAlive');
}

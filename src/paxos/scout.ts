import { armAfter, backOff, disarm, ignore, persist, refusedAt, sendAll } from './draft.ts';
import type { AcceptorId, CfgId, Slot } from './ids.ts';
import { NOOP } from './command.ts';
import { startCommander } from './commander.ts';
import { preempted } from './election.ts';
import type { Turn } from './leader-turn.ts';
import type { MessageOf } from './messages.ts';
import type { Carried } from './notes.ts';
import { quorumOf } from './quorum.ts';
import { has } from './slot-map.ts';
import type { Proposal, Scout } from './states.ts';

/** The scout of a leader (PMMC §2.3): it asks for promises, and brings back what was accepted. */

/** L8–L10. */
export function startScout(turn: Turn, after: CfgId | null = null): void {
  const { rules, cfg, before } = turn;
  turn.lines.push('L8', 'L9', 'L10');
  turn.round = rules.nextRound(turn.round, turn.rival);
  persist(turn, 'round');
  for (const { slot } of turn.commanders) disarm(turn, 'p2Retry', slot);
  const ballot = { round: turn.round, leader: Number(before.id.slice(1)) };
  turn.ballot = ballot;
  turn.mode = 'scouting';
  turn.scout = { waitfor: cfg.acceptors, pmax: [], base: turn.base };
  turn.commanders = [];
  turn.notes.push({ kind: 'scouting', cfg: cfg.id, ballot, after });
  disarm(turn, 'ping', cfg.id);
  disarm(turn, 'elect', cfg.id);
  sendAll(turn, cfg.acceptors, { type: 'p1a', cfg, ballot });
  armAfter(turn, 'p1Retry', cfg.id, rules.settings.retry);
}

/** S1–S5. */
export function onP1b(turn: Turn, from: AcceptorId, reply: MessageOf<'p1b'>): void {
  const { rules, scout, ballot, cfg } = turn;
  turn.lines.push('S1', 'S2');
  if (rules.preempts(reply.ballot, ballot)) {
    refusedAt(turn, 'S2');
    return preempted(turn, reply.ballot);
  }
  turn.lines.push('S3');
  if (scout === null) return ignore(turn, 'noScout', 'S3');
  if (!rules.isPromiseMine(reply, ballot)) return ignore(turn, 'staleBallot', 'S3');
  const waitfor = rules.stillWaiting(scout.waitfor, from);
  if (waitfor.length === scout.waitfor.length) {
    if (rules.givesUp(reply, ballot)) endScout(turn);
    return ignore(turn, 'alreadyCounted', 'S3');
  }
  turn.lines.push('S4', 'S5');
  const pmax = mergePvalues(turn, scout.pmax, from, reply);
  const next: Scout = { waitfor, pmax, base: Math.max(scout.base, reply.base) };
  turn.scout = next;
  const have = cfg.acceptors.length - waitfor.length;
  const need = quorumOf(cfg.acceptors.length);
  turn.notes.push({ kind: 'promiseCounted', cfg: cfg.id, ballot, from, have, need });
  if (rules.isQuorum(have, cfg.acceptors.length)) adopted(turn, next);
}

function endScout(turn: Turn): void {
  turn.scout = null;
  disarm(turn, 'p1Retry', turn.cfg.id);
}

/** S4, by slot. */
function mergePvalues(
  { rules }: Turn,
  known: readonly Carried[],
  acceptor: AcceptorId,
  { pvalues }: MessageOf<'p1b'>,
): readonly Carried[] {
  if (pvalues.length === 0) return known;
  const bySlot = new Map<Slot, Carried>(known.map((one) => [one.slot, one]));
  for (const { slot, ballot, cmd } of pvalues) {
    const held = bySlot.get(slot);
    const other: Carried = { slot, ballot, cmd, acceptor };
    bySlot.set(slot, held === undefined ? other : rules.higherPvalue(held, other));
  }
  return [...bySlot.values()].sort((a, b) => a.slot - b.slot);
}

/**
 * L11–L14. The pvalue with the highest ballot is enough for each slot: the leader of that ballot
 * was bound in the same way, so a lower one either agrees with it or never had a majority.
 */
function adopted(turn: Turn, scout: Scout): void {
  const { rules, cfg, ballot, decided } = turn;
  turn.lines.push('L11', 'L12', 'L13', 'L14');
  const base = Math.max(turn.base, scout.base);
  const carried = scout.pmax.filter(({ slot }) => !rules.isCollected(slot, base));
  const own = turn.proposals.filter(({ slot }) => !rules.isCollected(slot, base));
  const kept = rules.keepCarried(own, carried).filter(({ slot }) => !has(decided, slot));
  const filled = holes(kept, base).filter((slot) => !has(decided, slot));
  const noops = filled.map((slot): Proposal => ({ slot, cmd: NOOP }));
  const proposals = [...kept, ...noops].sort((a, b) => a.slot - b.slot);
  turn.base = base;
  turn.mode = 'active';
  turn.scout = null;
  turn.proposals = proposals;
  turn.notes.push({ kind: 'adopted', cfg: cfg.id, ballot, carried, filled });
  disarm(turn, 'p1Retry', cfg.id);
  announce(turn);
  const origins = new Map<Slot, 'adopted' | 'filled'>();
  for (const { slot } of carried) origins.set(slot, 'adopted');
  for (const slot of filled) origins.set(slot, 'filled');
  for (const { slot, cmd } of proposals) {
    startCommander(turn, slot, cmd, origins.get(slot) ?? 'proposed');
  }
}

/** Whoever else suspects the old leader hears of the new one before its own scout goes out. */
function announce(turn: Turn): void {
  const { cfg, ballot } = turn;
  if (turn.rules.settings.election !== 'monitor') return;
  const others = cfg.leaders.filter((leader) => leader !== turn.before.id);
  sendAll(turn, others, { type: 'pong', cfg: cfg.id, nonce: 0, ballot, active: true });
}

/** L13: slots between the base and the highest proposal that nothing is proposed for. */
function holes(proposals: readonly Proposal[], base: Slot): readonly Slot[] {
  const found: Slot[] = [];
  let next = base;
  for (const { slot } of proposals) {
    for (; next < slot; next++) found.push(next);
    next = slot + 1;
  }
  return found;
}

/** L21: the same ballot again, to those who have not answered. */
export function onP1Retry(turn: Turn, attempt: number): void {
  const { cfg, ballot, scout } = turn;
  turn.lines.push('L21');
  if (scout === null) return ignore(turn, 'noScout');
  if (!turn.rules.resends('p1a')) return ignore(turn, 'nothingNew');
  const { retry, retryMax } = turn.rules.settings;
  const to = scout.waitfor;
  turn.notes.push({ kind: 'resent', what: 'p1a', slot: 0, to, timer: 'p1Retry' });
  sendAll(turn, to, { type: 'p1a', cfg, ballot });
  armAfter(turn, 'p1Retry', cfg.id, backOff(retry, retryMax, attempt + 1), attempt + 1);
}

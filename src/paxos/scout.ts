import { NOOP } from './command.ts';
import { startCommander } from './commander.ts';
import { armAfter, backOff, disarm, ignore, persist, sendAll } from './draft.ts';
import { preempted } from './election.ts';
import type { AcceptorId, CfgId, Slot } from './ids.ts';
import type { Work } from './leader-turn.ts';
import type { MessageOf } from './messages.ts';
import type { Carried } from './notes.ts';
import { quorumOf } from './quorum.ts';
import { has } from './slot-map.ts';
import type { LeaderState, Proposal, Scout } from './states.ts';
import { act, note, passes, stops } from './turn.ts';

/** The scout of a leader (PMMC §2.3): it asks for promises, and collects the votes that they report. */

/** The leader begins a ballot above all that it knows; its round is on disk before another process hears of it. */
export function startScout(turn: Work, after: CfgId | null = null): void {
  const { rules, mine } = turn;
  const { cfg } = mine;
  act(turn, 'L8');
  act(turn, 'L9');
  const round = rules.nextRound(roundIn(turn.stable, cfg.id), mine.rival);
  turn.stable = withRound(turn.stable, cfg.id, round);
  persist(turn, 'round');
  const ballot = { round, leader: Number(turn.before.id.slice(1)) };
  mine.ballot = ballot;
  mine.mode = 'scouting';
  note(turn, { kind: 'scouting', cfg: cfg.id, ballot, after });
  disarm(turn, 'ping', cfg.id);
  disarm(turn, 'elect', cfg.id);
  act(turn, 'L10');
  mine.scout = { waitfor: cfg.acceptors, pmax: [], base: mine.base };
  sendAll(turn, cfg.acceptors, { type: 'p1a', cfg, ballot });
  armAfter(turn, 'p1Retry', cfg.id, rules.settings.retry);
}

/** A promise counts once, for the ballot that it answers; a majority of promises makes the leader active. */
export function onP1b(turn: Work, from: AcceptorId, reply: MessageOf<'p1b'>): void {
  const { rules, mine } = turn;
  const { scout, ballot, cfg } = mine;
  act(turn, 'S1');
  if (stops(turn, 'S2', rules.preempts(reply.ballot, ballot))) return preempted(turn, reply.ballot);
  act(turn, 'S3');
  if (scout === null) return ignore(turn, 'noScout', 'S3');
  if (!rules.isPromiseMine(reply, ballot)) return ignore(turn, 'staleBallot', 'S3');
  const waitfor = rules.stillWaiting(scout.waitfor, from);
  if (waitfor.length === scout.waitfor.length) return ignore(turn, 'alreadyCounted', 'S3');
  act(turn, 'S4');
  const pmax = mergePvalues(turn, scout.pmax, from, reply);
  const counted = { waitfor, pmax, base: Math.max(scout.base, reply.base) };
  mine.scout = counted;
  const members = cfg.acceptors.length;
  const have = members - waitfor.length;
  const need = quorumOf(members);
  note(turn, { kind: 'promiseCounted', cfg: cfg.id, ballot, from, have, need });
  if (passes(turn, 'S5', rules.isQuorum(have, members))) adopted(turn, counted);
}

/** Of two pvalues for one slot the scout keeps the one with the higher ballot. */
function mergePvalues(
  { rules }: Work,
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
 * The pvalue with the highest ballot is enough for each slot: the leader of that ballot was bound in the
 * same way, so that a lower one either agrees with it or never had a majority.
 */
function adopted(turn: Work, scout: Scout): void {
  const { rules, mine } = turn;
  const { cfg, ballot, decided } = mine;
  act(turn, 'L11');
  act(turn, 'L12');
  const base = Math.max(mine.base, scout.base);
  const carried = scout.pmax.filter(({ slot }) => !rules.isCollected(slot, base));
  const own = mine.proposals.filter(({ slot }) => !rules.isCollected(slot, base));
  const kept = rules.keepCarried(own, carried).filter(({ slot }) => !has(decided, slot));
  act(turn, 'L13');
  const filled = holes(kept, base).filter((slot) => !has(decided, slot));
  const noops = filled.map((slot): Proposal => ({ slot, cmd: NOOP }));
  act(turn, 'L14');
  mine.base = base;
  mine.proposals = [...kept, ...noops].sort((a, b) => a.slot - b.slot);
  mine.mode = 'active';
  mine.scout = null;
  note(turn, { kind: 'adopted', cfg: cfg.id, ballot, carried, filled });
  disarm(turn, 'p1Retry', cfg.id);
  announce(turn);
  const origins = new Map<Slot, 'adopted' | 'filled'>();
  for (const { slot } of carried) origins.set(slot, 'adopted');
  for (const slot of filled) origins.set(slot, 'filled');
  for (const { slot, cmd } of mine.proposals) {
    startCommander(turn, slot, cmd, origins.get(slot) ?? 'proposed');
  }
}

/** The slots from the base to the highest proposal for which nothing is proposed. */
function holes(proposals: readonly Proposal[], base: Slot): readonly Slot[] {
  const found: Slot[] = [];
  let next = base;
  for (const { slot } of proposals) {
    for (; next < slot; next++) found.push(next);
    next = slot + 1;
  }
  return found;
}

/** Other leaders hear of the new one before their own scouts go out. */
function announce(turn: Work): void {
  const { cfg, ballot } = turn.mine;
  if (turn.rules.settings.election !== 'monitor') return;
  const others = cfg.leaders.filter((leader) => leader !== turn.before.id);
  sendAll(turn, others, { type: 'pong', cfg: cfg.id, nonce: 0, ballot, active: true });
}

/** The scout asks again in the same ballot: a new one would only preempt others. */
export function onP1Retry(turn: Work, attempt: number): void {
  const { cfg, ballot, scout } = turn.mine;
  const { retry, retryMax } = turn.rules.settings;
  act(turn, 'L21');
  if (scout === null) return ignore(turn, 'noScout');
  const to = scout.waitfor;
  note(turn, { kind: 'resent', what: 'p1a', slot: 0, to, timer: 'p1Retry' });
  sendAll(turn, to, { type: 'p1a', cfg, ballot });
  armAfter(turn, 'p1Retry', cfg.id, backOff(retry, retryMax, attempt + 1), attempt + 1);
}

// --- rounds on disk

type Stable = LeaderState['stable'];

/** The highest round that the leader has used in a configuration; 0 for none. */
function roundIn({ rounds }: Stable, cfg: CfgId): number {
  for (const one of rounds) if (one.cfg === cfg) return one.round;
  return 0;
}

function withRound(
  { rounds: known, records, retiredBelow }: Stable,
  cfg: CfgId,
  round: number,
): Stable {
  const others = known.filter((one) => one.cfg !== cfg);
  const rounds = [...others, { cfg, round }].sort((a, b) => a.cfg - b.cfg);
  return { rounds, records, retiredBelow };
}

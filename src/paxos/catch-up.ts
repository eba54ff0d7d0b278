import { armAfter, backOff, disarm, ignore, persist, send, sendAll } from './draft.ts';
import type { ProcessId, ReplicaId } from './ids.ts';
import type { MessageOf } from './messages.ts';
import {
  audienceOf,
  hearSuccessor,
  inform,
  isConcerned,
  isServing,
  knownTo,
  noteInformed,
  peersOf,
} from './membership.ts';
import { readsUpTo } from './read.ts';
import { isDecided, type Turn } from './replica-turn.ts';
import { dropBelow, entries } from './slot-map.ts';

/** How a replica that has missed decisions gets them from its peers. */

/**
 * Arms the gap timer while a later slot is decided than the one waited for (R20), and the learn
 * timer while others are known to have decided it (R30), or a read waits for it. Progress disarms both.
 */
export function catchUp(turn: Turn): void {
  const { gap, learn } = turn.rules.settings;
  const { slotOut } = turn;
  const behind = turn.log.top > slotOut || Math.max(turn.top, readsUpTo(turn)) >= slotOut;
  const concerned = behind && isConcerned(turn);
  const gapAt = concerned && turn.log.top > slotOut ? slotOut : 0;
  const learnAt = concerned && gapAt === 0 ? slotOut : 0;
  const { pacing } = turn;
  if (gapAt === pacing.gapAt && learnAt === pacing.learnAt) return;
  rearm(turn, 'gap', pacing.gapAt, gapAt, gap);
  rearm(turn, 'learn', pacing.learnAt, learnAt, learn);
  const { nextPeer, announced, repeats } = pacing;
  turn.pacing = { nextPeer, gapAt, learnAt, announced, repeats };
}

function rearm(turn: Turn, name: 'gap' | 'learn', old: number, next: number, delay: number): void {
  if (old === next) return;
  if (old !== 0) disarm(turn, name, old);
  if (next !== 0) armAfter(turn, name, next, delay);
}

/** R29: asks the next peer. True when it has asked before for this slot, so that a no-op is due. */
export function onGap(turn: Turn, name: 'gap' | 'learn', attempt: number): boolean {
  const { slotOut, pacing } = turn;
  const { gap, learn, learnMax } = turn.rules.settings;
  turn.lines.push('R29');
  if (isDecided(turn, slotOut)) {
    ignore(turn, 'alreadyLearned');
    return false;
  }
  askPeer(turn);
  const delay = backOff(name === 'gap' ? gap : learn, learnMax, attempt + 1);
  armAfter(turn, name, slotOut, delay, attempt + 1);
  const field = name === 'gap' ? 'gapAt' : 'learnAt';
  if (pacing[field] !== slotOut) turn.pacing = { ...turn.pacing, [field]: slotOut };
  return name === 'gap' && attempt > 0;
}

function askPeer(turn: Turn): void {
  const { slotOut, pacing } = turn;
  const peers = peersOf(turn);
  const peer = peers[pacing.nextPeer % Math.max(1, peers.length)];
  if (peer === undefined) return;
  const nextPeer = (pacing.nextPeer + 1) % peers.length;
  if (nextPeer !== pacing.nextPeer) turn.pacing = { ...pacing, nextPeer };
  turn.notes.push({ kind: 'askedToLearn', from: slotOut, to: peer });
  send(turn, peer, { type: 'learn', from: slotOut });
}

/** R30. */
export function onStatus(turn: Turn, from: ReplicaId, body: MessageOf<'status'>): void {
  const { slotOut, top, cfgTop } = body;
  turn.lines.push('R30');
  const isNews = top > turn.top;
  turn.top = Math.max(turn.top, top);
  if (!isServing(turn)) return answerRetired(turn, from);
  const isInformed = noteInformed(turn, from, cfgTop);
  hearSuccessor(turn, from, slotOut);
  if (!isServing(turn)) return answerRetired(turn, from);
  const isHeard = turn.successors !== turn.before.volatile.successors;
  if (!isNews && !isInformed && !isHeard) ignore(turn, 'nothingNew');
}

/** One who is done need not be told any more. */
function answerRetired(turn: Turn, to: ReplicaId): void {
  const { retiredBelow } = turn;
  if (retiredBelow === 0) return ignore(turn, 'notMember');
  turn.notes.push({ kind: 'wasRetired', cfg: retiredBelow - 1, to });
  send(turn, to, { type: 'retired', cfg: retiredBelow - 1 });
}

/** R31. */
export function onLearn(turn: Turn, from: ProcessId, { from: slot }: MessageOf<'learn'>): void {
  turn.lines.push('R31');
  if (slot < turn.snap.upTo && !isDecided(turn, slot)) return sendSnapshot(turn, from);
  const { chunk } = turn.rules.settings;
  const learned = entries(turn.log, slot, chunk).map(([at, cmd]) => ({ slot: at, cmd }));
  turn.notes.push({ kind: 'taught', to: from, from: slot, count: learned.length });
  send(turn, from, { type: 'learned', entries: learned, top: turn.log.top });
}

function sendSnapshot(turn: Turn, to: ProcessId): void {
  const { upTo, state, sessions, configs } = turn.snap;
  turn.notes.push({ kind: 'snapshotSent', to, upTo });
  send(turn, to, { type: 'snapshot', upTo, state, sessions, configs, top: turn.top });
}

/** R36: a snapshot stands for what is performed; the latest part of the log stays for peers. */
function takeSnapshot(turn: Turn): void {
  const { slotOut: upTo, state, sessions, configs, snap } = turn;
  const { chunk } = turn.rules.settings;
  if (upTo - snap.upTo < chunk) return;
  turn.snap = { upTo, state, sessions, configs };
  turn.log = dropBelow(turn.log, upTo - chunk);
  turn.notes.push({ kind: 'snapshotTaken', upTo });
  persist(turn, 'snap');
}

/** R35: every slot below `base` is decided, and this replica lacks some of them. */
export function onCollected(turn: Turn, { base }: MessageOf<'collected'>): void {
  turn.lines.push('R35');
  if (base <= turn.slotOut) return ignore(turn, 'alreadyLearned');
  turn.notes.push({ kind: 'toldCollected', base });
  turn.top = Math.max(turn.top, base - 1);
}

/** Spans of silence grow up to so many status periods while nothing moves. */
const QUIET_MAX = 8;

/** R36. Says what is durably learned; less and less often while that stays the same. */
export function onStatusTimer(turn: Turn): void {
  const { slotOut, top, pacing } = turn;
  const { status } = turn.rules.settings;
  turn.lines.push('R36');
  takeSnapshot(turn);
  turn.notes.push({ kind: 'statusSent', slotOut });
  const cfgTop = knownTo(turn).at(-1)!.id;
  sendAll(turn, audienceOf(turn), { type: 'status', slotOut, top, cfgTop });
  inform(turn);
  const repeats = pacing.announced === slotOut ? pacing.repeats + 1 : 0;
  turn.pacing = { ...pacing, announced: slotOut, repeats };
  armAfter(turn, 'status', 0, backOff(status, QUIET_MAX * status, repeats));
}

/** After a calm span, the first new slot is announced as soon as in busy times. */
export function stirStatus(turn: Turn): void {
  if (turn.pacing.repeats === 0 || !isServing(turn)) return;
  turn.pacing = { ...turn.pacing, repeats: 0 };
  armAfter(turn, 'status', 0, turn.rules.settings.status);
}

import { armAfter, backOff, disarm, ignore, persist, send, sendAll } from './draft.ts';
import type { ProcessId, ReplicaId, Slot } from './ids.ts';
import type { MessageOf } from './messages.ts';
import {
  audienceOf,
  hearSuccessor,
  inform,
  isConcerned,
  isIn,
  isServing,
  knownTo,
  noteInformed,
  peersOf,
} from './membership.ts';
import { inSlot } from './by-slot.ts';
import { NOOP } from './command.ts';
import { proposeFor, readsUpTo } from './propose.ts';
import type { Turn } from './replica-turn.ts';
import { dropBelow, entries, has } from './slot-map.ts';
import { act, note, passes } from './turn.ts';

/** A replica that has missed decisions gets them from its peers. */

/**
 * Arms the gap timer while a later slot is decided than the one the replica waits for (R20). Arms
 * the learn timer while others are known to have decided that slot (R30), or a read waits for it.
 * Progress disarms both.
 */
export function catchUp(turn: Turn): void {
  const { gap, learn } = turn.rules.settings;
  const { slotOut } = turn.volatile;
  const behind =
    turn.stable.log.top > slotOut || Math.max(turn.volatile.top, readsUpTo(turn)) >= slotOut;
  const concerned = behind && isConcerned(turn);
  const gapAt = concerned && turn.stable.log.top > slotOut ? slotOut : 0;
  const learnAt = concerned && gapAt === 0 ? slotOut : 0;
  const { pacing } = turn;
  if (gapAt === pacing.gapAt && learnAt === pacing.learnAt) return;
  rearm(turn, 'gap', pacing.gapAt, gapAt, gap);
  rearm(turn, 'learn', pacing.learnAt, learnAt, learn);
  pacing.gapAt = gapAt;
  pacing.learnAt = learnAt;
}

function rearm(turn: Turn, name: 'gap' | 'learn', old: number, next: number, delay: number): void {
  if (old === next) return;
  if (old !== 0) disarm(turn, name, old);
  if (next !== 0) armAfter(turn, name, next, delay);
}

/** The replica asks the next peer; a peer that does not know the slot may not answer, so the replica keeps asking. */
export function onGap(turn: Turn, name: 'gap' | 'learn', attempt: number): void {
  const { slotOut } = turn.volatile;
  const { gap, learn, learnMax } = turn.rules.settings;
  act(turn, 'R29');
  if (has(turn.stable.log, slotOut)) return ignore(turn, 'alreadyLearned');
  askPeer(turn);
  const delay = backOff(name === 'gap' ? gap : learn, learnMax, attempt + 1);
  armAfter(turn, name, slotOut, delay, attempt + 1);
  turn.pacing[name === 'gap' ? 'gapAt' : 'learnAt'] = slotOut;
  if (passes(turn, 'R42', name === 'gap' && attempt > 0)) fillGap(turn);
}

/** The replica proposes for the hole itself: the one that proposed there before may be gone. */
function fillGap(turn: Turn): void {
  const { slotOut, proposals } = turn.volatile;
  if (inSlot(proposals, slotOut) === undefined && isIn(turn, slotOut)) {
    proposeFor(turn, slotOut, NOOP);
  }
}

function askPeer(turn: Turn): void {
  const { pacing } = turn;
  const { slotOut } = turn.volatile;
  const peers = peersOf(turn);
  const peer = peers[pacing.nextPeer % Math.max(1, peers.length)];
  if (peer === undefined) return;
  pacing.nextPeer = (pacing.nextPeer + 1) % peers.length;
  ask(turn, peer, slotOut);
}

function ask(turn: Turn, peer: ProcessId, from: Slot): void {
  note(turn, { kind: 'askedToLearn', from, to: peer });
  send(turn, peer, { type: 'learn', from });
}

/** The replica asks a peer that has just taught it for the rest at once. */
export function askForMore(turn: Turn, peer: ProcessId): void {
  if (turn.volatile.top >= turn.volatile.slotOut) ask(turn, peer, turn.volatile.slotOut);
}

export function onStatus(turn: Turn, from: ReplicaId, body: MessageOf<'status'>): void {
  const { slotOut, top, cfgTop } = body;
  act(turn, 'R30');
  const isNews = top > turn.volatile.top;
  turn.volatile.top = Math.max(turn.volatile.top, top);
  if (!isServing(turn.before.id, turn)) return answerRetired(turn, from);
  const isInformed = noteInformed(turn, from, cfgTop);
  hearSuccessor(turn, from, slotOut);
  if (!isServing(turn.before.id, turn)) return answerRetired(turn, from);
  const isHeard = turn.volatile.successors !== turn.before.volatile.successors;
  if (!isNews && !isInformed && !isHeard) ignore(turn, 'nothingNew');
}

/** A replica that is done needs no more status. */
function answerRetired(turn: Turn, to: ReplicaId): void {
  const { retiredBelow } = turn.stable;
  if (retiredBelow === 0) return ignore(turn, 'notMember');
  note(turn, { kind: 'wasRetired', cfg: retiredBelow - 1, to });
  send(turn, to, { type: 'retired', cfg: retiredBelow - 1 });
}

export function onLearn(turn: Turn, from: ProcessId, { from: slot }: MessageOf<'learn'>): void {
  act(turn, 'R31');
  if (slot < turn.stable.snap.upTo && !has(turn.stable.log, slot)) return sendSnapshot(turn, from);
  const { chunk } = turn.rules.settings;
  const learned = entries(turn.stable.log, slot, chunk).map(([at, cmd]) => ({ slot: at, cmd }));
  note(turn, { kind: 'taught', to: from, from: slot, count: learned.length });
  send(turn, from, { type: 'learned', entries: learned, top: turn.stable.log.top });
}

function sendSnapshot(turn: Turn, to: ProcessId): void {
  const { upTo, state, sessions, configs } = turn.stable.snap;
  note(turn, { kind: 'snapshotSent', to, upTo });
  send(turn, to, { type: 'snapshot', upTo, state, sessions, configs, top: turn.volatile.top });
}

/** A snapshot stands for the performed slots; the latest part of the log stays for peers. */
function takeSnapshot(turn: Turn): void {
  const { slotOut: upTo, state, sessions, configs } = turn.volatile;
  const { chunk } = turn.rules.settings;
  if (upTo - turn.stable.snap.upTo < chunk) return;
  turn.stable.snap = { upTo, state, sessions, configs };
  turn.stable.log = dropBelow(turn.stable.log, upTo - chunk);
  note(turn, { kind: 'snapshotTaken', upTo });
  persist(turn, 'snap');
}

/** Every slot below `base` is decided, and this replica lacks some of them. */
export function onCollected(turn: Turn, { base }: MessageOf<'collected'>): void {
  act(turn, 'R35');
  if (base <= turn.volatile.slotOut) return ignore(turn, 'alreadyLearned');
  note(turn, { kind: 'toldCollected', base });
  turn.volatile.top = Math.max(turn.volatile.top, base - 1);
}

/** Without progress, the span between two statuses grows to this many status periods. */
const QUIET_MAX = 8;

/** The replica reports what it has durably learned, less and less often while that stays the same. */
export function onStatusTimer(turn: Turn): void {
  const { pacing } = turn;
  const { slotOut, top } = turn.volatile;
  const { status } = turn.rules.settings;
  act(turn, 'R36');
  takeSnapshot(turn);
  note(turn, { kind: 'statusSent', slotOut });
  const cfgTop = knownTo(turn).at(-1)!.id;
  sendAll(turn, audienceOf(turn), { type: 'status', slotOut, top, cfgTop });
  inform(turn);
  const repeats = pacing.announced === slotOut ? pacing.repeats + 1 : 0;
  pacing.announced = slotOut;
  pacing.repeats = repeats;
  armAfter(turn, 'status', 0, backOff(status, QUIET_MAX * status, repeats));
}

/** After a calm span, the replica announces the first new slot as soon as in busy times. */
export function stirStatus(turn: Turn): void {
  if (turn.pacing.repeats === 0 || !isServing(turn.before.id, turn)) return;
  turn.pacing.repeats = 0;
  armAfter(turn, 'status', 0, turn.rules.settings.status);
}

import { inSlot, withoutSlot, withSlot } from './by-slot.ts';
import {
  catchUp,
  onCollected,
  onGap,
  onLearn,
  onStatus,
  onStatusTimer,
  stirStatus,
} from './catch-up.ts';
import { configFor, lastWith, type Configuration } from './configuration.ts';
import { NOOP, sameCommand, type ClientCommand, type Command } from './command.ts';
import { armAfter, backOff, disarm, ignore, persist, refusedAt, send, sendAll } from './draft.ts';
import type { Event, Step } from './events.ts';
import { roleOf, type AcceptorId, type ProcessId, type ReplicaId, type Slot } from './ids.ts';
import type { Decision, MessageOf } from './messages.ts';
import {
  forgetWhoKnows,
  giveBack,
  handOver,
  hasLeft,
  isIn,
  knownTo,
  onConfigInfo,
  onJoined,
  onRetired,
  respondTo,
  serve,
} from './membership.ts';
import { perform, sessionOf } from './perform.ts';
import { onRead, onReadReply, onReadRetry, answerReads, readsUpTo } from './read.ts';
import { beginTurn, endTurn, isDecided, type Turn } from './replica-turn.ts';
import type { Rules } from './rules.ts';
import { dropBelow, EMPTY, get, set } from './slot-map.ts';
import type { ReplicaState, Session, Snapshot } from './states.ts';

/**
 * The replica (PMMC §2.1): it proposes its clients' commands for slots within its WINDOW, learns
 * what is decided, and performs decisions in slot order.
 */

type Outcome = Step<ReplicaState>;

export function bootReplica(
  id: ReplicaId,
  records: readonly Configuration[],
  rules: Pick<Rules, 'application'>,
): ReplicaState {
  const { initial } = rules.application;
  return {
    role: 'replica',
    id,
    stable: {
      snap: { upTo: 1, state: initial, sessions: [], configs: records },
      log: EMPTY,
      told: [],
      retiredBelow: 0,
    },
    volatile: {
      slotIn: 1,
      slotOut: 1,
      requests: [],
      proposals: [],
      state: initial,
      sessions: [],
      configs: records,
      top: 0,
      informed: [],
      gone: [],
      successors: [],
      reads: [],
    },
    pacing: { nextPeer: 0, gapAt: 0, learnAt: 0, announced: 0, repeats: 0 },
  };
}

export function stepReplica(rules: Rules, state: ReplicaState, event: Event): Outcome {
  const turn = beginTurn(rules, state);
  if (event.kind === 'start') start(turn, event.fresh);
  else if (event.kind === 'message') onMessage(turn, event);
  else if (event.kind === 'timer') onTimer(turn, event);
  else ignore(turn, 'notForMe');
  handOver(turn);
  serve(turn, event);
  catchUp(turn);
  return endTurn(turn);
}

/** After a crash: `slotOut` comes back by performing the log again, to the first hole; in silence. */
function start(turn: Turn, fresh: boolean): void {
  turn.notes.push({ kind: 'started', fresh });
  const again = beginTurn(turn.rules, turn.before);
  if (turn.snap.upTo > again.slotOut) adoptSnapshot(again, turn.snap);
  performDecided(again);
  const { slotOut, state, sessions, configs } = again;
  Object.assign(turn, { slotOut, slotIn: slotOut, state, sessions, configs });
  turn.top = Math.max(turn.log.top, turn.top);
  if (slotOut < drainTo(turn)) propose(turn);
}

function onMessage(turn: Turn, { from, body }: Extract<Event, { kind: 'message' }>): void {
  switch (body.type) {
    case 'request':
      return onRequest(turn, body.cmd);
    case 'read':
      return isStranger(turn) ? ignore(turn, 'notMember') : onReadRequest(turn, body.cmd);
    case 'readReply':
      onReadReply(turn, from as AcceptorId, body);
      return goOn(turn);
    case 'decision':
      return onDecisions(turn, [body], body.slot);
    case 'learned':
      return onLearned(turn, from, body);
    case 'snapshot':
      return onSnapshot(turn, from, body);
    case 'status':
      return onStatus(turn, from as ReplicaId, body);
    case 'learn':
      return onLearn(turn, from, body);
    case 'collected':
      return onCollected(turn, body);
    case 'configInfo':
      return onConfigInfo(turn, from, body);
    case 'joined':
      return onJoined(turn, from, body);
    case 'retired':
      return onRetired(turn, from, body);
    default:
      return ignore(turn, 'notForMe');
  }
}

function onTimer(turn: Turn, { name, key, attempt }: Extract<Event, { kind: 'timer' }>): void {
  if (name === 'proposeRetry') onProposeRetry(turn, key, attempt);
  else if (name === 'gap' || name === 'learn') {
    if (onGap(turn, name, attempt)) proposeNoop(turn);
  } else if (name === 'status') onStatusTimer(turn);
  else if (name === 'readRetry') onReadRetry(turn, attempt);
  else ignore(turn, 'notForMe');
}

// --- proposing

/** R1–R5. */
function onRequest(turn: Turn, cmd: ClientCommand): void {
  const session = sessionOf(turn.sessions, cmd.client);
  turn.lines.push('R1', 'R2');
  if (isStranger(turn)) return ignore(turn, 'notMember');
  const answered = session !== undefined && turn.rules.isAnswered(session, cmd);
  if (session !== undefined && cmd.seq < session.seq && !answered) {
    return ignore(turn, 'oldDuplicate', 'R2');
  }
  turn.lines.push('R3');
  if (answered) {
    refusedAt(turn, 'R3');
    return respondFrom(turn, session, cmd);
  }
  turn.lines.push('R4');
  if (isOnItsWay(turn, cmd)) return ignore(turn, 'alreadyRequested', 'R4');
  if (hasLeft(turn)) return giveBack(turn, cmd);
  turn.lines.push('R5');
  turn.notes.push({ kind: 'requested', cmd });
  turn.requests = [...turn.requests, cmd];
  propose(turn);
}

/** It has never been told that it is to work. */
function isStranger(turn: Turn): boolean {
  return lastWith(knownTo(turn), turn.before.id) < 0;
}

/** Q1; one who has left hands it over at once. */
function onReadRequest(turn: Turn, cmd: ClientCommand): void {
  if (hasLeft(turn)) return giveBack(turn, cmd);
  onRead(turn, cmd);
  goOn(turn);
}

/** Whatever a read waits for may have come. */
function goOn(turn: Turn): void {
  if (turn.slotIn <= readsUpTo(turn)) propose(turn);
  answerReads(turn);
}

/** R4. */
function isOnItsWay({ requests, proposals }: Turn, cmd: ClientCommand): boolean {
  for (const request of requests) if (sameCommand(request, cmd)) return true;
  for (const proposal of proposals) if (sameCommand(proposal.cmd, cmd)) return true;
  return false;
}

function respondFrom(turn: Turn, { slot, result }: Session, { client, seq }: ClientCommand): void {
  turn.notes.push({ kind: 'responded', client, seq, slot, result, cached: true });
  respondTo(turn, { client, seq, slot, result });
}

/** R6–R12. */
function propose(turn: Turn): void {
  const { rules } = turn;
  turn.lines.push('R6', 'R7');
  turn.slotIn = Math.max(turn.slotIn, turn.slotOut);
  if (!hasWork(turn)) return;
  dropExecuted(turn);
  turn.lines.push('R8');
  while (hasWork(turn) && rules.isInWindow(turn.slotIn, turn.slotOut)) {
    turn.lines.push('R9');
    if (isFree(turn, turn.slotIn) && isIn(turn, turn.slotIn)) proposeNext(turn);
    turn.lines.push('R12');
    turn.slotIn += 1;
  }
}

/** R9: is the slot still open, and without a proposal of its own (R29 makes one ahead of `slotIn`)? */
function isFree({ rules, log, proposals }: Turn, slot: Slot): boolean {
  return rules.isFree(slot, log, proposals);
}

/** R8: a request waits, or slots are to be filled for a new configuration (G4) or for a read. */
function hasWork(turn: Turn): boolean {
  if (turn.requests.length > 0 || turn.slotIn < drainTo(turn)) return true;
  return turn.reads.length > 0 && turn.slotIn <= readsUpTo(turn);
}

/** Where the newest configuration begins: its changes take effect without traffic, too. */
function drainTo({ rules, configs }: Turn): Slot {
  return rules.drainTo(configs);
}

/** R10. */
function proposeNext(turn: Turn): void {
  const cmd = turn.requests[0] ?? NOOP;
  if (cmd !== NOOP) turn.requests = turn.requests.slice(1);
  proposeFor(turn, turn.slotIn, cmd);
}

/** R7. */
function dropExecuted(turn: Turn): void {
  const isOpen = (cmd: ClientCommand) =>
    !turn.rules.isExecuted(sessionOf(turn.sessions, cmd.client), cmd);
  if (!turn.requests.every(isOpen)) turn.requests = turn.requests.filter(isOpen);
}

/** R10–R11. */
function proposeFor(turn: Turn, slot: Slot, cmd: Command): void {
  const cfg = configFor(turn.configs, slot);
  turn.lines.push('R10', 'R11');
  turn.proposals = withSlot(turn.proposals, { slot, cmd });
  turn.notes.push({ kind: 'proposed', cfg: cfg.id, slot, cmd });
  sendAll(turn, cfg.leaders, { type: 'propose', cfg, slot, cmd });
  armAfter(turn, 'proposeRetry', slot, turn.rules.settings.retry);
}

/** R28. */
function onProposeRetry(turn: Turn, slot: Slot, attempt: number): void {
  turn.lines.push('R28');
  const open = inSlot(turn.proposals, slot);
  if (open === undefined) return ignore(turn, 'alreadyDecided');
  const cfg = configFor(turn.configs, slot);
  const { retry, retryMax } = turn.rules.settings;
  turn.notes.push({
    kind: 'resent',
    what: 'propose',
    slot,
    to: cfg.leaders,
    timer: 'proposeRetry',
  });
  sendAll(turn, cfg.leaders, { type: 'propose', cfg, slot, cmd: open.cmd });
  armAfter(turn, 'proposeRetry', slot, backOff(retry, retryMax, attempt + 1), attempt + 1);
}

/** R29, the second time for one hole: whoever proposed for it may be gone. */
function proposeNoop(turn: Turn): void {
  const slot = turn.slotOut;
  if (inSlot(turn.proposals, slot) !== undefined || !isIn(turn, slot)) return;
  proposeFor(turn, slot, NOOP);
}

// --- learning

/** R13–R20. `top` is what the sender knows to be decided. */
function onDecisions(turn: Turn, decisions: readonly Decision[], top: Slot): void {
  const before = turn.log.size;
  for (const decision of decisions) learn(turn, decision);
  turn.top = Math.max(turn.top, top);
  if (turn.log.size === before) {
    return ignore(turn, 'alreadyLearned', decisions.length > 0 ? 'R14' : undefined);
  }
  persist(turn, 'log');
  performAll(turn);
}

/** R16–R20. */
function performAll(turn: Turn): void {
  turn.lines.push('R16');
  performDecided(turn);
  turn.lines.push('R20');
  propose(turn);
  if (turn.reads.length > 0) answerReads(turn);
  if (turn.slotOut > turn.before.volatile.slotOut) stirStatus(turn);
}

/** A full `learned` has more behind it: a peer that sent it is asked again at once. */
function onLearned(turn: Turn, from: ProcessId, { entries, top }: MessageOf<'learned'>): void {
  onDecisions(turn, entries, top);
  if (entries.length < turn.rules.settings.chunk || roleOf(from) !== 'replica') return;
  if (turn.slotOut > turn.before.volatile.slotOut) askForMore(turn, from);
}

function askForMore(turn: Turn, peer: ProcessId): void {
  if (turn.top < turn.slotOut) return;
  turn.notes.push({ kind: 'askedToLearn', from: turn.slotOut, to: peer });
  send(turn, peer, { type: 'learn', from: turn.slotOut });
}

/** R32–R34. */
function onSnapshot(turn: Turn, from: ProcessId, message: MessageOf<'snapshot'>): void {
  const { upTo, state, sessions, configs, top } = message;
  turn.lines.push('R32');
  if (upTo <= turn.slotOut) return ignore(turn, 'alreadyLearned', 'R32');
  turn.lines.push('R33', 'R34');
  turn.notes.push({ kind: 'snapshotInstalled', upTo, was: turn.slotOut });
  turn.snap = { upTo, state, sessions, configs };
  turn.log = dropBelow(turn.log, upTo);
  persist(turn, 'snap');
  const known = knownTo(turn).length;
  adoptSnapshot(turn, turn.snap);
  if (knownTo(turn).length > known) forgetWhoKnows(turn);
  turn.top = Math.max(turn.top, top);
  for (const { slot, cmd } of turn.proposals) if (slot < upTo) requeue(turn, slot, cmd);
  performAll(turn);
  askForMore(turn, from);
}

function adoptSnapshot(turn: Turn, { upTo, state, sessions, configs }: Snapshot): void {
  Object.assign(turn, { slotOut: upTo, state, sessions, configs });
}

/** R34: the slot is decided, and nobody says here with what; a command that is not executed is tried again. */
function requeue(turn: Turn, slot: Slot, cmd: Command): void {
  turn.proposals = withoutSlot(turn.proposals, slot);
  disarm(turn, 'proposeRetry', slot);
  if (cmd === NOOP || turn.rules.isExecuted(sessionOf(turn.sessions, cmd.client), cmd)) return;
  turn.requests = [...turn.requests, cmd];
}

/** R13–R15: a slot that is decided is never overwritten. */
function learn(turn: Turn, { slot, cmd }: Decision): void {
  turn.lines.push('R13', 'R14');
  if (slot < turn.slotOut || isDecided(turn, slot)) return;
  turn.lines.push('R15');
  turn.log = set(turn.log, slot, cmd);
  turn.notes.push({ kind: 'learned', slot, cmd });
}

/** R16, as far as the log goes without a hole. */
function performDecided(turn: Turn): void {
  const { rules } = turn;
  for (;;) {
    const slot = rules.nextToPerform(turn.log, turn.slotOut);
    if (slot === 0) return;
    performOne(turn, slot);
  }
}

/** R17–R19. */
function performOne(turn: Turn, slot: Slot): void {
  const cmd = get(turn.log, slot)!;
  const mine = inSlot(turn.proposals, slot)?.cmd;
  turn.lines.push('R17', 'R18');
  if (mine !== undefined) {
    turn.proposals = withoutSlot(turn.proposals, slot);
    disarm(turn, 'proposeRetry', slot);
    displace(turn, slot, mine, cmd);
  }
  turn.lines.push('R19');
  perform(turn, slot, cmd, mine);
}

/** R18: a displaced command is tried for a later slot. */
function displace(turn: Turn, slot: Slot, mine: Command, by: Command): void {
  const { rules } = turn;
  if (mine === NOOP || !rules.isDisplaced(mine, by)) return;
  if (rules.isExecuted(sessionOf(turn.sessions, mine.client), mine)) return;
  turn.notes.push({ kind: 'displaced', slot, cmd: mine, by });
  turn.requests = [...turn.requests, mine];
}

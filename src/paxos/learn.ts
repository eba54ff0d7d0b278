import { inSlot, withoutSlot } from './by-slot.ts';
import { askForMore, stirStatus } from './catch-up.ts';
import { NOOP, type ClientCommand, type Command } from './command.ts';
import { disarm, ignore, persist, refusedAt } from './draft.ts';
import { roleOf, type ProcessId, type Slot } from './ids.ts';
import { forgetWhoKnows, knownTo } from './membership.ts';
import type { Decision, MessageOf } from './messages.ts';
import { perform, sessionOf } from './perform.ts';
import { propose } from './propose.ts';
import { answerReads } from './read.ts';
import type { Turn } from './replica-turn.ts';
import { dropBelow, get, has, set } from './slot-map.ts';
import type { Snapshot } from './states.ts';
import { act, note, passes, stops } from './turn.ts';

/** A replica learns what is decided, and performs it in slot order. */

export function onDecision(turn: Turn, decision: MessageOf<'decision'>): void {
  learnAll(turn, [decision], decision.slot);
}

/** A full `learned` has more behind it: the replica asks the peer that sent it for more at once. */
export function onLearned(
  turn: Turn,
  from: ProcessId,
  { entries, top }: MessageOf<'learned'>,
): void {
  learnAll(turn, entries, top);
  const isFull = entries.length >= turn.rules.settings.chunk && roleOf(from) === 'replica';
  if (isFull && turn.volatile.slotOut > turn.before.volatile.slotOut) askForMore(turn, from);
}

/** `top` is the highest slot that the sender knows to be decided. */
function learnAll(turn: Turn, decisions: readonly Decision[], top: Slot): void {
  const { size } = turn.stable.log;
  for (const decision of decisions) learn(turn, decision);
  turn.volatile.top = Math.max(turn.volatile.top, top);
  if (turn.stable.log.size > size) {
    persist(turn, 'log');
    return goOn(turn);
  }
  if (decisions.length > 0) refusedAt(turn, 'R14');
  ignore(turn, 'alreadyLearned');
}

/** A slot that is decided is never overwritten. */
function learn(turn: Turn, { slot, cmd }: Decision): void {
  act(turn, 'R13');
  if (passes(turn, 'R14', slot < turn.volatile.slotOut || has(turn.stable.log, slot))) return;
  act(turn, 'R15');
  turn.stable.log = set(turn.stable.log, slot, cmd);
  note(turn, { kind: 'learned', slot, cmd });
}

/** Performs every slot that has become possible, and proposes in the slots that the window then reaches. */
function goOn(turn: Turn): void {
  performDecided(turn);
  act(turn, 'R20');
  propose(turn);
  answerReads(turn);
  if (turn.volatile.slotOut > turn.before.volatile.slotOut) stirStatus(turn);
}

/** Performs the log up to its first hole. */
export function performDecided(turn: Turn): void {
  let slot = turn.rules.nextToPerform(turn.stable.log, turn.volatile.slotOut);
  while (passes(turn, 'R16', slot !== 0)) {
    performOne(turn, slot);
    slot = turn.rules.nextToPerform(turn.stable.log, turn.volatile.slotOut);
  }
}

function performOne(turn: Turn, slot: Slot): void {
  const cmd = get(turn.stable.log, slot)!;
  act(turn, 'R17');
  const mine = takeProposal(turn, slot);
  const displaced = displacedBy(turn, mine, cmd);
  if (passes(turn, 'R18', displaced !== null)) {
    note(turn, { kind: 'displaced', slot, cmd: displaced!, by: cmd });
    turn.volatile.requests = [...turn.volatile.requests, displaced!];
  }
  act(turn, 'R19');
  perform(turn, slot, cmd, mine);
}

/**
 * The command that the replica had proposed for this slot, if any. The slot is decided, so the
 * replica repeats it no more.
 */
function takeProposal(turn: Turn, slot: Slot): Command | undefined {
  const mine = inSlot(turn.volatile.proposals, slot);
  if (mine === undefined) return undefined;
  turn.volatile.proposals = withoutSlot(turn.volatile.proposals, slot);
  disarm(turn, 'proposeRetry', slot);
  return mine.cmd;
}

/** The replica's own command that another one has displaced, to be tried for a later slot; null for none. */
function displacedBy(turn: Turn, mine: Command | undefined, by: Command): ClientCommand | null {
  if (mine === undefined || !isOpen(turn, mine)) return null;
  return turn.rules.isDisplaced(mine, by) ? mine : null;
}

/** True for a client's command that no slot so far has performed. */
function isOpen({ rules, volatile: { sessions } }: Turn, cmd: Command): cmd is ClientCommand {
  return cmd !== NOOP && !rules.isExecuted(sessionOf(sessions, cmd.client), cmd);
}

/** A snapshot stands for every slot below `upTo`; it is installed as a whole or not at all. */
export function onSnapshot(turn: Turn, from: ProcessId, message: MessageOf<'snapshot'>): void {
  const { upTo, state, sessions, configs, top } = message;
  if (stops(turn, 'R32', upTo <= turn.volatile.slotOut)) return ignore(turn, 'alreadyLearned');
  act(turn, 'R33');
  note(turn, { kind: 'snapshotInstalled', upTo, was: turn.volatile.slotOut });
  turn.stable.snap = { upTo, state, sessions, configs };
  turn.stable.log = dropBelow(turn.stable.log, upTo);
  persist(turn, 'snap');
  const known = knownTo(turn).length;
  adoptSnapshot(turn, turn.stable.snap);
  if (knownTo(turn).length > known) forgetWhoKnows(turn, known);
  turn.volatile.top = Math.max(turn.volatile.top, top);
  act(turn, 'R34');
  for (const { slot } of turn.volatile.proposals) if (slot < upTo) requeue(turn, slot);
  goOn(turn);
  askForMore(turn, from);
}

export function adoptSnapshot(turn: Turn, { upTo, state, sessions, configs }: Snapshot): void {
  Object.assign(turn.volatile, { slotOut: upTo, state, sessions, configs });
}

/** The slot is decided, but this message does not say with which command: one that is still open is tried again. */
function requeue(turn: Turn, slot: Slot): void {
  const mine = takeProposal(turn, slot);
  if (mine === undefined || !isOpen(turn, mine)) return;
  turn.volatile.requests = [...turn.volatile.requests, mine];
}

import { inSlot, withSlot } from './by-slot.ts';
import { NOOP, type ClientCommand, type Command } from './command.ts';
import { configFor } from './configuration.ts';
import { armAfter, backOff, ignore, sendAll } from './draft.ts';
import type { Slot } from './ids.ts';
import { isIn } from './membership.ts';
import { sessionOf } from './perform.ts';
import { quorumOf } from './quorum.ts';
import type { Turn } from './replica-turn.ts';
import { act, note, passes } from './turn.ts';

/** A replica proposes one command for each slot of its WINDOW, and repeats it until the slot is decided. */

/** Gives every free slot of the window a command, as long as there is work. */
export function propose(turn: Turn): void {
  const { rules } = turn;
  act(turn, 'R6');
  act(turn, 'R7');
  turn.volatile.slotIn = Math.max(turn.volatile.slotIn, turn.volatile.slotOut);
  dropExecuted(turn);
  while (
    passes(
      turn,
      'R8',
      rules.isInWindow(turn.volatile.slotIn, turn.volatile.slotOut) && hasWork(turn),
    )
  ) {
    const isFree = rules.isFree(turn.volatile.slotIn, turn.stable.log, turn.volatile.proposals);
    if (passes(turn, 'R9', isFree && isIn(turn, turn.volatile.slotIn))) proposeNext(turn);
    act(turn, 'R12');
    turn.volatile.slotIn += 1;
  }
}

function dropExecuted(turn: Turn): void {
  const isOpen = (cmd: ClientCommand) =>
    !turn.rules.isExecuted(sessionOf(turn.volatile.sessions, cmd.client), cmd);
  if (!turn.volatile.requests.every(isOpen))
    turn.volatile.requests = turn.volatile.requests.filter(isOpen);
}

/** True when a request waits, or slots must be filled for a new configuration (G4) or a read (Q3). */
function hasWork(turn: Turn): boolean {
  const { slotIn, requests, reads } = turn.volatile;
  if (requests.length > 0 || slotIn < drainTo(turn)) return true;
  return reads.length > 0 && slotIn <= readsUpTo(turn);
}

/** The slots before the newest configuration are filled, so that a change takes effect without traffic, too. */
export function drainTo({ rules, volatile }: Turn): Slot {
  return rules.drainTo(volatile.configs);
}

/** The last slot that a waiting read needs decided: no other process may be there to fill these slots. */
export function readsUpTo({ volatile: { reads } }: Turn): Slot {
  let up = 0;
  for (const { members, waitfor, top } of reads) {
    if (members - waitfor.length >= quorumOf(members)) up = Math.max(up, top);
  }
  return up;
}

function proposeNext(turn: Turn): void {
  const cmd = turn.volatile.requests[0] ?? NOOP;
  if (cmd !== NOOP) turn.volatile.requests = turn.volatile.requests.slice(1);
  proposeFor(turn, turn.volatile.slotIn, cmd);
}

/** The proposal stays until its slot is performed; whichever leader is active works on it. */
export function proposeFor(turn: Turn, slot: Slot, cmd: Command): void {
  const cfg = configFor(turn.volatile.configs, slot);
  act(turn, 'R10');
  turn.volatile.proposals = withSlot(turn.volatile.proposals, { slot, cmd });
  note(turn, { kind: 'proposed', cfg: cfg.id, slot, cmd });
  act(turn, 'R11');
  sendAll(turn, cfg.leaders, { type: 'propose', cfg, slot, cmd });
  armAfter(turn, 'proposeRetry', slot, turn.rules.settings.retry);
}

export function onProposeRetry(turn: Turn, slot: Slot, attempt: number): void {
  const { retry, retryMax } = turn.rules.settings;
  act(turn, 'R28');
  const open = inSlot(turn.volatile.proposals, slot);
  if (open === undefined) return ignore(turn, 'alreadyDecided');
  const cfg = configFor(turn.volatile.configs, slot);
  const to = cfg.leaders;
  note(turn, { kind: 'resent', what: 'propose', slot, to, timer: 'proposeRetry' });
  sendAll(turn, to, { type: 'propose', cfg, slot, cmd: open.cmd });
  armAfter(turn, 'proposeRetry', slot, backOff(retry, retryMax, attempt + 1), attempt + 1);
}

import {
  isReconfig,
  NOOP,
  reconfigured,
  type Application,
  type Command,
  type Configuration,
  type Reconfig,
  type SessionId,
  type Slot,
} from '../paxos/index.ts';
import { BySession } from './by-session.ts';
import { BySlot } from './by-slot.ts';

/** The state machine as a single machine would run it: over the chosen prefix, each command once. */
export interface Reference {
  readonly application: Application;
  /** The first slot not performed yet. */
  next: Slot;
  /** The state before each slot, by slot. */
  readonly states: BySlot<unknown>;
  readonly done: Map<SessionId, number>;
  /** Configurations that the chosen prefix has made, by id. */
  readonly records: Configuration[];
  readonly window: number;
  readonly results: BySession<{ readonly slot: Slot; readonly result: string }>;
}

export function openReference(
  application: Application,
  records: readonly Configuration[],
  window: number,
): Reference {
  const states = new BySlot<unknown>();
  states.set(1, application.initial);
  return {
    application,
    next: 1,
    states,
    done: new Map(),
    records: [...records],
    window,
    results: new BySession(),
  };
}

/** Performs what has become chosen, in order, as far as it goes without a hole. */
export function advanceReference(
  reference: Reference,
  chosen: (slot: Slot) => Command | undefined,
): void {
  for (;;) {
    const cmd = chosen(reference.next);
    if (cmd === undefined) return;
    const state = reference.states.get(reference.next);
    reference.states.set(reference.next + 1, performed(reference, cmd, state));
    reference.next += 1;
  }
}

function performed(reference: Reference, cmd: Command, state: unknown): unknown {
  if (cmd === NOOP || (reference.done.get(cmd.client) ?? 0) >= cmd.seq) return state;
  const after = isReconfig(cmd.op)
    ? { state, result: changed(reference, cmd.op) }
    : reference.application.apply(state, cmd.op);
  reference.done.set(cmd.client, cmd.seq);
  reference.results.set(cmd.client, cmd.seq, { slot: reference.next, result: after.result });
  return after.state;
}

function changed({ records, next, window }: Reference, change: Reconfig): string {
  const record = reconfigured(records.at(-1)!, change, next + window);
  if (typeof record === 'string') return `refused: ${record}`;
  records.push(record);
  return `configuration ${record.id} from slot ${record.from}`;
}

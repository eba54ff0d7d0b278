import { keyValue } from '../application.ts';
import type { Ballot } from '../ballot.ts';
import type { ClientCommand, Command } from '../command.ts';
import type { Configuration } from '../configuration.ts';
import { contractFaults } from '../contract.ts';
import type { Effect, Event, Step } from '../events.ts';
import type { ProcessId, SessionId, Slot, TimerName } from '../ids.ts';
import type { Message, MessageOf, Pvalue } from '../messages.ts';
import type { Note, NoteKind, NoteOf } from '../notes.ts';
import { rulesFor, type Rules } from '../rules.ts';
import { DEFAULT_SETTINGS, type Settings } from '../settings.ts';
import type { ProcessState } from '../states.ts';
import { boot, step } from '../step.ts';

/** One process on trial, and short words for what it experiences; for tests only. */

export const RECORD: Configuration = {
  id: 0,
  from: 1,
  acceptors: ['a1', 'a2', 'a3'],
  leaders: ['l1', 'l2'],
  replicas: ['r1', 'r2', 'r3'],
};

export const RULES: Rules = rulesWith({});

export function rulesWith(settings: Partial<Settings>): Rules {
  return rulesFor({ ...DEFAULT_SETTINGS, ...settings }, keyValue);
}

type Of<R extends ProcessState['role']> = Extract<ProcessState, { role: R }>;

export function booted<R extends ProcessState['role']>(
  role: R,
  number = 1,
  record: Configuration = RECORD,
): Of<R> {
  const letter = { replica: 'r', leader: 'l', acceptor: 'a', client: 'k' }[role];
  return boot(RULES, `${letter}${number}` as ProcessId, [record]) as Of<R>;
}

// --- handlers

/** Runs one handler on frozen inputs, and checks the contract of all handlers. */
export function take<S extends ProcessState>(state: S, event: Event, rules = RULES): Step<S> {
  const outcome = step(rules, frozen(state), frozen(event)) as Step<S>;
  const faults = contractFaults(state, outcome);
  const again = step(rules, state, event);
  const isRepeatable = JSON.stringify(again) === JSON.stringify(outcome);
  if (faults.length > 0 || !isRepeatable) {
    throw new Error(`${state.id} breaks the contract: ${faults.join('; ') || 'is repeatable'}`);
  }
  return outcome;
}

/** The state after these events, one after the other. */
export function after<S extends ProcessState>(state: S, ...events: readonly Event[]): S {
  return events.reduce((now, event) => take(now, event).state, state);
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const one of Object.values(value)) frozen(one);
  }
  return value;
}

// --- what it noted and sent

export function sends({ effects }: Step<ProcessState>): readonly (readonly [ProcessId, Message])[] {
  return effects.flatMap((effect) =>
    effect.kind === 'send' ? [[effect.to, effect.body] as const] : [],
  );
}

export function receivers(outcome: Step<ProcessState>): readonly ProcessId[] {
  return sends(outcome).map(([to]) => to);
}

/** The one message it sent, to any number of processes; fails if it sent different ones. */
export function said(outcome: Step<ProcessState>): Message {
  const bodies = new Set(sends(outcome).map(([, body]) => JSON.stringify(body)));
  if (bodies.size !== 1) throw new Error(`${bodies.size} different messages`);
  return sends(outcome)[0]![1];
}

export function noted<K extends NoteKind>({ notes }: Step<ProcessState>, kind: K): NoteOf<K> {
  const found = notes.filter((note): note is NoteOf<K> => note.kind === kind);
  if (found.length === 0) throw new Error(`no ${kind} among ${kindsOf(notes)}`);
  return found[0]!;
}

function kindsOf(notes: readonly Note[]): string {
  return notes.map(({ kind }) => kind).join(', ');
}

type Armed = Extract<Effect, { kind: 'setTimer' }>;

export function armed({ effects }: Step<ProcessState>, name: TimerName): Armed | undefined {
  return effects.find((one): one is Armed => one.kind === 'setTimer' && one.name === name);
}

export function isDisarmed({ effects }: Step<ProcessState>, name: TimerName): boolean {
  return effects.some((one) => one.kind === 'cancelTimer' && one.name === name);
}

// --- words

export function ballot(round: number, leader = 1): Ballot {
  return { round, leader };
}

export function command(client: SessionId, seq = 1, ...op: readonly string[]): ClientCommand {
  return { client, seq, op: op.length > 0 ? op : ['append', 'x', `${client}.${seq}`] };
}

export function pvalue(slot: Slot, of: Ballot, cmd: Command): Pvalue {
  return { slot, ballot: of, cmd };
}

export const start: Event = { kind: 'start', fresh: true, session: null };
export const comeBack: Event = { kind: 'start', fresh: false, session: null };

export function from(sender: ProcessId, body: Message): Event {
  return { kind: 'message', from: sender, body };
}

export function timer(name: TimerName, key = 0, attempt = 0): Event {
  return { kind: 'timer', name, key, attempt };
}

export function p1a(of: Ballot): Message {
  return { type: 'p1a', cfg: RECORD, ballot: of };
}

export function p1b(re: Ballot, more: Partial<MessageOf<'p1b'>> = {}): Message {
  return { type: 'p1b', cfg: 0, re, ballot: re, base: 1, pvalues: [], ...more };
}

export function p2a(of: Ballot, slot: Slot, cmd: Command): Message {
  return { type: 'p2a', cfg: 0, ballot: of, slot, cmd };
}

export function p2b(re: Ballot, slot: Slot, more: Partial<MessageOf<'p2b'>> = {}): Message {
  return { type: 'p2b', cfg: 0, re, slot, ballot: re, base: 1, ...more };
}

export function propose(slot: Slot, cmd: Command): Message {
  return { type: 'propose', cfg: RECORD, slot, cmd };
}

export function decision(slot: Slot, cmd: Command): Message {
  return { type: 'decision', cfg: 0, slot, cmd };
}

export function status(slotOut: Slot, top = 0): Message {
  return { type: 'status', slotOut, top, cfgTop: 0 };
}

/** A pong without a nonce is the unasked one at adoption. */
export function pong(of: Ballot, active = true, nonce = 0): Message {
  return { type: 'pong', cfg: 0, nonce, ballot: of, active };
}

import {
  roleOf,
  step,
  type Decision,
  type Effect,
  type Event,
  type NoteKind,
  type ProcessId,
  type ProcessState,
  type ReplicaState,
  type Rules,
  type Step,
  type TimerName,
} from '../paxos/index.ts';
import type { Cluster } from '../sim/index.ts';

/** Breaks a rule without a switch in the protocol, by changing what a process hears, sends, keeps or returns. */

type Patch = NonNullable<Rules['patch']>;

/** Replaces each lawful outcome by another. */
export function patched(lawful: Rules, patch: Patch): Rules {
  return { ...lawful, patch };
}

/** Changes the events that processes of this role hear. */
export function hearing<R extends ProcessState['role']>(
  lawful: Rules,
  role: R,
  heard: (before: Extract<ProcessState, { readonly role: R }>, event: Event) => Event,
): Rules {
  return patched(lawful, (before, event, outcome) =>
    before.role === role ? step(lawful, before, heard(before as never, event)) : outcome,
  );
}

/** A process does not send the messages that `isWithheld` accepts, and does not note that it sent them. */
export function withholding(
  lawful: Rules,
  kind: NoteKind,
  isWithheld: (sent: Extract<Effect, { readonly kind: 'send' }>, event: Event) => boolean,
): Rules {
  return patched(lawful, (_before, event, outcome) => {
    const effects = outcome.effects.filter(
      (effect) => effect.kind !== 'send' || !isWithheld(effect, event),
    );
    if (effects.length === outcome.effects.length) return outcome;
    return { ...outcome, effects, notes: outcome.notes.filter((note) => note.kind !== kind) };
  });
}

/** The timer has no effect, so that a process sends only once what the timer would repeat. */
export function askingOnce(lawful: Rules, timer: TimerName): Rules {
  return patched(lawful, (state, event, outcome) =>
    event.kind === 'timer' && event.name === timer
      ? { state, effects: [], notes: [], lines: [], refusals: [] }
      : outcome,
  );
}

/** Spoils what acceptors keep through a crash. */
export function acceptorsKeep(
  lawful: Rules,
  spoil: (
    state: Extract<ProcessState, { readonly role: 'acceptor' }>,
    fresh: ProcessState,
  ) => ProcessState,
): Rules {
  return {
    ...lawful,
    survives: (state, fresh) =>
      state.role === 'acceptor' ? spoil(state, fresh) : lawful.survives(state, fresh),
  };
}

/** The number of acceptors in the first configuration. */
export function firstAcceptors({ nodes, spares }: Cluster): number {
  const all = nodes.flatMap(({ processes }) => processes);
  const isSpare = (id: ProcessId) => spares.some((spare) => spare === id);
  return all.filter((id) => roleOf(id) === 'acceptor' && !isSpare(id)).length;
}

/** Turns a decision into the replica's own proposal for the slot, if it has one. */
export function trustingItself({ volatile }: ReplicaState, event: Event): Event {
  if (event.kind !== 'message') return event;
  const { body } = event;
  const mine = <T extends Decision>(one: T): T => {
    const own = volatile.proposals.find(({ slot }) => slot === one.slot);
    return own === undefined ? one : { ...one, cmd: own.cmd };
  };
  if (body.type === 'decision') return { ...event, body: mine(body) };
  if (body.type === 'learned') {
    return { ...event, body: { ...body, entries: body.entries.map(mine) } };
  }
  return event;
}

/** What a replica would do that takes an old request for its client's latest one; null for any other request. */
export function answeringOld(
  lawful: Rules,
  before: ProcessState,
  event: Event,
): Step<ProcessState> | null {
  if (before.role !== 'replica' || event.kind !== 'message') return null;
  if (event.body.type !== 'request') return null;
  const { client, seq } = event.body.cmd;
  const { sessions } = before.volatile;
  if (!sessions.some((one) => one.client === client && one.seq > seq)) return null;
  const lowered = sessions.map((one) => (one.client === client ? { ...one, seq } : one));
  const volatile = { ...before.volatile, sessions: lowered };
  return { ...step(lawful, { ...before, volatile }, event), state: before };
}

import type { ClientCommand, Operation, Reconfig } from './command.ts';
import type { Configuration } from './configuration.ts';
import { armAfter, backOff, disarm, draft, ignore, send, stepOf, type Draft } from './draft.ts';
import type { Event, Step } from './events.ts';
import { numberOf, type ClientId, type ProcessId, type SessionId } from './ids.ts';
import type { MessageOf } from './messages.ts';
import type { Rules } from './rules.ts';
import type { ClientState } from './states.ts';

/** The client (PMMC's κ, section 12): one outstanding command for each session. */

type Outcome = Step<ClientState>;
type Volatile = ClientState['volatile'];

export function bootClient(id: ClientId, records: readonly Configuration[]): ClientState {
  const replicas = records[0]!.replicas;
  return {
    role: 'client',
    id,
    stable: {},
    volatile: {
      session: id,
      seq: 0,
      open: null,
      queue: [],
      replicas,
      target: (numberOf(id) - 1) % replicas.length,
      last: null,
    },
    pacing: {},
  };
}

export function stepClient(rules: Rules, state: ClientState, event: Event): Outcome {
  switch (event.kind) {
    case 'start':
      return onStart(state, event.fresh, event.session);
    case 'call':
      return onCall(rules, state, event.op);
    case 'message':
      if (event.body.type === 'response') return onResponse(rules, state, event.from, event.body);
      return ignored(state, 'notForMe');
    case 'timer':
      if (event.name === 'clientRetry') return onRetry(rules, state, event);
      return ignored(state, 'notForMe');
  }
}

function ignored(state: ClientState, why: 'notForMe' | 'alreadyAnswered'): Outcome {
  const d = draft();
  ignore(d, why);
  return stepOf(d, state);
}

function after({ role, id, stable, pacing }: ClientState, volatile: Volatile, d: Draft): Outcome {
  return stepOf(d, { role, id, stable, volatile, pacing });
}

/** A client that comes back opens another session: its old sequence numbers would look executed. */
function onStart(state: ClientState, fresh: boolean, session: SessionId | null): Outcome {
  const d = draft();
  d.notes.push({ kind: 'started', fresh });
  const next = session ?? state.id;
  if (next === state.volatile.session) return stepOf(d, state);
  return after(state, { ...state.volatile, session: next }, d);
}

/** K1; a command that comes while one is open waits. */
function onCall(rules: Rules, state: ClientState, op: Operation | Reconfig): Outcome {
  const d = draft('K1');
  const { open, queue } = state.volatile;
  if (open !== null) {
    d.notes.push({ kind: 'queued', waiting: queue.length + 1 });
    return after(state, { ...state.volatile, queue: [...queue, op] }, d);
  }
  return after(state, ask(rules, state.volatile, op, d), d);
}

function ask(rules: Rules, volatile: Volatile, op: Operation | Reconfig, d: Draft): Volatile {
  const { session, seq, queue, replicas, target, last } = volatile;
  const cmd: ClientCommand = { client: session, seq: seq + 1, op };
  const to = replicas[target]!;
  d.notes.push({ kind: 'asked', cmd, to });
  send(d, to, { type: 'request', cmd });
  armAfter(d, 'clientRetry', cmd.seq, rules.settings.clientRetry);
  return { session, seq: cmd.seq, open: cmd, queue, replicas, target, last };
}

/** K2. */
function onResponse(
  rules: Rules,
  state: ClientState,
  from: ProcessId,
  { client, seq, slot, result }: MessageOf<'response'>,
): Outcome {
  const { session, open, queue, replicas, target } = state.volatile;
  if (open === null || client !== open.client || seq !== open.seq) {
    return ignored(state, 'alreadyAnswered');
  }
  const d = draft('K2');
  d.notes.push({ kind: 'answered', client, seq, slot, result, from });
  disarm(d, 'clientRetry', seq);
  const next = queue[0];
  const rest = next === undefined ? queue : queue.slice(1);
  const last = { seq, slot, result };
  const idle: Volatile = { session, seq, open: null, queue: rest, replicas, target, last };
  if (next === undefined) return after(state, idle, d);
  d.lines.push('K1');
  return after(state, ask(rules, idle, next, d), d);
}

/** K3: perhaps the replica is down; another will know. */
function onRetry(
  rules: Rules,
  state: ClientState,
  { key, attempt }: Extract<Event, { kind: 'timer' }>,
): Outcome {
  const { open, replicas, target } = state.volatile;
  if (open === null || open.seq !== key) return ignored(state, 'alreadyAnswered');
  const d = draft('K3');
  const next = (target + 1) % replicas.length;
  const to = replicas[next]!;
  const { clientRetry, clientRetryMax } = rules.settings;
  d.notes.push({ kind: 'askedAgain', cmd: open, to, attempt: attempt + 1 });
  send(d, to, { type: 'request', cmd: open });
  const delay = backOff(clientRetry, clientRetryMax, attempt + 1);
  armAfter(d, 'clientRetry', open.seq, delay, attempt + 1);
  if (next === target) return stepOf(d, state);
  return after(state, { ...state.volatile, target: next }, d);
}

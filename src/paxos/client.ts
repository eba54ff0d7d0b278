import { isReconfig, type ClientCommand, type Operation, type Reconfig } from './command.ts';
import type { Configuration } from './configuration.ts';
import {
  armAfter,
  backOff,
  disarm,
  draft,
  ignore,
  persist,
  send,
  stepOf,
  type Draft,
} from './draft.ts';
import type { Event, Step } from './events.ts';
import { numberOf, type ClientId, type ProcessId, type ReplicaId, type SessionId } from './ids.ts';
import type { Message, MessageOf } from './messages.ts';
import type { Rules } from './rules.ts';
import type { ClientState } from './states.ts';

/** The client (PMMC's κ, section 12): one outstanding command for each session. */

type Outcome = Step<ClientState>;
type Volatile = ClientState['volatile'];

export function bootClient(id: ClientId, records: readonly Configuration[]): ClientState {
  const { id: cfg, replicas } = records[0]!;
  return {
    role: 'client',
    id,
    stable: { cfg, replicas },
    volatile: {
      session: id,
      seq: 0,
      open: null,
      queue: [],
      target: firstOf(id, replicas),
      last: null,
    },
    pacing: {},
  };
}

/** Clients begin at different replicas. */
function firstOf(id: ClientId, replicas: readonly ReplicaId[]): number {
  return (numberOf(id) - 1) % replicas.length;
}

export function stepClient(rules: Rules, state: ClientState, event: Event): Outcome {
  switch (event.kind) {
    case 'start':
      return onStart(state, event.fresh, event.session);
    case 'call':
      return onCall(rules, state, event.op);
    case 'message':
      if (event.body.type === 'response') return onResponse(rules, state, event.from, event.body);
      if (event.body.type === 'moved') return onMoved(rules, state, event.body);
      return ignored(state, 'notForMe');
    case 'timer':
      if (event.name === 'clientRetry') return onRetry(rules, state, event);
      return ignored(state, 'notForMe');
  }
}

function ignored(state: ClientState, why: 'notForMe' | 'alreadyAnswered' | 'nothingNew'): Outcome {
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
  const target = firstOf(state.id, state.stable.replicas);
  const { volatile } = state;
  if (next === volatile.session && target === volatile.target) return stepOf(d, state);
  return after(state, { ...volatile, session: next, target }, d);
}

/** K1; a command that comes while one is open waits. */
function onCall(rules: Rules, state: ClientState, op: Operation | Reconfig): Outcome {
  const d = draft('K1');
  const { open, queue } = state.volatile;
  if (open !== null) {
    d.notes.push({ kind: 'queued', waiting: queue.length + 1 });
    return after(state, { ...state.volatile, queue: [...queue, op] }, d);
  }
  return after(state, ask(rules, state, state.volatile, op, d), d);
}

function ask(
  rules: Rules,
  { stable }: ClientState,
  volatile: Volatile,
  op: Operation | Reconfig,
  d: Draft,
): Volatile {
  const { session, seq, queue, target, last } = volatile;
  const cmd: ClientCommand = { client: session, seq: seq + 1, op };
  const to = stable.replicas[target]!;
  d.notes.push({ kind: 'asked', cmd, to, read: isRead(rules, cmd) });
  send(d, to, asking(rules, cmd));
  armAfter(d, 'clientRetry', cmd.seq, rules.settings.clientRetry);
  return { session, seq: cmd.seq, open: cmd, queue, target, last };
}

/** Does it go past the log? */
function isRead({ settings, application }: Rules, { op }: ClientCommand): boolean {
  return settings.reads === 'quorum' && !isReconfig(op) && application.isRead(op);
}

function asking(rules: Rules, cmd: ClientCommand): Message {
  return { type: isRead(rules, cmd) ? 'read' : 'request', cmd };
}

/** K2. */
function onResponse(
  rules: Rules,
  state: ClientState,
  from: ProcessId,
  response: MessageOf<'response'>,
): Outcome {
  const { client, seq, slot, result } = response;
  const { session, open, queue } = state.volatile;
  if (open === null || client !== open.client || seq !== open.seq) {
    return ignored(state, 'alreadyAnswered');
  }
  const d = draft('K2');
  d.notes.push({ kind: 'answered', client, seq, slot, result, from });
  disarm(d, 'clientRetry', seq);
  const next = queue[0];
  const [stable, target] = toldOf(state, response, d);
  const told = { ...state, stable };
  const rest = next === undefined ? queue : queue.slice(1);
  const last = { seq, slot, result };
  const idle: Volatile = { session, seq, open: null, queue: rest, target, last };
  if (next === undefined) return after(told, idle, d);
  d.lines.push('K1');
  return after(told, ask(rules, told, idle, next, d), d);
}

type Hint = Pick<MessageOf<'response' | 'moved'>, 'cfg' | 'replicas'>;

/** Whom it knows after it is told so, and which of them it asks: the same, where that one goes on. */
function toldOf(
  { id, stable, volatile }: ClientState,
  { cfg, replicas }: Hint,
  d: Draft,
): readonly [ClientState['stable'], number] {
  if (cfg <= stable.cfg) return [stable, volatile.target];
  persist(d, 'replicas');
  const same = replicas.indexOf(stable.replicas[volatile.target]!);
  return [{ cfg, replicas }, same < 0 ? firstOf(id, replicas) : same];
}

/** K3: perhaps the replica is down; another will know. */
function onRetry(
  rules: Rules,
  state: ClientState,
  { key, attempt }: Extract<Event, { kind: 'timer' }>,
): Outcome {
  const { open, target } = state.volatile;
  const { replicas } = state.stable;
  if (open === null || open.seq !== key) return ignored(state, 'alreadyAnswered');
  const d = draft('K3');
  const next = rules.nextReplica(target, replicas.length);
  const to = replicas[next]!;
  const { clientRetry, clientRetryMax } = rules.settings;
  d.notes.push({ kind: 'askedAgain', cmd: open, to, attempt: attempt + 1 });
  send(d, to, asking(rules, open));
  const delay = backOff(clientRetry, clientRetryMax, attempt + 1);
  armAfter(d, 'clientRetry', open.seq, delay, attempt + 1);
  if (next === target) return stepOf(d, state);
  return after(state, { ...state.volatile, target: next }, d);
}

/** K4: the replica that was asked has left; those of the newest configuration go on. */
function onMoved(rules: Rules, state: ClientState, moved: MessageOf<'moved'>): Outcome {
  const { client, seq, cfg, replicas } = moved;
  const { open } = state.volatile;
  if (open === null || client !== open.client || seq !== open.seq) {
    return ignored(state, 'alreadyAnswered');
  }
  // It has asked those who go on already.
  if (cfg <= state.stable.cfg) return ignored(state, 'nothingNew');
  const d = draft('K4');
  const [stable, target] = toldOf(state, moved, d);
  const to = replicas[target]!;
  d.notes.push({ kind: 'redirected', cmd: open, to, replicas });
  send(d, to, asking(rules, open));
  armAfter(d, 'clientRetry', seq, rules.settings.clientRetry);
  return after({ ...state, stable }, { ...state.volatile, target }, d);
}

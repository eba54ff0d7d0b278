import { isReconfig, type ClientCommand, type Operation, type Reconfig } from './command.ts';
import type { Configuration } from './configuration.ts';
import { armAfter, backOff, disarm, ignore, persist, send } from './draft.ts';
import type { Event, Step } from './events.ts';
import { numberOf, type ClientId, type ProcessId, type ReplicaId } from './ids.ts';
import type { Message, MessageOf } from './messages.ts';
import type { Rules } from './rules.ts';
import type { ClientState } from './states.ts';
import { act, closeTurn, note, openTurn, type Turn as TurnOf } from './turn.ts';

/** The client (PMMC's κ, section 12): one outstanding command for each session. */

type Turn = TurnOf<ClientState>;

export function bootClient(id: ClientId, records: readonly Configuration[]): ClientState {
  const { id: cfg, replicas } = records[0]!;
  const target = firstOf(id, replicas);
  return {
    role: 'client',
    id,
    stable: { cfg, replicas },
    volatile: { session: id, seq: 0, open: null, queue: [], target, last: null },
    pacing: {},
  };
}

/** Clients begin at different replicas. */
function firstOf(id: ClientId, replicas: readonly ReplicaId[]): number {
  return (numberOf(id) - 1) % replicas.length;
}

export function stepClient(rules: Rules, state: ClientState, event: Event): Step<ClientState> {
  const turn = openTurn(rules, state);
  if (event.kind === 'start') onStart(turn, event);
  else if (event.kind === 'call') onCall(turn, event.op);
  else if (event.kind === 'timer') onTimer(turn, event);
  else if (event.kind === 'message') onMessage(turn, event);
  else ignore(turn, 'notForMe');
  return closeTurn(turn);
}

function onMessage(turn: Turn, { from, body }: Extract<Event, { kind: 'message' }>): void {
  if (body.type === 'response') onResponse(turn, from, body);
  else if (body.type === 'moved') onMoved(turn, body);
  else ignore(turn, 'notForMe');
}

/** A client that restarts opens another session: its old sequence numbers would look executed. */
function onStart(turn: Turn, { fresh, session: given }: Extract<Event, { kind: 'start' }>): void {
  const { before, stable, volatile } = turn;
  note(turn, { kind: 'started', fresh });
  const session = given ?? before.id;
  const target = firstOf(before.id, stable.replicas);
  if (session === volatile.session && target === volatile.target) return;
  turn.volatile = { ...volatile, session, target };
}

/** A command that arrives while another is open waits. */
function onCall(turn: Turn, op: Operation | Reconfig): void {
  const { open, queue } = turn.volatile;
  if (open === null) return ask(turn, op);
  act(turn, 'K1');
  note(turn, { kind: 'queued', waiting: queue.length + 1 });
  turn.volatile = { ...turn.volatile, queue: [...queue, op] };
}

function ask(turn: Turn, op: Operation | Reconfig): void {
  const { rules, stable } = turn;
  const { session, seq, queue, target, last } = turn.volatile;
  act(turn, 'K1');
  const cmd: ClientCommand = { client: session, seq: seq + 1, op };
  const to = stable.replicas[target]!;
  note(turn, { kind: 'asked', cmd, to, read: isRead(rules, cmd) });
  send(turn, to, asking(rules, cmd));
  armAfter(turn, 'clientRetry', cmd.seq, rules.settings.clientRetry);
  turn.volatile = { session, seq: cmd.seq, open: cmd, queue, target, last };
}

/** True when the command does not go through the log. */
function isRead({ settings, application }: Rules, { op }: ClientCommand): boolean {
  return settings.reads === 'quorum' && !isReconfig(op) && application.isRead(op);
}

function asking(rules: Rules, cmd: ClientCommand): Message {
  return { type: isRead(rules, cmd) ? 'read' : 'request', cmd };
}

/** True when the reply is about the open command: several replicas may answer the one before. */
function isMine({ volatile: { open } }: Turn, { client, seq }: MessageOf<'response' | 'moved'>) {
  return open !== null && client === open.client && seq === open.seq;
}

function onResponse(turn: Turn, from: ProcessId, response: MessageOf<'response'>): void {
  const { client, seq, slot, result } = response;
  if (!isMine(turn, response)) return ignore(turn, 'alreadyAnswered');
  act(turn, 'K2');
  note(turn, { kind: 'answered', client, seq, slot, result, from });
  disarm(turn, 'clientRetry', seq);
  const { session, queue, target } = turn.volatile;
  const last = { seq, slot, result };
  turn.volatile = { session, seq, open: null, queue: queue.slice(1), target, last };
  hear(turn, response);
  if (queue.length > 0) ask(turn, queue[0]!);
}

/** The client keeps newer replicas on disk. It stays with the replica that it asks, if that one is among them. */
function hear(turn: Turn, { cfg, replicas }: MessageOf<'response' | 'moved'>): void {
  const { before, stable, volatile } = turn;
  if (cfg <= stable.cfg) return;
  persist(turn, 'replicas');
  const same = replicas.indexOf(stable.replicas[volatile.target]!);
  turn.stable = { cfg, replicas };
  turn.volatile = { ...volatile, target: same < 0 ? firstOf(before.id, replicas) : same };
}

/** The replica may be down, so the client asks another. */
function onTimer(turn: Turn, { name, key, attempt }: Extract<Event, { kind: 'timer' }>): void {
  const { rules, stable, volatile } = turn;
  const { open, target } = volatile;
  const { clientRetry, clientRetryMax } = rules.settings;
  if (name !== 'clientRetry') return ignore(turn, 'notForMe');
  if (open === null || open.seq !== key) return ignore(turn, 'alreadyAnswered');
  act(turn, 'K3');
  const next = rules.nextReplica(target, stable.replicas.length);
  const to = stable.replicas[next]!;
  note(turn, {
    kind: 'askedAgain',
    cmd: open,
    was: stable.replicas[target]!,
    to,
    attempt: attempt + 1,
  });
  send(turn, to, asking(rules, open));
  const delay = backOff(clientRetry, clientRetryMax, attempt + 1);
  armAfter(turn, 'clientRetry', open.seq, delay, attempt + 1);
  if (next !== target) turn.volatile = { ...volatile, target: next };
}

/** The replica that was asked has left; the replicas of the newest configuration continue. */
function onMoved(turn: Turn, moved: MessageOf<'moved'>): void {
  const { rules, stable, volatile } = turn;
  if (!isMine(turn, moved)) return ignore(turn, 'alreadyAnswered');
  // The client has already asked one of them.
  if (moved.cfg <= stable.cfg) return ignore(turn, 'nothingNew');
  act(turn, 'K4');
  hear(turn, moved);
  const open = volatile.open!;
  const to = moved.replicas[turn.volatile.target]!;
  note(turn, { kind: 'redirected', cmd: open, to, replicas: moved.replicas });
  send(turn, to, asking(rules, open));
  armAfter(turn, 'clientRetry', open.seq, rules.settings.clientRetry);
}

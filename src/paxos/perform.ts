import { isReconfig, NOOP, type ClientCommand, type Command, type Operation } from './command.ts';
import type { SessionId, Slot } from './ids.ts';
import { applyReconfig, isIn, respondTo } from './membership.ts';
import type { Turn } from './replica-turn.ts';
import type { Session } from './states.ts';
import { act, note, passes } from './turn.ts';

/** Performs decisions: the state and the session table change together, once for each command. */

export function sessionOf(sessions: readonly Session[], client: SessionId): Session | undefined {
  for (const session of sessions) if (session.client === client) return session;
  return undefined;
}

function withSession(sessions: readonly Session[], next: Session): readonly Session[] {
  for (let at = 0; at < sessions.length; at++) {
    if (sessions[at]!.client !== next.client) continue;
    const copy = sessions.slice();
    copy[at] = next;
    return copy;
  }
  return [...sessions, next].sort((a, b) => (a.client < b.client ? -1 : 1));
}

/** `mine` is the command that this replica had proposed for the slot. */
export function perform(turn: Turn, slot: Slot, cmd: Command, mine: Command | undefined): void {
  act(turn, 'R21');
  act(turn, 'R22');
  if (cmd === NOOP) note(turn, { kind: 'performed', slot, cmd, result: '', repeated: false });
  else performCommand(turn, slot, cmd, mine);
  act(turn, 'R27');
  turn.volatile.slotOut = slot + 1;
}

function performCommand(
  turn: Turn,
  slot: Slot,
  cmd: ClientCommand,
  mine: Command | undefined,
): void {
  const session = sessionOf(turn.volatile.sessions, cmd.client);
  const isRepeated = passes(turn, 'R23', turn.rules.isExecuted(session, cmd));
  if (isRepeated) repeat(turn, slot, cmd, session, mine);
  else execute(turn, slot, cmd, mine);
}

/** A command that is decided a second time, in another slot, has no effect on the state. */
function repeat(
  turn: Turn,
  slot: Slot,
  cmd: ClientCommand,
  session: Session | undefined,
  mine: Command | undefined,
): void {
  const result = session?.result ?? '';
  note(turn, { kind: 'performed', slot, cmd, result, repeated: true });
  if (session?.seq === cmd.seq) respond(turn, session, true, mine);
}

function execute(turn: Turn, slot: Slot, cmd: ClientCommand, mine: Command | undefined): void {
  const { client, seq } = cmd;
  act(turn, 'R24');
  const { op } = cmd;
  const result = isReconfig(op) ? applyReconfig(turn, slot, cmd, op) : operate(turn, op);
  act(turn, 'R26');
  const session: Session = { client, seq, slot, result };
  turn.volatile.sessions = withSession(turn.volatile.sessions, session);
  note(turn, { kind: 'performed', slot, cmd, result, repeated: false });
  respond(turn, session, false, mine);
}

function operate(turn: Turn, op: Operation): string {
  act(turn, 'R25');
  const { state, result } = turn.rules.application.apply(turn.volatile.state, op);
  turn.volatile.state = state;
  return result;
}

function respond(
  turn: Turn,
  { client, seq, slot, result }: Session,
  cached: boolean,
  mine: Command | undefined,
): void {
  const asked = mine !== undefined && mine !== NOOP && mine.client === client && mine.seq === seq;
  if (turn.rules.settings.respond === 'proposer' && !asked) return;
  if (!isIn(turn, turn.volatile.slotOut)) return;
  note(turn, { kind: 'responded', client, seq, slot, result, cached });
  respondTo(turn, { client, seq, slot, result });
}

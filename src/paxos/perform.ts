import { isReconfig, NOOP, type ClientCommand, type Command, type Operation } from './command.ts';
import type { SessionId, Slot } from './ids.ts';
import { applyReconfig, isIn, respondTo } from './membership.ts';
import type { Turn } from './replica-turn.ts';
import type { Session } from './states.ts';

/** Performing a decision: state and session table move together, once for each command. */

export function sessionOf(sessions: readonly Session[], client: SessionId): Session | undefined {
  for (const session of sessions) if (session.client === client) return session;
  return undefined;
}

function withSession(sessions: readonly Session[], next: Session): readonly Session[] {
  for (let at = 0; at < sessions.length; at++) {
    if (sessions[at]!.client === next.client) return sessions.with(at, next);
  }
  return [...sessions, next].sort((a, b) => (a.client < b.client ? -1 : 1));
}

/** R21–R27. `mine` is what this replica had proposed for the slot. */
export function perform(turn: Turn, slot: Slot, cmd: Command, mine: Command | undefined): void {
  turn.lines.push('R21', 'R22');
  if (cmd === NOOP) {
    turn.notes.push({ kind: 'performed', slot, cmd, result: '', repeated: false });
  } else {
    turn.lines.push('R23');
    const session = sessionOf(turn.sessions, cmd.client);
    if (turn.rules.isExecuted(session, cmd)) repeat(turn, slot, cmd, session, mine);
    else execute(turn, slot, cmd, mine);
  }
  turn.lines.push('R27');
  turn.slotOut = slot + 1;
}

/** R23: decided a second time, in another slot; no effect on the state. */
function repeat(
  turn: Turn,
  slot: Slot,
  cmd: ClientCommand,
  session: Session | undefined,
  mine: Command | undefined,
): void {
  const result = session?.result ?? '';
  turn.notes.push({ kind: 'performed', slot, cmd, result, repeated: true });
  if (session?.seq === cmd.seq) respond(turn, session, true, mine);
}

/** R24–R26. */
function execute(turn: Turn, slot: Slot, cmd: ClientCommand, mine: Command | undefined): void {
  const { client, seq } = cmd;
  turn.lines.push('R24');
  const result = isReconfig(cmd.op) ? applyReconfig(turn, slot, cmd) : operate(turn, cmd.op);
  turn.lines.push('R26');
  const session: Session = { client, seq, slot, result };
  turn.sessions = withSession(turn.sessions, session);
  turn.notes.push({ kind: 'performed', slot, cmd, result, repeated: false });
  respond(turn, session, false, mine);
}

function operate(turn: Turn, op: Operation): string {
  turn.lines.push('R25');
  const { state, result } = turn.rules.application.apply(turn.state, op);
  turn.state = state;
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
  if (!isIn(turn, turn.slotOut)) return;
  turn.notes.push({ kind: 'responded', client, seq, slot, result, cached });
  respondTo(turn, { client, seq, slot, result });
}

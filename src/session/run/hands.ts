import type { Intent } from '../../contract/index.ts';
import type { ClientId } from '../../paxos/index.ts';
import type { Action } from '../../sim/index.ts';
import { extend, fork, isOpenEnd, playNext, show } from './branches.ts';
import { readCommand } from './command.ts';
import { DONE, done, refused, type Done } from './done.ts';
import { problemOf, wishProblems } from './legality.ts';
import { addBranch, freeId, noRoom } from './tree.ts';
import { nextOf } from '../view/project.ts';
import { showBranch, type Session } from '../state.ts';

/** Applies a person's action to a run: at the open end the run continues; in the past the action makes a branch. */

export function command(session: Session, intent: Extract<Intent, { kind: 'command' }>): Done {
  const read = readCommand(session, intent.text);
  if (read.kind === 'problem') return refused(read.problem);
  const client = intent.client as ClientId;
  return act(session, { kind: 'request', client, op: read.op }, intent.at);
}

/**
 * Applies a hand between this event and the next. At the open end it extends the branch; elsewhere
 * it makes a new one.
 */
export function act(session: Session, action: Action, at: number): Done {
  const { current } = session;
  const { world } = current.history;
  if (!Number.isFinite(at)) return refused(problemOf('at', 'notANumber', String(at)));
  const problems = wishProblems(world, action);
  if (problems.length > 0) return refused(...problems);
  const goesOn = isOpenEnd(current);
  const full = goesOn ? null : noRoom(session);
  if (full !== null) return refused(full);
  const moment = Math.min(
    Math.max(Math.floor(at), world.time),
    nextOf(current.history) ?? Infinity,
  );
  if (goesOn) extend(current, action, moment);
  else leave(session, action, moment);
  const witness = playNext(session.current, moment)!;
  show(session.current, witness);
  return done(DONE, [session.current.event!]);
}

function leave(session: Session, action: Action, at: number): void {
  const branch = fork(session.current, freeId(session), action, at);
  addBranch(session, branch);
  showBranch(session, branch);
}

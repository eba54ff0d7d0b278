import type { Intent } from '../../contract/index.ts';
import type { ClientId } from '../../paxos/index.ts';
import type { Action } from '../../sim/index.ts';
import { extend, fork, isOpenEnd, nameOf, playNext, show } from './branches.ts';
import { readCommand } from './command.ts';
import { DONE, done, refused, type Done } from './done.ts';
import { problemOf, wishProblems } from './legality.ts';
import { nextOf } from '../view/project.ts';
import { showBranch, type Session } from '../state.ts';

/** Applies a person's action to a run: at the open end the run continues; in the past the action makes a branch. */

/** The most branches in one visit: each keeps moments of its own. */
export const BRANCHES_MAX = 64;

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
  if (!goesOn && session.branches.length >= BRANCHES_MAX) {
    const got = String(session.branches.length + 1);
    return refused({ field: 'branches', code: 'above', got, min: 1, max: BRANCHES_MAX });
  }
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

/** The next number whose name is still free: a person may have given it to another branch. */
function freeId({ branches, nextBranch }: Session): number {
  let id = nextBranch;
  while (branches.some(({ name }) => name === nameOf(id))) id += 1;
  return id;
}

function leave(session: Session, action: Action, at: number): void {
  const id = freeId(session);
  const branch = fork(session.current, id, action, at);
  session.nextBranch = id + 1;
  session.branches = [...session.branches, branch];
  showBranch(session, branch);
}

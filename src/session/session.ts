import type { Answer, Frame, Hello, Intent, Problem, Question } from '../contract/index.ts';
import { INVARIANTS, LIVE, VARIANTS } from '../check/index.ts';
import { PSEUDOCODE, quorumOf } from '../paxos/index.ts';
import { isFlooded, LIMITS, UNDERWAY_MAX, type NodeId, type World } from '../sim/index.ts';
import { goTo, goToTime } from './run/branches.ts';
import { DONE, done, refused, type Done } from './run/done.ts';
import { act, command } from './run/hands.ts';
import { knownTo } from './veil/known.ts';
import { problemOf } from './run/legality.ts';
import { openCase, openCluster, openRecording, openScene } from './run/opening.ts';
import { project } from './view/project.ts';
import { answerTo, isQuestion } from './ask/questions.ts';
import { textOf } from './file/recording-file.ts';
import { SCENE_CARDS } from './file/scenes.ts';
import { showBranch, type Session } from './state.ts';
import { sameRun } from './run/same-run.ts';
import { handsBefore, playAhead, runTo, stepBack, stepOn, undo, type Trip } from './run/travel.ts';
import { deleteBranch, nameBranch, withBranch } from './run/tree.ts';
import { mayAsk, veiled, veiledFrame, veiledTold } from './veil/veil.ts';

/** A visit from outside: a person's wish goes in; an answer and the moment shown come out. */

export interface Outcome extends Done {
  readonly frame: Frame;
}

/** The greeting lists quorums for up to this many members. */
const MEMBERS_MAX = LIMITS.acceptors.max + LIMITS['spares.acceptors'].max;
const QUORUMS = Array.from({ length: MEMBERS_MAX + 1 }, (_, members) => quorumOf(members));

export function greeting(): Hello {
  const invariants = LIVE.map((id) => ({ id, ...INVARIANTS[id] }));
  return {
    kind: 'hello',
    version: 1,
    scenes: SCENE_CARDS,
    limits: LIMITS,
    quorums: QUORUMS,
    pseudocode: PSEUDOCODE,
    invariants,
    variants: VARIANTS.map(({ id, line, what, harm, breaks }) => ({
      id,
      line,
      what,
      harm,
      breaks,
    })),
  };
}

/** The moment shown. */
export function frameOf(session: Session): Frame {
  const { seenBy, frame } = session;
  const whole = project(session, session.memory, session.whole);
  session.whole = whole;
  session.frame = seenBy === null ? whole : veiledFrame(whole, knownTo(session, seenBy), frame);
  return session.frame;
}

/** The run shown, as the text of a file. */
export function recordingText(session: Session): string {
  return textOf(session.current.history.recording);
}

/** Does what a person wishes, or says why not; a refused wish changes nothing. */
export function handle(session: Session, intent: Intent): Outcome {
  const told = perform(session, intent);
  const { seenBy } = session;
  const seen = seenBy === null ? told : veiledTold(told, knownTo(session, seenBy));
  return { ...seen, frame: frameOf(session) };
}

function perform(session: Session, intent: Intent): Done {
  if (isQuestion(intent)) return done(asked(session, intent));
  const { current } = session;
  switch (intent.kind) {
    case 'openScene':
      return openScene(session, intent.scene);
    case 'openCase':
      return openCase(session, intent.id);
    case 'openCluster':
      return openCluster(session, intent.cluster, intent.seed);
    case 'openRecording':
      return openRecording(session, intent.text);
    case 'next':
      return arrived(stepOn(current, intent), current.history.world);
    case 'previous':
      return stepBack(current, intent) ? done() : refused(problemOf('', 'nothingLeft', '0'));
    case 'undo':
      return undone(session);
    case 'runTo':
      return done(DONE, runTo(current, intent.to, intent).passed);
    case 'seek':
      return sought(intent.index, (index) => goTo(current, index));
    case 'seekTime':
      return sought(intent.at, (at) => goToTime(current, at));
    case 'act':
      return act(session, intent.action, intent.at);
    case 'command':
      return command(session, intent);
    case 'sameRun':
      return sameRun(session, intent);
    case 'branch':
      return withBranch(session, intent.id, (branch) => showBranch(session, branch));
    case 'nameBranch':
      return withBranch(session, intent.id, (branch) => nameBranch(session, branch, intent.name));
    case 'deleteBranch':
      return withBranch(session, intent.id, (branch) => deleteBranch(session, branch));
    case 'playAhead':
      return withBranch(session, intent.id, (branch) =>
        sought(intent.to, (to) => playAhead(branch, to)),
      );
    case 'watch':
      session.ledgerFrom = intent.ledgerFrom;
      return done();
    case 'watchLattice':
      session.lattice = intent.slot;
      return done();
    case 'seeAs':
      return seeAs(session, intent.node);
  }
}

function asked(session: Session, question: Question): Answer {
  const known = session.seenBy === null ? null : knownTo(session, session.seenBy);
  if (known !== null && !mayAsk(known, question)) return veiled(known);
  return answerTo(session, question);
}

/** A person who changed the rules last returns to the run on the rules before. */
function undone(session: Session): Done {
  const { current, branches } = session;
  const hands = handsBefore(current);
  const { origin } = current;
  const before = branches.find(({ id }) => id === origin?.branch);
  if (before !== undefined && hands <= origin!.hands) return showBranch(session, before);
  return undo(current) ? done() : refused(problemOf('', 'nothingToUndo', ''));
}

function seeAs(session: Session, node: NodeId | null): Done {
  const { world } = session.current.history;
  if (node !== null && !world.nodeAt.has(node))
    return refused(problemOf('node', 'noSuchNode', node));
  session.seenBy = node;
  return done();
}

/** A run that cannot go on says why. */
function arrived({ moved, passed }: Trip, world: World): Done {
  if (moved) return done(DONE, passed);
  const flood: Problem = { ...problemOf('', 'flooded', ''), max: UNDERWAY_MAX };
  return refused(isFlooded(world) ? flood : problemOf('', 'nothingLeft', ''));
}

function sought(to: number, go: (to: number) => void): Done {
  if (!Number.isFinite(to)) return refused(problemOf('', 'notANumber', String(to)));
  go(Math.floor(to));
  return done();
}

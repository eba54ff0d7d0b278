import type { Answer, Frame, Hello, Intent, Problem, SceneId } from '../contract/index.ts';
import { INVARIANTS, LIVE } from '../check/index.ts';
import {
  PSEUDOCODE,
  type ClientId,
  type Operation,
  type Reconfig,
  type Slot,
} from '../paxos/index.ts';
import {
  clusterFaults,
  hashText,
  LIMITS,
  RECORDING_VERSION,
  type Action,
  type Cluster,
  type NodeId,
} from '../sim/index.ts';
import {
  extend,
  fork,
  goTo,
  goToTime,
  isOpenEnd,
  openBranch,
  playNext,
  show,
  without,
  type Branch,
} from './branches.ts';
import { catchUp } from './checks.ts';
import { DONE, done, refused, type Done } from './done.ts';
import { answerTo } from './questions.ts';
import { parseCommand, type Parsed } from './command.ts';
import { clusterShapeProblems, problemOf, wishProblems } from './legality.ts';
import { emptyMemory, nextOf, project, type Memory } from './project.ts';
import { readRecording, replay, textOf } from './recording-file.ts';
import { bringLanguage, isScript, runOf, scriptText, type Language } from './script-file.ts';
import { playScene, SCENE_CARDS } from './scenes.ts';
import { knownTo } from './known.ts';
import { playAhead, runTo, stepBack, stepOn, type Trip } from './travel.ts';
import { veiledFrame, veiledTold } from './veil.ts';

/** One visit: the run, its branches, and what is shown of it. Only `handle` changes a session. */
export interface Session {
  scene: SceneId | null;
  branches: readonly Branch[];
  current: Branch;
  /** Counts runs and branches that have been shown, so that each has a number of its own. */
  run: number;
  nextBranch: number;
  ledgerFrom: Slot | null;
  lattice: Slot | 'newest' | null;
  /** The node whose knowledge is shown; null for everything. */
  seenBy: NodeId | null;
  memory: Memory;
  /** The moment with all that is in it, and what is shown of it. */
  whole: Frame | null;
  frame: Frame | null;
  /** The script language; null until it is wanted. */
  language: Language | null;
}

export interface Outcome extends Done {
  readonly frame: Frame;
}

/** Branches in one visit: each keeps moments of its own. */
export const BRANCHES_MAX = 64;
const NAME_MAX = 60;

/** A new visit, paused at the start of the first scene. */
export function openSession(): Session {
  const branch = playScene('three-servers', 1);
  goTo(branch, 0);
  return {
    scene: 'three-servers',
    branches: [branch],
    current: branch,
    run: 1,
    nextBranch: 2,
    ledgerFrom: null,
    lattice: null,
    seenBy: null,
    memory: emptyMemory(),
    whole: null,
    frame: null,
    language: null,
  };
}

/** What the page has to know once. */
export function greeting(): Hello {
  const invariants = LIVE.map((id) => ({ id, ...INVARIANTS[id] }));
  return {
    kind: 'hello',
    version: 1,
    scenes: SCENE_CARDS,
    limits: LIMITS,
    pseudocode: PSEUDOCODE,
    invariants,
  };
}

/** The moment shown. */
export function frameOf(session: Session): Frame {
  const { seenBy, current, frame } = session;
  const whole = project(session, session.memory, session.whole);
  session.whole = whole;
  session.frame =
    seenBy === null ? whole : veiledFrame(whole, knownTo(current, seenBy), session, frame);
  return session.frame;
}

/** The run shown, as the text of a file. */
export function recordingText(session: Session): string {
  return textOf(session.current.history.recording);
}

/** Brings what a wish needs and is not here yet; null where all is here. Never rejects. */
export function prepare(session: Session, intent: Intent): Promise<void> | null {
  const isWanted =
    intent.kind === 'exportScript' || (intent.kind === 'openRecording' && isScript(intent.text));
  if (!isWanted || session.language !== null) return null;
  // What has not come is told when the wish is handled.
  return bringLanguage().then(
    (language) => void (session.language = language),
    () => {},
  );
}

/** Does what a person wishes, or says why not; a wish that is refused changes nothing. */
export function handle(session: Session, intent: Intent): Outcome {
  judgeMore(session.current, MORE_AT_ONCE);
  const told = perform(session, intent);
  const { seenBy, current } = session;
  const seen = seenBy === null ? told : veiledTold(told, knownTo(current, seenBy));
  return { ...seen, frame: frameOf(session) };
}

/** Events that a checker which is behind sees during one wish: some 15 ms. */
const MORE_AT_ONCE = 2_000;
/** And when a branch begins, so that nearly always nothing is left to be done. */
const FIRST_AT_ONCE = 10_000;

/** Lets the checker of a branch catch up, and tells what it finds of the event that is shown. */
function judgeMore(branch: Branch, events: number): void {
  const { checks, history } = branch;
  if (!catchUp(checks, history, events)) return;
  const { index } = history.world;
  if (checks.breaks.some((one) => one.index === index)) goTo(branch, index);
}

function perform(session: Session, intent: Intent): Done {
  const { current } = session;
  switch (intent.kind) {
    case 'openScene':
      return openScene(session, intent.scene);
    case 'openCluster':
      return openCluster(session, intent.cluster, intent.seed);
    case 'openRecording':
      return openRecording(session, intent.text);
    case 'checkCluster':
      return checked(clusterProblems(intent.cluster, intent.seed));
    case 'checkCommand':
      return checkCommand(intent.text);
    case 'next':
      return arrived(stepOn(current, intent));
    case 'previous':
      return stepBack(current, intent) ? done() : refused(problemOf('', 'nothingLeft', '0'));
    case 'runTo':
      return done(DONE, runTo(current, intent.to, intent.untilBroken === true).passed);
    case 'check':
      return done();
    case 'seek':
      return sought(intent.index, (index) => goTo(current, index));
    case 'seekTime':
      return sought(intent.at, (at) => goToTime(current, at));
    case 'act':
      return act(session, intent.action, intent.at);
    case 'command':
      return command(session, intent);
    case 'preview':
    case 'previews':
    case 'log':
    case 'tell':
    case 'lastRun':
    case 'why':
    case 'compare':
      return answerTo(session, intent);
    case 'branch':
      return withBranch(session, intent.id, (branch) => done(showBranch(session, branch)));
    case 'nameBranch':
      return withBranch(session, intent.id, (branch) => nameBranch(branch, intent.name));
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
    case 'export':
      return done({ kind: 'text', text: recordingText(session) });
    case 'exportScript':
      return exportScript(session);
    case 'hash':
      return done({ kind: 'text', text: hashText(current.history.world) });
  }
}

function seeAs(session: Session, node: NodeId | null): Done {
  const { world } = session.current.history;
  if (node !== null && !world.nodeAt.has(node))
    return refused(problemOf('node', 'noSuchNode', node));
  session.seenBy = node;
  return done();
}

function checked(problems: readonly Problem[]): Done {
  return problems.length > 0 ? refused(...problems) : done();
}

function arrived({ moved, passed }: Trip): Done {
  return moved ? done(DONE, passed) : refused(problemOf('', 'nothingLeft', ''));
}

function sought(to: number, go: (to: number) => void): Done {
  if (!Number.isFinite(to)) return refused(problemOf('', 'notANumber', String(to)));
  go(Math.floor(to));
  return done();
}

// --- opening

function open(session: Session, scene: SceneId | null, branch: Branch): Done {
  goTo(branch, 0);
  session.scene = scene;
  session.branches = [branch];
  session.nextBranch = branch.id + 1;
  session.ledgerFrom = null;
  session.seenBy = null;
  session.memory = emptyMemory();
  return done(showBranch(session, branch));
}

function openScene(session: Session, scene: SceneId): Done {
  const known = SCENE_CARDS.some(({ id }) => id === scene);
  if (!known) return refused(problemOf('scene', 'malformed', scene));
  return open(session, scene, playScene(scene, 1));
}

/** Numbers first: their faults say the limits. */
function clusterProblems(cluster: Cluster, seed: number): readonly Problem[] {
  const faults = clusterFaults(cluster, seed);
  return faults.length > 0 ? faults : clusterShapeProblems(cluster);
}

function openCluster(session: Session, cluster: Cluster, seed: number): Done {
  const faults = clusterProblems(cluster, seed);
  if (faults.length > 0) return refused(...faults);
  const recording = { version: RECORDING_VERSION, cluster, seed, hands: [] } as const;
  return open(session, null, openBranch(1, recording));
}

const NOT_LOADED = problemOf('', 'notLoaded', '');

function exportScript({ language, current }: Session): Done {
  if (language === null) return refused(NOT_LOADED);
  const { recording, length } = current.history;
  return done({ kind: 'text', text: scriptText(language, recording, length) });
}

function openScript(session: Session, text: string): Done {
  if (session.language === null) return refused(NOT_LOADED);
  const ran = runOf(session.language, text, 1);
  if (ran.kind === 'problems') return refused(...ran.problems);
  const { problems } = ran;
  const opened = open(session, null, ran.branch);
  return problems.length === 0 ? opened : done({ kind: 'opened', problems });
}

function openRecording(session: Session, text: string): Done {
  if (isScript(text)) return openScript(session, text);
  const read = readRecording(text);
  if (read.kind === 'problems') return refused(...read.problems);
  const replayed = replay(read.recording, 1);
  if (replayed.kind === 'problems') return refused(...replayed.problems);
  return open(session, null, replayed.branch);
}

function checkCommand(text: string): Done {
  const parsed = parseCommand(text);
  return parsed.kind === 'problems' ? refused(...parsed.problems) : done();
}

// --- hands

function command(session: Session, intent: Extract<Intent, { kind: 'command' }>): Done {
  const parsed = parseCommand(intent.text);
  if (parsed.kind === 'problems') return refused(...parsed.problems);
  const client = intent.client as ClientId;
  return act(session, { kind: 'request', client, op: operationOf(session, parsed) }, intent.at);
}

function operationOf(
  { current }: Session,
  parsed: Exclude<Parsed, { kind: 'problems' }>,
): Operation | Reconfig {
  if (parsed.kind === 'operation') return parsed.op;
  const newest = current.history.facts.records.at(-1)!.id;
  return { expect: parsed.from ?? newest, ...parsed.change };
}

/** A hand between this event and the next. At the open end it goes on; elsewhere it makes a branch. */
function act(session: Session, action: Action, at: number): Done {
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

function leave(session: Session, action: Action, at: number): void {
  const branch = fork(session.current, session.nextBranch, action, at);
  session.nextBranch += 1;
  session.branches = [...session.branches, branch];
  judgeMore(branch, FIRST_AT_ONCE);
  showBranch(session, branch);
}

// --- branches

function withBranch(session: Session, id: number, use: (branch: Branch) => Done): Done {
  const branch = session.branches.find((one) => one.id === id);
  return branch ? use(branch) : refused(problemOf('branch', 'noSuchBranch', String(id)));
}

function showBranch(session: Session, branch: Branch): Answer {
  if (branch !== session.current) session.run += 1;
  session.current = branch;
  return DONE;
}

function nameBranch(branch: Branch, name: string): Done {
  const trimmed = name.trim();
  if (trimmed === '') return refused(problemOf('name', 'emptyName', ''));
  if (trimmed.length > NAME_MAX) {
    const got = String(trimmed.length);
    return refused({ field: 'name', code: 'above', got, min: 1, max: NAME_MAX });
  }
  branch.name = trimmed;
  return done();
}

function deleteBranch(session: Session, gone: Branch): Done {
  if (session.branches.length === 1) return refused(problemOf('branch', 'lastBranch', gone.name));
  session.branches = without(session.branches, gone);
  if (gone !== session.current) return done();
  const heir = session.branches.find(({ id }) => id === gone.parent) ?? session.branches[0]!;
  return done(showBranch(session, heir));
}

import type { Intent, Problem, SceneId } from '../../contract/index.ts';
import { clusterFaults, RECORDING_VERSION, type Cluster } from '../../sim/index.ts';
import { goTo, openBranch, type Branch } from './branches.ts';
import { done, refused, type Done } from './done.ts';
import { clusterShapeProblems, problemOf } from './legality.ts';
import { emptyMemory } from '../view/project.ts';
import { readRecording, replay } from '../file/recording-file.ts';
import { playScene, SCENE_CARDS } from '../file/scenes.ts';
import { bringLanguage, isScript, NOT_LOADED, runOf, scriptText } from '../file/script-file.ts';
import { showBranch, type Session } from '../state.ts';

/** Opens scenes, clusters, recordings and scripts as runs, and writes runs as scripts. */

/** Loads what a wish needs and is missing; null when nothing is missing. It never rejects. */
export function prepare(session: Session, intent: Intent): Promise<void> | null {
  const wantsCases = intent.kind === 'cases' || intent.kind === 'openCase';
  const isHere = wantsCases ? session.cases !== null : session.language !== null;
  if (isHere || !(wantsCases || needsLanguage(intent))) return null;
  // A load that fails is reported when the wish is handled.
  return bring(session, wantsCases).catch(() => {});
}

async function bring(session: Session, wantsCases: boolean): Promise<void> {
  const language = await bringLanguage();
  session.language = language;
  if (wantsCases) session.cases = await language.bringCases();
}

function needsLanguage(intent: Intent): boolean {
  switch (intent.kind) {
    case 'command':
    case 'exportScript':
      return true;
    case 'openRecording':
      return isScript(intent.text);
    default:
      return false;
  }
}

function open(session: Session, branch: Branch): Done {
  goTo(branch, 0);
  session.branches = [branch];
  session.nextBranch = branch.id + 1;
  session.ledgerFrom = null;
  session.seenBy = null;
  session.memory = emptyMemory();
  return showBranch(session, branch);
}

export function openScene(session: Session, scene: SceneId): Done {
  const known = SCENE_CARDS.some(({ id }) => id === scene);
  if (!known) return refused(problemOf('scene', 'malformed', scene));
  return open(session, playScene(scene, 1));
}

/** The numbers are judged first: their faults name the limits. */
export function clusterProblems(cluster: Cluster, seed: number): readonly Problem[] {
  const faults = clusterFaults(cluster, seed);
  return faults.length > 0 ? faults : clusterShapeProblems(cluster);
}

/** A run on a broken rule need not meet what the case expects of the lawful rules. */
export function openCase(session: Session, id: string): Done {
  const { language, cases } = session;
  if (language === null || cases === null) return refused(NOT_LOADED);
  const found = cases.find((one) => one.id === id);
  if (found === undefined) return refused(problemOf('case', 'malformed', id));
  const ran = runOf(language, found.text, 1, found.variant);
  return ran.kind === 'problems' ? refused(...ran.problems) : open(session, ran.branch);
}

export function openCluster(session: Session, cluster: Cluster, seed: number): Done {
  const faults = clusterProblems(cluster, seed);
  if (faults.length > 0) return refused(...faults);
  const recording = { version: RECORDING_VERSION, cluster, seed, hands: [] } as const;
  return open(session, openBranch(1, recording));
}

/** The shown run as a script; null while the language has not loaded. */
export function scriptOfRun({ language, current }: Session): string | null {
  const { recording, length } = current.history;
  return language && scriptText(language, recording, length);
}

function openScript(session: Session, text: string): Done {
  if (session.language === null) return refused(NOT_LOADED);
  const ran = runOf(session.language, text, 1);
  if (ran.kind === 'problems') return refused(...ran.problems);
  const { problems } = ran;
  const opened = open(session, ran.branch);
  return problems.length === 0 ? opened : done({ kind: 'opened', problems });
}

export function openRecording(session: Session, text: string): Done {
  if (isScript(text)) return openScript(session, text);
  const read = readRecording(text);
  if (read.kind === 'problems') return refused(...read.problems);
  const replayed = replay(read.recording, 1);
  if (replayed.kind === 'problems') return refused(...replayed.problems);
  return open(session, replayed.branch);
}

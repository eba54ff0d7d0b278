import type { Problem } from '../../contract/index.ts';
import type { Recording } from '../../sim/index.ts';
import { playNext, type Branch } from '../run/branches.ts';
import { problemOf } from '../run/legality.ts';
import { replay, TEXT_MAX } from './recording-file.ts';

/** Opens scripts as runs and writes runs as scripts. Few visits need the language, so it is loaded on demand. */

export type Language = typeof import('../../script/index.ts');

export async function bringLanguage(): Promise<Language> {
  return import('../../script/index.ts');
}

export const NOT_LOADED = problemOf('', 'notLoaded', '');

/** A text that is not JSON, not empty and not binary is read as a script. */
export function isScript(text: string): boolean {
  return /^\s*[^\s{[]/u.test(text) && !/[^\P{Cc}\t\n\r]|\uFFFD/u.test(text);
}

/** The most events in the run of one script: opening it plays all of them, twice. */
const EVENTS_MAX = 200_000;
/** One answer reports at most this many faults. */
const FAULTS_MAX = 20;

export type Ran =
  | {
      readonly kind: 'branch';
      readonly branch: Branch;
      /** The places where the run differs from what the script expects. */
      readonly problems: readonly Problem[];
    }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** A script's run, played as far as the script goes; problems if the script makes no run. */
export function runOf(
  { parse, runScript }: Language,
  text: string,
  id: number,
  variant: string | null = null,
): Ran {
  if (text.length > TEXT_MAX) {
    const got = String(text.length);
    return told([{ field: '', code: 'above', got, min: null, max: TEXT_MAX }]);
  }
  const parsed = parse(text);
  if (parsed.kind === 'faults') return told(parsed.faults.map(syntaxProblem));
  const { recording, events, failures } = runScript(parsed.script, variant, EVENTS_MAX);
  const problems = failures.map(({ line, what, text: lines }) => ({
    ...problemOf(`script[${line}]`, 'scriptFailed', lines.join('\n')),
    expected: what,
  }));
  if (failures.some(({ what }) => what === 'cluster')) return told(problems);
  const replayed = replay(recording, id);
  if (replayed.kind === 'problems') return replayed;
  const { branch } = replayed;
  while (branch.history.length < events) playNext(branch, Infinity);
  return { kind: 'branch', branch, problems: problems.slice(0, FAULTS_MAX) };
}

function told(problems: readonly Problem[]): Ran {
  return { kind: 'problems', problems: problems.slice(0, FAULTS_MAX) };
}

interface Fault {
  readonly line: number;
  readonly column: number;
  readonly expected: readonly string[];
  readonly found: string;
}

function syntaxProblem({ line, column, expected, found }: Fault): Problem {
  const problem = problemOf(`script[${line}:${column}]`, 'notAScript', found);
  return { ...problem, expected: expected.join(' | ') };
}

/** Writes a run as a script, as far as it has been played. */
export function scriptText(
  { print, scriptOf }: Language,
  recording: Recording,
  events: number,
): string {
  return print(scriptOf(recording, events));
}

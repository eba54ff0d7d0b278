import { BROKEN } from '../check/index.ts';
import { faultText, parse } from './parse.ts';
import { stepText } from './print.ts';
import { runScript, type Failure, type Outcome } from './run.ts';
import { RULE, type Script } from './script.ts';
import { withTraces } from './update.ts';

/** The report on one file, for a shell. */
export interface Report {
  readonly passed: boolean;
  /** True when only recorded traces differ, which an update corrects. */
  readonly passedButTraces: boolean;
  /** For people: the run as a log, then the failures. */
  readonly text: string;
  /** The failures alone; empty for a file that passed. */
  readonly problems: string;
  /** The number of blocks that have a trace, which an update keeps. */
  readonly kept: number;
  /** The file with its traces as they are now. */
  readonly updated: string;
  /** For programs. */
  readonly data: Readonly<Record<string, unknown>>;
}

export function runFile(text: string, variantId?: string): Report {
  if (variantId !== undefined && BROKEN.every(({ id }) => id !== variantId)) {
    const known = BROKEN.map(({ id }) => id).join(' ');
    return broken(text, [`there is no variant ${variantId}; there are ${known}`], []);
  }
  const parsed = parse(text);
  if (parsed.kind === 'faults') {
    return broken(text, parsed.faults.map(faultText), parsed.faults);
  }
  const { script } = parsed;
  const outcome = runScript(script, variantId);
  const { failures, ...rest } = outcome;
  return {
    passed: failures.length === 0,
    passedButTraces: failures.every(({ what }) => what === 'trace'),
    text: [...logOf(script, outcome), ...endOf(failures)].join('\n'),
    problems: problemsOf(failures).join('\n'),
    kept: script.blocks.filter(({ trace }) => trace !== null).length,
    updated: withTraces(text, script, outcome.traces),
    data: { ...rest, failures },
  };
}

function broken(text: string, problems: readonly string[], faults: readonly unknown[]): Report {
  const data = { problems, faults };
  return {
    passed: false,
    passedButTraces: false,
    text: problems.join('\n'),
    problems: problems.join('\n'),
    kept: 0,
    updated: text,
    data,
  };
}

function logOf({ blocks }: Script, { traces }: Outcome): readonly string[] {
  return traces.flatMap((trace, at) => [
    ...blocks[at]!.lines.flatMap(({ step }) => (step === null ? [] : [stepText(step)])),
    RULE,
    ...trace,
    '',
  ]);
}

/** Tells in a few words what writing the traces again has changed. */
export function updateText({ kept, updated }: Report, text: string): string {
  if (kept === 0) return `no trace written: no block ends with a line ${RULE}`;
  const traces = kept === 1 ? '1 trace' : `${kept} traces`;
  return updated === text ? `${traces}, as before` : `${traces} written`;
}

/** The most telling failures come last, where a reader of a shell looks. */
function endOf(failures: readonly Failure[]): readonly string[] {
  if (failures.length === 0) return [];
  return [`what failed: ${failures.length}`, ...problemsOf(failures)];
}

/** Traces, which can be long, come before the more telling failures. */
function problemsOf(failures: readonly Failure[]): readonly string[] {
  const isTrace = ({ what }: Failure) => what === 'trace';
  const rest = failures.filter((one) => !isTrace(one));
  return [...failures.filter(isTrace), ...rest].flatMap(failureText);
}

function failureText({ line, what, text }: Failure): readonly string[] {
  return [`line ${line}: ${what}`, ...text.map((one) => `  ${one}`)];
}

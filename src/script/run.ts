import { RECORDING_VERSION, hashText, type Recording } from '../sim/index.ts';
import type { Violation } from '../check/index.ts';
import { beginningFaults, described, NOTHING_YET, type Beginning } from './cluster.ts';
import { diff } from './diff.ts';
import { judge } from './facts.ts';
import { phraseText, stepText } from './print.ts';
import { Refused } from './refused.ts';
import type { Block, Fact, Line, Script, Step } from './script.ts';
import { openStage, type Stage } from './stage.ts';
import { doStep } from './steps.ts';

/** The result of running a script. */
export interface Outcome {
  /** The recording opens like any other run; `events` is the script's last event in it. */
  readonly recording: Recording;
  readonly events: number;
  readonly hash: string;
  /** The trace of each block that the run reached. */
  readonly traces: readonly (readonly string[])[];
  readonly violations: readonly Violation[];
  /** Empty for a script that passes. */
  readonly failures: readonly Failure[];
}

export interface Failure {
  /** The line in the script, counted from 1. */
  readonly line: number;
  readonly what: 'cluster' | 'step' | 'expectation' | 'violation' | 'trace';
  readonly text: readonly string[];
}

interface Run {
  beginning: Beginning;
  /** True when the caller has named the broken rule, which overrides the script's own. */
  readonly forced: boolean;
  stage: Stage | null;
  readonly most: number;
  readonly failures: Failure[];
  /** Violations that no expectation has named yet, and the step that led to them. */
  pending: readonly Violation[];
  lastLine: number;
  steps: number;
  /** The line of the step that opened the stage. */
  firstLine: number;
  /** True when the step before was an expectation. */
  judged: boolean;
  over: boolean;
}

/**
 * Runs a script for at most `most` events, with the rule of `variant` broken or with its own
 * `rules`. An illegal step ends the run; expectations that fail are collected.
 */
export function runScript(script: Script, variant: string | null = null, most = Infinity): Outcome {
  const run: Run = {
    beginning: { ...NOTHING_YET, variant },
    forced: variant !== null,
    stage: null,
    most,
    failures: [],
    pending: [],
    lastLine: 1,
    steps: 0,
    firstLine: 1,
    judged: false,
    over: false,
  };
  const traces: (readonly string[])[] = [];
  for (const block of script.blocks) {
    if (run.over) break;
    traces.push(runBlock(run, block));
  }
  settle(run);
  const stage = run.over ? run.stage : (run.stage ?? open(run, run.lastLine));
  return outcomeOf(run, stage, traces);
}

function outcomeOf(run: Run, stage: Stage | null, traces: Outcome['traces']): Outcome {
  return {
    recording: { ...recordingOf(run.beginning), hands: stage?.hands ?? [] },
    events: stage?.world.index ?? 0,
    hash: stage === null ? '' : hashText(stage.world),
    traces,
    violations: stage?.violations ?? [],
    failures: run.failures,
  };
}

function recordingOf({ cluster, seed, variant }: Beginning): Recording {
  const lawful: Recording = { version: RECORDING_VERSION, cluster, seed, hands: [] };
  return variant === null ? lawful : { ...lawful, variant };
}

function runBlock(run: Run, block: Block): readonly string[] {
  if (run.stage !== null) run.stage.trace = [];
  doLines(run, block.lines);
  const trace = run.stage?.trace ?? [];
  if (block.trace !== null && block.trace.join('\n') !== trace.join('\n')) {
    run.failures.push({ line: block.traceAt, what: 'trace', text: diff(block.trace, trace) });
  }
  return trace;
}

function doLines(run: Run, lines: readonly Line[]): void {
  for (let at = 0; at < lines.length && !run.over; at++) {
    const { step, number } = lines[at]!;
    if (step === null) continue;
    if (step.form !== 'repeat') {
      doLine(run, number, () => oneStep(run, step, number));
      continue;
    }
    const end = endOf(lines, at);
    doLine(run, number, () => {
      if (end === null) throw new Refused('what is repeated ends with "end", in the same block');
      const repeated = lines.slice(at + 1, end);
      for (let time = 0; time < step.args.count && !run.over; time++) doLines(run, repeated);
    });
    at = end ?? lines.length;
  }
}

/** The position of the `end` of a `repeat`; null if there is none. */
function endOf(lines: readonly Line[], from: number): number | null {
  let depth = 0;
  for (let at = from; at < lines.length; at++) {
    const form = lines[at]!.step?.form;
    if (form === 'repeat') depth += 1;
    else if (form === 'end' && --depth === 0) return at;
  }
  return null;
}

/** The most steps of a script, counting repetitions: a loop without events ends, too. */
const STEPS_MAX = 100_000;

function doLine(run: Run, line: number, work: () => void): void {
  run.steps += 1;
  try {
    if (run.steps > STEPS_MAX) throw new Refused(`a script may do ${STEPS_MAX} steps`);
    work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    fail(run, line, 'step', error.message);
    run.over = true;
  }
}

function oneStep(run: Run, step: Step, line: number): void {
  const isDeed = step.form === 'election' && run.stage !== null;
  const beginning = isDeed ? null : described(run.beginning, step);
  if (beginning !== null) {
    const late = tooLate(run, step);
    if (late !== null) throw new Refused(late);
    const { variant } = run.forced ? run.beginning : beginning;
    run.beginning = { ...beginning, variant };
    run.lastLine = line;
    return;
  }
  const stage = run.stage ?? open(run, line);
  if (stage === null) return;
  switch (step.form) {
    case 'expect':
      return expectFact(run, stage, step.args.fact, true, line);
    case 'expectNo':
      return expectFact(run, stage, step.args.fact, false, line);
    case 'expectViolation':
      return expectViolation(run, step.args.invariant, line);
    case 'stop':
      run.over = true;
      return;
    case 'end':
      throw new Refused('"end" ends no "repeat" of its block');
    case 'repeat':
    case 'cluster':
    case 'servers':
    case 'node':
    case 'spare':
    case 'seed':
    case 'rules':
    case 'set':
      return;
    default: {
      settle(run);
      if (run.judged) [stage.since, stage.sinceLine] = [stage.world.index, line];
      run.judged = false;
      run.lastLine = line;
      const known = stage.violations.length;
      try {
        doStep(stage, step);
      } finally {
        run.pending = stage.violations.slice(known);
      }
    }
  }
}

/** Why the cluster can no longer be described by this step; null if it can. */
function tooLate({ stage, beginning, firstLine, forced }: Run, step: Step): string | null {
  const [word] = stepText(step).split(' ');
  if (stage !== null) {
    const first = `"${word}" stands before the first step, which is in line ${firstLine}`;
    const { form } = step.form === 'set' ? step.args.setting : step;
    if (form === 'load') return `${first}; from there on "load …" changes the load`;
    if (form === 'links') return `${first}; from there on "weather …" changes the links`;
    return word === 'set' ? `${first}; from there on only "set election …" may stand` : first;
  }
  if (word === 'cluster' && beginning.cluster.nodes.length > 0)
    return 'there is a cluster already; "node … hosts …" adds to it';
  const isSecondRule = word === 'rules' && beginning.variant !== null && !forced;
  return isSecondRule ? 'there is a broken rule already; a run has one' : null;
}

function open(run: Run, line: number): Stage | null {
  const faults = beginningFaults(run.beginning);
  if (faults.length > 0) {
    for (const text of faults) fail(run, run.lastLine, 'cluster', text);
    run.over = true;
    return null;
  }
  run.firstLine = line;
  run.stage = openStage(recordingOf(run.beginning), run.most, line);
  return run.stage;
}

function fail(run: Run, line: number, what: Failure['what'], text: string): void {
  run.failures.push({ line, what, text: [text] });
}

function expectFact(run: Run, stage: Stage, fact: Fact, wanted: boolean, line: number): void {
  run.judged = true;
  const { holds, got } = judge(stage, fact);
  if (holds === wanted) return;
  const words = `expect ${wanted ? '' : 'no '}${phraseText('fact', fact)}`;
  run.failures.push({ line, what: 'expectation', text: [`- ${words}`, `+ ${got}`] });
}

function expectViolation(run: Run, invariant: Violation['invariant'], line: number): void {
  run.judged = true;
  const left = run.pending.filter((one) => one.invariant !== invariant);
  if (left.length === run.pending.length) {
    const got = left.map((one) => one.invariant).join(' ') || 'no violation';
    const text = [`- expect violation ${invariant}`, `+ ${got}`];
    run.failures.push({ line, what: 'expectation', text });
  }
  run.pending = left;
}

/** Reports the violations that no expectation has named. */
function settle(run: Run): void {
  for (const { invariant, index, witnesses } of run.pending) {
    fail(run, run.lastLine, 'violation', `${invariant} at event ${index}: ${witnesses.join(' ')}`);
  }
  run.pending = [];
}

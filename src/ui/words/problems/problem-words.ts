import type { Outcome, Problem, ProblemCode, Refusal } from '../../../contract/index.ts';
import { captionOf } from '../events/caption.ts';
import { commandProblem, scriptProblem } from './script-words.ts';
import { isRefusal, REFUSALS, refusalText } from './refusal-words.ts';
import { fieldWords, unitOf } from '../controls/field-words.ts';
import { countText, listText, shorten } from '../values/format.ts';

/** Says what an action would do, as its caption would, or why it may not be done. */
export function outcomeText(outcome: Outcome): string {
  return outcome.kind === 'event' ? captionOf(outcome.event, null) : problemText(outcome.problem);
}

/** What is wrong and where, then what to do. */
const PROBLEMS: Readonly<Record<Exclude<ProblemCode, Refusal>, (problem: Problem) => string>> = {
  notANumber: (problem) =>
    `${nameOf(problem)} needs a number, but “${quoted(problem)}” is not a number. Type digits only${betweenText(problem)}.`,
  notAnInteger: (problem) =>
    `${nameOf(problem)} takes whole ${wholes(problem.field)} only; ${gotText(problem)} is not. Round it up or down.`,
  below: (problem) =>
    `${nameOf(problem)} must be at least ${limitText(problem, problem.min)}; ${gotText(problem)} is too low. Type a higher value.`,
  above: (problem) =>
    isText(problem.field)
      ? tooLong(problem)
      : `${nameOf(problem)} may be at most ${limitText(problem, problem.max)}; ${gotText(problem)} is too high. Type a lower value.`,
  minAboveMax,
  suspectTooShort: (problem) =>
    `${nameOf(problem)} must be longer than two pings and a round trip (${limitText(problem, problem.min)}); ${gotText(problem)} is too short.`,
  duplicate: (problem) =>
    problem.field === 'name'
      ? `Another branch is called “${quoted(problem)}” already. Type another name.`
      : `“${quoted(problem)}” appears twice. Each node and each process has one place: remove one.`,
  malformed,
  missingRole: (problem) =>
    `A cluster needs at least one ${quoted(problem) || 'process of each role'}, and this one has none. Add one.`,
  emptyName: () => 'A branch needs a name. Type at least one character.',
  version: (problem) =>
    `This file has format version ${quoted(problem) || 'unknown'}; expected ${problem.expected ?? 'the current one'}. Export it again with this version of Synod.`,
  notJson: () => 'This is not a recording: its text is not JSON. Open a file that Synod exported.',
  notAScript: scriptProblem,
  scriptFailed: scriptProblem,
  notLoaded: scriptProblem,
  notACommand: commandProblem,
  nothingLeft: () =>
    'Nothing is left to happen by itself. Send a command, release a message or restart a node.',
  flooded: ({ max }) =>
    `The run ends here: ${countText(max ?? 0)} messages are under way. Step back, then lower the load or open the cluster on lawful rules.`,
  nothingToUndo: () => 'Nothing to undo: you have done nothing to this run up to this moment.',
  veiled: (problem) =>
    `The cause lies beyond what ${quoted(problem) || 'this server'} can know. Select “Everything” to ask.`,
  noCause: () =>
    'No cause is known here: this has not happened yet, or it happened too long ago. Go to a moment that shows it.',
  noSuchBranch: () => 'That branch is gone. Select another on the timeline.',
  noSuchVariant: (problem) =>
    `“${quoted(problem)}” is not a broken rule of this version of Synod. Name one of ${variants(problem)}, or leave it out.`,
  lastBranch: () => 'This is the only branch, so it stays. Open another cluster to start afresh.',
};

export const PROBLEM_CODES = Object.keys({ ...PROBLEMS, ...REFUSALS }) as readonly ProblemCode[];

export function problemText(problem: Problem): string {
  const { code } = problem;
  return isRefusal(code) ? refusalText(code, quoted(problem)) : PROBLEMS[code](problem);
}

const UPPER_PARTNERS: Readonly<Record<string, readonly string[]>> = {
  'link.latencyMin': ['link.latencyMax'],
  'settings.suspectMin': ['settings.suspectInitial', 'settings.suspectMax'],
  'settings.suspectInitial': ['settings.suspectMax'],
  'settings.retry': ['settings.retryMax'],
  'settings.clientRetry': ['settings.clientRetryMax'],
  'settings.learn': ['settings.learnMax'],
};

function minAboveMax(problem: Problem): string {
  const partners = UPPER_PARTNERS[problem.field]?.map(fieldName) ?? [];
  const above = partners.length === 0 ? 'its upper bound' : `“${partners.join('” and “')}”`;
  const bound = limitText(problem, problem.max);
  return `${fieldName(problem.field)} must not exceed ${above} (${bound}); ${gotText(problem)} does. Lower it, or raise the other.`;
}

function nameOf({ field }: Problem): string {
  return fieldName(field);
}

/** Names a field by its label, or by its path where it has none. */
function fieldName(field: string): string {
  const words = fieldWords(field) ?? fieldWords(field.slice(field.lastIndexOf('.') + 1));
  if (words !== null) return words.label;
  const hand = /^hands\[(\d+)\]\.?(.*)$/u.exec(field);
  if (hand !== null) return `Hand ${Number(hand[1]) + 1} of the recording${inside(hand[2] ?? '')}`;
  if (field.startsWith('command')) return 'The command';
  if (field === 'name') return 'The name of a branch';
  return field === '' ? 'The file' : `“${shorten(field, 24)}”`;
}

function quoted({ got }: Problem): string {
  return shorten(got, 24);
}

function gotText(problem: Problem): string {
  const { field, got } = problem;
  const value = got.trim() === '' ? Number.NaN : Number(got);
  return Number.isFinite(value) ? unitOf(field).text(value) : `“${quoted(problem)}”`;
}

function limitText({ field }: Problem, value: number | null): string {
  return value === null ? 'its limit' : unitOf(field).text(value);
}

function wholes(field: string): string {
  return unitOf(field).sign === 'ms' ? 'microseconds' : 'numbers';
}

function betweenText(problem: Problem): string {
  const { min, max } = problem;
  if (min === null || max === null) return '';
  return `, from ${limitText(problem, min)} to ${limitText(problem, max)}`;
}

/** Is the field a text, so that its limit is a length? */
function isText(field: string): boolean {
  return field === '' || field === 'name' || field.startsWith('command');
}

function tooLong({ field, got, max }: Problem): string {
  const most = max === null ? 'fewer' : `at most ${countText(max)}`;
  return `${fieldName(field)} may have ${most} characters; it has ${countText(Number(got))}. Shorten it.`;
}

function malformed(problem: Problem): string {
  const { field, expected } = problem;
  if (problem.got === 'undefined')
    return `${fieldName(field)} is missing. Use a file that Synod exported.`;
  if (expected === 'never')
    return `${fieldName(field)} has no place there. Take it out, or use a file that Synod exported.`;
  const came = problem.got === '' ? 'nothing came' : `“${quoted(problem)}” came`;
  return expected === undefined
    ? `${fieldName(field)} cannot be read: ${came}. Correct it, or use a file that Synod exported.`
    : `${fieldName(field)} cannot be read: expected ${SHAPES[expected] ?? shorten(expected, 40)}, but ${came}. Use a file that Synod exported.`;
}

/** The kinds of values that a file holds, as a person says them. */
const SHAPES: Readonly<Record<string, string>> = {
  Object: 'a group of fields',
  Array: 'a list',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
};

function inside(path: string): string {
  return path === '' ? '' : ` (${shorten(path, 16)})`;
}

function variants({ expected }: Problem): string {
  const ids = expected?.split(' | ') ?? [];
  return ids.length < 3 ? listText(ids, 'or') : `${ids[0]} to ${ids.at(-1)}`;
}

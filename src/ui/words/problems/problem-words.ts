import type { Outcome, Problem, ProblemCode, Refusal } from '../../../contract/index.ts';
import { captionOf } from '../events/caption.ts';
import { commandProblem, scriptProblem } from './script-words.ts';
import { fieldWords, type Unit } from '../controls/field-words.ts';
import { chanceText, countText, listText, shorten, spanText } from '../values/format.ts';

/** Says what an action would do, as its caption would, or why it may not be done. */
export function outcomeText(outcome: Outcome): string {
  return outcome.kind === 'event' ? captionOf(outcome.event, null) : problemText(outcome.problem);
}

/** Says what is wrong and where, then what to do. */
export function problemText(problem: Problem): string {
  const { code, field } = problem;
  const name = fieldName(field);
  const got = valueText(problem, problem.got);
  switch (code) {
    case 'notANumber':
      return `${name} needs a number, but “${quoted(problem)}” is not a number. Type digits only${betweenText(problem)}.`;
    case 'notAnInteger':
      return `${name} takes whole ${wholes(field)} only; ${got} is not. Round it up or down.`;
    case 'below':
      return `${name} must be at least ${limitText(problem, problem.min)}; ${got} is too low. Type a higher value.`;
    case 'above':
      if (isText(field)) return tooLong(problem);
      return `${name} may be at most ${limitText(problem, problem.max)}; ${got} is too high. Type a lower value.`;
    case 'minAboveMax':
      return minAboveMax(problem);
    case 'suspectTooShort':
      return `${name} must be longer than two pings and a round trip (${limitText(problem, problem.min)}); ${got} is too short.`;
    case 'duplicate':
      if (field === 'name')
        return `Another branch is called “${quoted(problem)}” already. Type another name.`;
      return `“${quoted(problem)}” appears twice. Each node and each process has one place: remove one.`;
    case 'malformed':
      return malformed(problem);
    case 'missingRole':
      return `A cluster needs at least one ${quoted(problem) || 'process of each role'}, and this one has none. Add one.`;
    case 'emptyName':
      return 'A branch needs a name. Type at least one character.';
    case 'version':
      return `This file has format version ${quoted(problem) || 'unknown'}; expected ${problem.expected ?? 'the current one'}. Export it again with this version of Synod.`;
    case 'notJson':
      return 'This is not a recording: its text is not JSON. Open a file that Synod exported.';
    case 'notAScript':
    case 'scriptFailed':
    case 'notLoaded':
      return scriptProblem(problem);
    case 'notACommand':
      return commandProblem(problem);
    case 'nothingLeft':
      return 'Nothing is left to happen by itself. Send a command, release a message or restart a node.';
    case 'nothingToUndo':
      return 'Nothing to undo: you have done nothing to this run up to this moment.';
    case 'veiled':
      return `The cause lies beyond what ${quoted(problem) || 'this server'} can know. Select “Everything” to ask.`;
    case 'noCause':
      return 'No cause is known here: this has not happened yet, or it happened too long ago. Go to a moment that shows it.';
    case 'noSuchBranch':
      return 'That branch is gone. Select another on the timeline.';
    case 'noSuchVariant':
      return `“${quoted(problem)}” is not a broken rule of this version of Synod. Name one of ${variants(problem)}, or leave it out.`;
    case 'lastBranch':
      return 'This is the only branch, so it stays. Open another cluster to start afresh.';
    case 'noSuchEnvelope':
    case 'noSuchNode':
    case 'noSuchTimer':
    case 'noSuchClient':
    case 'noSuchProcess':
    case 'nodeDown':
    case 'nodeUp':
    case 'nodePaused':
    case 'notPaused':
    case 'alreadyWiped':
    case 'linkCut':
    case 'notHeld':
    case 'alreadyHeld':
    case 'alreadyArrived':
    case 'sameNode':
      return refusalText(code, quoted(problem));
  }
}

/** Says why an action cannot be done now, and what to do instead. */
export function refusalText(refusal: Refusal, got = ''): string {
  const what = got === '' ? '' : ` (${got})`;
  switch (refusal) {
    case 'noSuchEnvelope':
      return `That message${what} is no longer under way. Select one that is.`;
    case 'noSuchNode':
      return `There is no such node${what}. Select one of this cluster.`;
    case 'noSuchTimer':
      return `That timer${what} is not armed any more. Select one that is.`;
    case 'noSuchClient':
      return `There is no such client${what}. Select one of this cluster.`;
    case 'noSuchProcess':
      return `There is no such process${what}. Select one of this cluster.`;
    case 'nodeDown':
      return `The node${what} is down. Restart it first.`;
    case 'nodeUp':
      return `The node${what} is up already. Only a crashed node can restart, or have its disk wiped.`;
    case 'nodePaused':
      return `The node${what} is paused. Resume it first.`;
    case 'notPaused':
      return `The node${what} is not paused, so it cannot resume.`;
    case 'alreadyWiped':
      return `The disk of the node${what} is wiped already. Restart the node to see what follows.`;
    case 'linkCut':
      return `The link${what} is cut. Heal it first.`;
    case 'notHeld':
      return `That message${what} is not held, so it cannot be released.`;
    case 'alreadyHeld':
      return `That message${what} is held already. Release or deliver it.`;
    case 'alreadyArrived':
      return `That message${what} has arrived already and waits in the inbox. Deliver or drop it.`;
    case 'sameNode':
      return `A node has no link to itself${what}. Select two different nodes.`;
  }
}

export const PROBLEM_CODES: Readonly<Record<ProblemCode, true>> = {
  notANumber: true,
  notAnInteger: true,
  below: true,
  above: true,
  minAboveMax: true,
  suspectTooShort: true,
  duplicate: true,
  malformed: true,
  noSuchEnvelope: true,
  noSuchNode: true,
  noSuchTimer: true,
  noSuchClient: true,
  noSuchProcess: true,
  nodeDown: true,
  nodeUp: true,
  nodePaused: true,
  notPaused: true,
  alreadyWiped: true,
  linkCut: true,
  notHeld: true,
  alreadyHeld: true,
  alreadyArrived: true,
  sameNode: true,
  missingRole: true,
  emptyName: true,
  version: true,
  notJson: true,
  notACommand: true,
  nothingLeft: true,
  nothingToUndo: true,
  noCause: true,
  veiled: true,
  noSuchBranch: true,
  notAScript: true,
  scriptFailed: true,
  notLoaded: true,
  noSuchVariant: true,
  lastBranch: true,
};

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
  return `${fieldName(problem.field)} must not exceed ${above} (${bound}); ${valueText(problem, problem.got)} does. Lower it, or raise the other.`;
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

function unitOf(field: string): Unit {
  return fieldWords(field)?.unit ?? 'number';
}

function quoted({ got }: Problem): string {
  return shorten(got, 24);
}

function valueText(problem: Problem, text: string): string {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? inUnit(value, unitOf(problem.field)) : `“${quoted(problem)}”`;
}

function limitText({ field }: Problem, value: number | null): string {
  return value === null ? 'its limit' : inUnit(value, unitOf(field));
}

function inUnit(value: number, unit: Unit): string {
  switch (unit) {
    case 'span':
      return spanText(value);
    case 'chance':
      return chanceText(value);
    case 'count':
    case 'factor':
    case 'rate':
      return countText(value);
    case 'number':
      return String(value);
  }
}

function wholes(field: string): string {
  return unitOf(field) === 'span' ? 'microseconds' : 'numbers';
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

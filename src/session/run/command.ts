import type { Problem, ProblemCode } from '../../contract/index.ts';
import type { Operation, Reconfig } from '../../paxos/index.ts';
import { PROCESS_ID, type Member } from '../../sim/index.ts';

/** A person's own words, as `put x "two words"`, to an operation of the key-value store. */

export type Parsed =
  | { readonly kind: 'operation'; readonly op: Operation }
  /** `from` names the configuration that it changes; null for the newest. */
  | {
      readonly kind: 'reconfig';
      readonly change: Omit<Reconfig, 'expect'>;
      readonly from: number | null;
    }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** How many words follow each verb. */
const OPERANDS: Readonly<Record<string, number>> = {
  put: 2,
  get: 1,
  append: 2,
  delete: 1,
  cas: 3,
};

/** A command travels in many messages: a long one would fill them all. */
export const COMMAND_MAX = 200;

interface Word {
  readonly text: string;
  /** Where it begins, in characters. */
  readonly at: number;
}

/** Problems carry where they are as `command[position]`, counted in characters from 0. */
export function parseCommand(text: string): Parsed {
  if (text.length > COMMAND_MAX) {
    return problem('above', COMMAND_MAX, String(text.length), { min: null, max: COMMAND_MAX });
  }
  const words = wordsOf(text);
  if (words.kind === 'open') return problem('quoteOpen', words.at, text.slice(words.at));
  const [verb, ...operands] = words.words;
  if (verb === undefined) return problem('wordsMissing', 0, '0', { min: 2, max: 4 });
  const name = verb.text.toLowerCase();
  if (name === RECONFIG) return reconfig(operands, text.trimEnd().length);
  const expected = Object.hasOwn(OPERANDS, name) ? OPERANDS[name]! : null;
  if (expected === null) {
    return problem(
      'unknownCommand',
      verb.at,
      verb.text,
      undefined,
      [...Object.keys(OPERANDS), RECONFIG].join(' | '),
    );
  }
  const span = { min: expected, max: expected };
  const got = String(operands.length);
  if (operands.length < expected) return problem('wordsMissing', text.trimEnd().length, got, span);
  const extra = operands[expected];
  if (extra !== undefined) return problem('wordsTooMany', extra.at, got, span);
  return { kind: 'operation', op: [name, ...operands.map((word) => word.text)] };
}

const RECONFIG = 'reconfig';

/** `reconfig [from 0] add a4 r3 remove a1`. */
function reconfig(words: readonly Word[], end: number): Parsed {
  const found: Record<'add' | 'remove', Member[]> = { add: [], remove: [] };
  let from: number | null = null;
  let list: 'add' | 'remove' | 'from' | null = null;
  for (const { text, at } of words) {
    const word = text.toLowerCase();
    if (word === 'add' || word === 'remove' || word === 'from') list = word;
    else if (list === 'from' && /^\d{1,6}$/u.test(word)) from = Number(word);
    else if ((list === 'add' || list === 'remove') && isMemberId(word)) found[list].push(word);
    else return problem('malformed', at, text, undefined, expectedAfter(list));
  }
  if (found.add.length + found.remove.length > 0) {
    return { kind: 'reconfig', change: found, from };
  }
  const next = expectedAfter(list === 'from' && from !== null ? null : list);
  return problem('wordsMissing', end, String(words.length), { min: 2, max: null }, next);
}

function isMemberId(word: string): word is Member {
  return PROCESS_ID.test(word) && !word.startsWith('k');
}

function expectedAfter(list: 'add' | 'remove' | 'from' | null): string {
  if (list === null) return 'add | remove | from';
  return list === 'from' ? 'the number of a configuration' : 'a process such as a4';
}

function problem(
  code: ProblemCode,
  at: number,
  got: string,
  span: { readonly min: number | null; readonly max: number | null } = { min: null, max: null },
  expected?: string,
): Parsed {
  const one: Problem = { field: `command[${at}]`, code, got, ...span };
  return { kind: 'problems', problems: [expected === undefined ? one : { ...one, expected }] };
}

type Words =
  | { readonly kind: 'words'; readonly words: readonly Word[] }
  | { readonly kind: 'open'; readonly at: number };

/** Words between spaces; quotes of either kind hold words together, `\` keeps the next character. */
function wordsOf(text: string): Words {
  const words: Word[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at]!)) {
      at += 1;
      continue;
    }
    const start = at;
    let word = '';
    while (at < text.length && !/\s/.test(text[at]!)) {
      const quote = text[at]!;
      if (quote !== '"' && quote !== "'") {
        word += quote;
        at += 1;
        continue;
      }
      const quoted = quotedFrom(text, at + 1, quote);
      if (quoted === null) return { kind: 'open', at };
      word += quoted.text;
      at = quoted.end;
    }
    words.push({ text: word, at: start });
  }
  return { kind: 'words', words };
}

function quotedFrom(
  text: string,
  start: number,
  quote: string,
): { readonly text: string; readonly end: number } | null {
  let found = '';
  for (let at = start; at < text.length; at++) {
    if (text[at] === quote) return { text: found, end: at + 1 };
    if (text[at] === '\\' && at + 1 < text.length) at += 1;
    found += text[at];
  }
  return null;
}

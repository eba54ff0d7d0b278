import {
  isReconfig,
  OPERATIONS,
  type CfgId,
  type Operation,
  type Reconfig,
} from '../paxos/index.ts';
import { phraseIn } from './parse.ts';
import type { Phrase } from './pattern.ts';
import type { Fault } from './script.ts';

/** Operations in the words of the language, and as the engine has them. */

type Verb = keyof typeof OPERATIONS;

/** A change that names no configuration expects the `newest`. */
export function operationOf(said: Phrase<'operation'>, newest: CfgId): Operation | Reconfig {
  if (said.form === 'reconfig') {
    const { expect = newest, changes } = said.args;
    return { expect, add: membersIn(changes, 'add'), remove: membersIn(changes, 'remove') };
  }
  const args: Readonly<Record<string, string>> = { ...said.args };
  return [said.form, ...OPERATIONS[said.form].map((name) => args[name]!)];
}

const CHANGES = ['add', 'remove'] as const;

function membersIn(changes: readonly Phrase<'change'>[], which: Phrase<'change'>['form']) {
  return changes.filter(({ form }) => form === which).flatMap(({ args }) => args.who);
}

export function operationPhrase(op: Operation | Reconfig): Phrase<'operation'> {
  if (isReconfig(op)) {
    const { expect } = op;
    const changes = CHANGES.filter((form) => op[form].length > 0).map((form): Phrase<'change'> => ({
      form,
      args: { who: op[form] },
    }));
    return { form: 'reconfig', args: { expect, changes } };
  }
  const [verb, ...words] = op;
  const names = OPERATIONS[verb as Verb];
  const args = Object.fromEntries(names.map((name, at) => [name, words[at]]));
  return { form: verb, args } as Phrase<'operation'>;
}

/** Reads what a person types for a client, such as `put x "two words"`. */
export function readOperation(text: string): Phrase<'operation'> | Fault {
  const read = phraseIn('operation', text, 1);
  if ('expected' in read) return read;
  const { phrase } = read;
  const end = { line: 1, column: text.trimEnd().length + 1, found: '' };
  if (phrase === null) return { ...end, expected: [...Object.keys(OPERATIONS), 'reconfig'] };
  const changesNothing = phrase.form === 'reconfig' && phrase.args.changes.length === 0;
  return changesNothing ? { ...end, expected: CHANGES } : phrase;
}

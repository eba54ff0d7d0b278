import type { Problem } from '../../contract/index.ts';
import type { Operation, Reconfig } from '../../paxos/index.ts';
import { COMMAND_MAX } from '../../sim/index.ts';
import { NOT_LOADED } from '../file/script-file.ts';
import type { Session } from '../state.ts';
import { problemOf } from './legality.ts';

type Read =
  | { readonly kind: 'operation'; readonly op: Operation | Reconfig }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Reads what a person types for a client; a problem gives its place as `command[position]`, from 0. */
export function readCommand({ language, current }: Session, text: string): Read {
  if (language === null) return { kind: 'problem', problem: NOT_LOADED };
  if (text.length > COMMAND_MAX) {
    const field = `command[${COMMAND_MAX}]`;
    const got = String(text.length);
    return { kind: 'problem', problem: { field, code: 'above', got, min: null, max: COMMAND_MAX } };
  }
  const read = language.readOperation(text);
  if ('expected' in read) {
    const { column, expected, found } = read;
    const problem = problemOf(`command[${column - 1}]`, 'notACommand', found);
    return { kind: 'problem', problem: { ...problem, expected: expected.join(' | ') } };
  }
  const newest = current.history.truth.prefix.records.at(-1)!.id;
  return { kind: 'operation', op: language.operationOf(read, newest) };
}

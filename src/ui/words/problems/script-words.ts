import type { Problem } from '../../../contract/index.ts';
import { countText, listText, shorten } from '../values/format.ts';

export function scriptProblem({ code, field, got, expected = '' }: Problem): string {
  const [line = 1, column = 1] = (/\d+(?::\d+)?/u.exec(field)?.[0] ?? '').split(':').map(Number);
  if (code === 'notLoaded')
    return 'The script language could not be loaded. Check your connection and try again.';
  if (code === 'scriptFailed') return `Line ${countText(line)}: ${failure(expected, got)}`;
  const came = got === '' ? 'the line ends there' : `“${shorten(got, 24)}” came`;
  return `Line ${countText(line)}, column ${countText(column)}: expected ${choices(expected)}, but ${came}.`;
}

/** A person typed a command that a client cannot send. */
export function commandProblem({ got, expected = 'an operation' }: Problem): string {
  const example = 'For example: put x 1, or put x "two words".';
  if (got === '') return `The command is incomplete: ${choices(expected)} must follow. ${example}`;
  return `“${shorten(got, 24)}” cannot stand here: expected ${choices(expected)}. ${example}`;
}

/** A sentence lists at most this many of the words that may stand in one place. */
const LISTED = 5;

function choices(expected: string): string {
  const all = expected.split(' | ');
  if (all.length <= LISTED + 1) return listText(all, 'or');
  return `${all.slice(0, LISTED).join(', ')} or one of ${all.length - LISTED} others`;
}

const LONG = 56;

function failure(what: string, got: string): string {
  const lines = got.split('\n');
  const wanted = lines.find((line) => line.startsWith('- '))?.slice(2) ?? '';
  const came = lines.find((line) => line.startsWith('+ '))?.slice(2) ?? '';
  switch (what) {
    case 'expectation':
      return `“${shorten(wanted, LONG)}” does not hold; the run has ${shorten(came, LONG)}.`;
    case 'trace':
      return `the recorded trace differs from the run${wanted === '' ? '' : `, first at “${shorten(wanted, LONG)}”`}.`;
    case 'violation':
      return `an invariant breaks that the script does not expect: ${shorten(got, LONG)}.`;
    case 'cluster':
      return `this cluster cannot be opened: ${shorten(got, LONG)}.`;
    default:
      return `the run ends here, because this cannot be done: ${shorten(got, LONG)}.`;
  }
}

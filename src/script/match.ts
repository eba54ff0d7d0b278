import { atomOf, formsOf, type AnyPhrase, type Part, type Phrase } from './pattern.ts';
import type { PhraseKind } from './grammar.ts';
import type { Token } from './tokens.ts';

/** Finds the form of a line of tokens by trying all, and remembers what would have fitted next. */

interface Attempt {
  readonly tokens: readonly Token[];
  /** The furthest token that no form fitted, and what would have fitted there. */
  stuckAt: number;
  expected: Set<string>;
}

export type Matched<K extends PhraseKind> =
  | { readonly kind: 'phrase'; readonly phrase: Phrase<K> }
  /** `at` is a position in `tokens`, or their number if more was expected after the last. */
  | { readonly kind: 'stuck'; readonly at: number; readonly expected: readonly string[] };

export function match<K extends PhraseKind>(kind: K, tokens: readonly Token[]): Matched<K> {
  const attempt: Attempt = { tokens, stuckAt: 0, expected: new Set() };
  let whole: AnyPhrase | null = null;
  matchPhrase(attempt, kind, 0, (phrase, next) => {
    if (next < tokens.length) return miss(attempt, next, 'the end of the line');
    whole = phrase;
    return true;
  });
  if (whole !== null) return { kind: 'phrase', phrase: whole as unknown as Phrase<K> };
  return { kind: 'stuck', at: attempt.stuckAt, expected: [...attempt.expected] };
}

/** The words or kinds of value that could follow these tokens. */
export function completionsOf(tokens: readonly Token[]): readonly string[] {
  const attempt: Attempt = { tokens, stuckAt: 0, expected: new Set() };
  matchPhrase(attempt, 'step', 0, () => false);
  return attempt.stuckAt === tokens.length ? [...attempt.expected] : [];
}

function miss(attempt: Attempt, at: number, label: string): false {
  if (at < attempt.stuckAt) return false;
  if (at > attempt.stuckAt) {
    attempt.stuckAt = at;
    attempt.expected = new Set();
  }
  attempt.expected.add(label);
  return false;
}

/** Continues with the matched value and the position after it; true ends the search. */
type Then<T> = (value: T, next: number) => boolean;

function matchPhrase(
  attempt: Attempt,
  kind: PhraseKind,
  at: number,
  then: Then<AnyPhrase>,
): boolean {
  return formsOf(kind).some(({ name, parts }) =>
    matchParts(attempt, parts, at, {}, (args, next) => then({ form: name, args }, next)),
  );
}

type Args = Readonly<Record<string, unknown>>;

function matchParts(
  attempt: Attempt,
  parts: readonly Part[],
  at: number,
  args: Args,
  then: Then<Args>,
): boolean {
  const [part, ...rest] = parts;
  if (part === undefined) return then(args, at);
  switch (part.kind) {
    case 'word': {
      const token = attempt.tokens[at];
      if (token === undefined || token.quoted || token.text !== part.word) {
        return miss(attempt, at, part.word);
      }
      return matchParts(attempt, rest, at + 1, args, then);
    }
    case 'optional':
      return (
        matchParts(attempt, part.parts, at, args, (more, next) =>
          matchParts(attempt, rest, next, more, then),
        ) || matchParts(attempt, rest, at, args, then)
      );
    case 'value':
      return matchTimes(attempt, part, at, (value, next) =>
        matchParts(attempt, rest, next, { ...args, [part.name]: value }, then),
      );
  }
}

type ValuePart = Extract<Part, { kind: 'value' }>;

/** Matches one value or several; a list gives back what the rest of the line needs. */
function matchTimes(
  attempt: Attempt,
  part: ValuePart,
  start: number,
  then: Then<unknown>,
): boolean {
  if (part.times === 'one') return matchValue(attempt, part, start, then);
  const values: unknown[] = [];
  const ends = [start];
  const takeOne: Then<unknown> = (value, next) => {
    values.push(value);
    ends.push(next);
    return true;
  };
  while (matchValue(attempt, part, ends.at(-1)!, takeOne));
  const least = part.times === 'some' ? 1 : 0;
  for (let count = values.length; count >= least; count--) {
    if (then(values.slice(0, count), ends[count]!)) return true;
  }
  return false;
}

function matchValue(attempt: Attempt, { of }: ValuePart, at: number, then: Then<unknown>): boolean {
  const atom = atomOf(of);
  if (atom === null) return matchPhrase(attempt, of as PhraseKind, at, then);
  const token = attempt.tokens[at];
  const value = token === undefined || (token.quoted && !atom.text) ? null : atom.read(token.text);
  if (value !== null) return then(value, at + 1);
  for (const label of atom.choices ?? [atom.means]) miss(attempt, at, label);
  return false;
}

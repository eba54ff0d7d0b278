import { ATOMS, type Atom, type AtomKind, type AtomValue } from './atoms.ts';
import { PHRASES, type PhraseKind, type Phrases } from './grammar.ts';

/** Takes the patterns of the grammar apart, and derives the types of what they match. */

type ValueOf<K> = K extends `${infer One}+` | `${infer One}*`
  ? readonly ValueOf<One>[]
  : K extends AtomKind
    ? AtomValue<K>
    : K extends PhraseKind
      ? Phrase<K>
      : never;

type ArgsOf<P> = P extends `${infer Before}[${infer Optional}]${infer After}`
  ? ArgsOf<Before> & Partial<ArgsOf<Optional>> & ArgsOf<After>
  : P extends `${string}<${infer Name}:${infer Kind}>${infer Rest}`
    ? { readonly [N in Name]: ValueOf<Kind> } & ArgsOf<Rest>
    : object;

type FormOf<K extends PhraseKind, F> = F extends keyof Phrases[K]
  ? Phrases[K][F] extends readonly [infer Pattern, string]
    ? { readonly form: F; readonly args: ArgsOf<Pattern> }
    : never
  : never;

/** A phrase of one kind: its form and its values. */
export type Phrase<K extends PhraseKind> = FormOf<K, keyof Phrases[K]>;
export type ArgsIn<K extends PhraseKind, F extends keyof Phrases[K]> = Extract<
  Phrase<K>,
  { readonly form: F }
>['args'];

export type Part =
  | { readonly kind: 'word'; readonly word: string }
  | {
      readonly kind: 'value';
      readonly name: string;
      readonly of: AtomKind | PhraseKind;
      readonly times: 'one' | 'some' | 'any';
    }
  | { readonly kind: 'optional'; readonly parts: readonly Part[] };

/** A phrase as the engine of the language sees it, whatever its kind. */
export interface AnyPhrase {
  readonly form: string;
  readonly args: object;
}

const TIMES = { '': 'one', '+': 'some', '*': 'any' } as const;

function partsOf(pattern: string): readonly Part[] {
  return [...pattern.matchAll(/\[([^\]]*)\]|<(\w+):(\w+)([+*]?)>|\S+/gu)].map(
    ([all, optional, name, of, times]): Part => {
      if (optional !== undefined) return { kind: 'optional', parts: partsOf(optional) };
      if (name === undefined) return { kind: 'word', word: all };
      return {
        kind: 'value',
        name,
        of: of as AtomKind | PhraseKind,
        times: TIMES[(times ?? '') as keyof typeof TIMES],
      };
    },
  );
}

interface Form {
  readonly name: string;
  readonly parts: readonly Part[];
}

const FORMS = new Map<PhraseKind, readonly Form[]>(
  Object.entries(PHRASES).map(([kind, forms]) => [
    kind as PhraseKind,
    Object.entries(forms).map(([name, [pattern]]) => ({ name, parts: partsOf(pattern) })),
  ]),
);

export function formsOf(kind: PhraseKind): readonly Form[] {
  return FORMS.get(kind)!;
}

export function atomOf(kind: AtomKind | PhraseKind): Atom<unknown> | null {
  return kind in ATOMS ? ATOMS[kind as AtomKind] : null;
}

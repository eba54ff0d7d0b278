import type { SynodState } from '../../store/index.ts';
import { ALL, keyHint, whyNot, type Deeds, type Named, type PageAction } from '../actions/index.ts';
import type { ActionId, PALETTE_WORDS } from '../words/index.ts';

/** One action on one subject, as the palette lists it. */
export interface Entry {
  readonly id: string;
  readonly group: keyof typeof PALETTE_WORDS.groups;
  readonly text: string;
  /** The text as it is searched: without case and accents. */
  readonly plain: string;
  /** Other words by which a person may look for it, likewise. */
  readonly also: string;
  /** The key that does the same now; empty if none does. */
  readonly key: string;
  /** The sentence about why it is not possible now; null if it is. */
  readonly whyNot: string | null;
  readonly run: () => void;
}

type Known = readonly [ActionId, PageAction<unknown>];

const LISTED: readonly Known[] = ALL.filter(([id]) => id !== 'palette');

/** Lists every action once for each of its present subjects. */
export function entriesOf(state: SynodState, deeds: Deeds): readonly Entry[] {
  return LISTED.flatMap((known) => entriesFor(known, known[1].on.all(state), state, deeds));
}

/** Lists the actions on what the typed text names, where a cluster or a run has too much of it to list. */
export function namedEntries(state: SynodState, deeds: Deeds, named: Named): readonly Entry[] {
  return LISTED.flatMap((known) => {
    const subjects = known[1].on.named?.(state, named) ?? [];
    return subjects.length === 0 ? [] : entriesFor(known, subjects, state, deeds);
  });
}

function entriesFor(
  [id, action]: Known,
  subjects: readonly unknown[],
  state: SynodState,
  deeds: Deeds,
): readonly Entry[] {
  const { on, words, way } = action;
  const { characterKeys } = state.preferences;
  const meant = way.key === undefined ? null : on.meant(state, null);
  const also = plain(words.also ?? '');
  return subjects.map((subject) => {
    const isMeant = meant !== null && on.id(meant) === on.id(subject);
    const text = words.name(subject);
    return {
      id: `${id} ${on.id(subject)}`,
      group: way.group,
      text,
      plain: plain(text),
      also,
      key: keyHint(isMeant ? way.key : undefined, characterKeys).shown,
      whyNot: whyNot(action, subject, state, deeds),
      run: () => void way.run(subject, deeds),
    };
  });
}

/** The numbers and the servers that a text names. */
export function namedIn(typed: string): Named {
  const words = plain(typed).split(/[^a-z0-9]+/u);
  return {
    numbers: words.filter((word) => /^\d{1,9}$/u.test(word)).map(Number),
    servers: words.filter((word) => /^n\d+$/u.test(word)),
  };
}

type Finder = (text: string) => boolean;

/**
 * The entries that answer what is typed, the best first: those whose name begins with it, has it, or has its words, and
 * those that are known by its words. A word is found by its beginning, and elsewhere only if no entry has it there. A
 * number is always a whole one: `slot 7` is not slot 27. What is not possible now is found only where nothing else is.
 */
export function found(entries: readonly Entry[], typed: string): readonly Entry[] {
  const wanted = plain(typed);
  const possible = entries.filter((entry) => entry.whyNot === null);
  if (wanted === '') return possible;
  const impossible = entries.filter((entry) => entry.whyNot !== null);
  for (const some of [possible, impossible])
    for (const isStart of [true, false]) {
      const matching = matches(some, wanted, isStart);
      if (matching.length > 0) return matching;
    }
  return [];
}

function matches(entries: readonly Entry[], wanted: string, isStart: boolean): readonly Entry[] {
  const phrase = finder(wanted, isStart);
  const words = wanted.split(/\s+/u).map((word) => finder(word, isStart));
  const ranks: Entry[][] = [[], [], [], []];
  for (const entry of entries) ranks[rankOf(entry, wanted, phrase, words)]?.push(entry);
  return ranks.flat();
}

/** The lower, the better; beyond the ranks where it is not found. */
function rankOf(entry: Entry, wanted: string, phrase: Finder, words: readonly Finder[]): number {
  if (phrase(entry.plain)) return entry.plain.startsWith(wanted) ? 0 : 1;
  if (words.every((word) => word(entry.plain))) return 2;
  return words.every((word) => word(entry.plain) || word(entry.also)) ? 3 : NOWHERE;
}

const NOWHERE = 4;

/** Finds a text in another, at the start of a word or anywhere, but never within a longer number. */
function finder(wanted: string, isStart: boolean): Finder {
  const before = /^\d/u.test(wanted) ? '\\d' : '';
  const after = /\d$/u.test(wanted) ? '(?!\\d)' : '';
  const from = /^[\p{L}\p{N}]/u.test(wanted) && isStart ? '\\p{L}\\p{N}' : before;
  const pattern = new RegExp(
    `${from === '' ? '' : `(?<![${from}])`}${escaped(wanted)}${after}`,
    'u',
  );
  return (text) => pattern.test(text);
}

/** Drops case and accents, which do not count in a search. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

import type { SynodState } from '../../store/index.ts';
import { ALL, keyHint, whyNot, type Deeds } from '../actions/index.ts';
import type { PALETTE_WORDS } from '../words/index.ts';

/** One action on one subject, as the palette lists it. */
export interface Entry {
  readonly id: string;
  readonly group: keyof typeof PALETTE_WORDS.groups;
  readonly text: string;
  /** Other words by which a person may look for it. */
  readonly also: string;
  /** The key that does the same now; empty if none does. */
  readonly key: string;
  /** The sentence about why it is not possible now; null if it is. */
  readonly whyNot: string | null;
  readonly run: () => void;
}

/** Lists every action once for each of its present subjects. */
export function entriesOf(state: SynodState, deeds: Deeds): readonly Entry[] {
  const { characterKeys } = state.preferences;
  return ALL.filter(([id]) => id !== 'palette').flatMap(([id, action]) => {
    const { on, words, way } = action;
    const meant = way.key === undefined ? null : on.meant(state, null);
    return on.all(state).map((subject) => {
      const isMeant = meant !== null && on.id(meant) === on.id(subject);
      return {
        id: `${id} ${on.id(subject)}`,
        group: way.group,
        text: words.name(subject),
        also: words.also ?? '',
        key: keyHint(isMeant ? way.key : undefined, characterKeys).shown,
        whyNot: whyNot(action, subject, state, deeds),
        run: () => void way.run(subject, deeds),
      };
    });
  });
}

/**
 * The entries that answer what is typed, the best first: those whose name has it as it stands before
 * those that have its words elsewhere or by another name. A typed number is a whole number as long as
 * any entry has it: `slot 7` is not slot 27. What is not possible now is found only where nothing else is.
 */
export function found(entries: readonly Entry[], typed: string): readonly Entry[] {
  const wanted = plain(typed);
  const possible = entries.filter((entry) => entry.whyNot === null);
  if (wanted === '') return possible;
  const impossible = entries.filter((entry) => entry.whyNot !== null);
  for (const some of [possible, impossible])
    for (const isWhole of [true, false]) {
      const matching = matches(some, wanted, isWhole);
      if (matching.length > 0) return matching;
    }
  return [];
}

function matches(entries: readonly Entry[], wanted: string, isWhole: boolean): readonly Entry[] {
  const phrase = finder(wanted, isWhole);
  const words = wanted.split(/\s+/u).map((word) => finder(word, isWhole));
  const byName = entries.filter(({ text }) => phrase(plain(text)));
  const elsewhere = entries.filter((entry) => {
    const text = plain(`${entry.text} ${entry.also}`);
    return !byName.includes(entry) && words.every((word) => word(text));
  });
  return [...byName, ...elsewhere];
}

/** Finds a text in another. If numbers must be whole, it does not find one within a longer number. */
function finder(wanted: string, isWhole: boolean): (text: string) => boolean {
  if (!isWhole) return (text) => text.includes(wanted);
  const from = /^\d/u.test(wanted) ? '(?<!\\d)' : '';
  const to = /\d$/u.test(wanted) ? '(?!\\d)' : '';
  const pattern = new RegExp(`${from}${escaped(wanted)}${to}`, 'u');
  return (text) => pattern.test(text);
}

/** Drops case and accents, which do not count in a search. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

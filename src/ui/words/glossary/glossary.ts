import { BALLOT_ENTRIES } from './ballot-entries.ts';
import { CLUSTER_ENTRIES } from './cluster-entries.ts';
import { DRAWING_ENTRIES } from './drawing-entries.ts';
import { GLOSSARY_GROUPS, type GlossaryEntry, type GlossaryGroup } from './entry.ts';
import { FAULT_ENTRIES } from './fault-entries.ts';
import { LEADING_ENTRIES } from './leading-entries.ts';
import { LOG_ENTRIES } from './log-entries.ts';
import { MEMBER_ENTRIES } from './member-entries.ts';
import { MESSAGE_ENTRIES } from './message-entries.ts';
import { TIME_ENTRIES } from './time-entries.ts';

const ENTRIES = {
  ...CLUSTER_ENTRIES,
  ...BALLOT_ENTRIES,
  ...LOG_ENTRIES,
  ...MESSAGE_ENTRIES,
  ...LEADING_ENTRIES,
  ...DRAWING_ENTRIES,
  ...MEMBER_ENTRIES,
  ...FAULT_ENTRIES,
  ...TIME_ENTRIES,
};

export type TermId = keyof typeof ENTRIES;

export interface Entry extends GlossaryEntry {
  readonly more: readonly TermId[];
}

/** Every entry; `tsc` asks that each entry named in `more` exists. */
export const GLOSSARY: Readonly<Record<TermId, Entry>> = ENTRIES;

const GROUPS = Object.keys(GLOSSARY_GROUPS) as readonly GlossaryGroup[];

/** The ids in reading order: by group, and within a group as written. */
export const TERMS: readonly TermId[] = GROUPS.flatMap((group) =>
  (Object.keys(ENTRIES) as TermId[]).filter((id) => GLOSSARY[id].group === group),
);

/** Finds the entries for what a person types, the closest first: by the term, by other forms, then by the text. */
export function searchGlossary(text: string): readonly TermId[] {
  const words = wordsOf(text);
  if (words.length === 0) return TERMS;
  return TERMS.map((id) => ({ id, rank: rankOf(GLOSSARY[id], words) }))
    .filter(({ rank }) => rank < NOT_FOUND)
    .sort((a, b) => a.rank - b.rank)
    .map(({ id }) => id);
}

/** Questions are asked in these words, too: “what is a scout?”. */
const ASKING = new Set(['what', 'is', 'a', 'an', 'the', 'who', 'which', 'does', 'mean', 'are']);
const NOT_FOUND = 4;

function wordsOf(text: string): readonly string[] {
  const all = text
    .toLowerCase()
    .split(/[\s?]+/u)
    .filter((word) => word !== '');
  const asked = all.filter((word) => !ASKING.has(word));
  return asked.length === 0 ? all : asked;
}

function rankOf(entry: Entry, words: readonly string[]): number {
  const { term, also = [], is, does, others = {} } = entry;
  const forms = [term, ...also].map((form) => form.toLowerCase());
  const whole = words.join(' ');
  if (forms[0] === whole) return 0;
  if (forms.includes(whole)) return 1;
  const named = forms.join(' ');
  if (words.every((word) => named.includes(word))) return 2;
  const told = [named, is, does, ...Object.values(others)].join(' ').toLowerCase();
  return words.every((word) => told.includes(word)) ? 3 : NOT_FOUND;
}

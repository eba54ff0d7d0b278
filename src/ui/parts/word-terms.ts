import type { TermId } from '../words/glossary/index.ts';

/** The words of sentences that have a card, in each form in which sentences use them. */
const FORMS: readonly (readonly [TermId, string])[] = [
  ['promise', 'promise|promises|promised'],
  ['vote', 'vote|votes|voted|accepts|accepted'],
  ['scout', 'scout|scouts'],
  ['commander', 'commander|commanders'],
  ['adopted', 'adopted'],
  ['preempted', 'preempted'],
  ['active', 'active'],
  ['passive', 'passive'],
  ['rival', 'rival'],
  ['patience', 'patience'],
  ['chosen', 'chosen'],
  ['decided', 'decided|decides'],
  ['decision', 'decision|decisions'],
  ['learned', 'learns|learned'],
  ['performed', 'performs|performed'],
  ['answered', 'answered'],
  ['proposed', 'proposes|proposed|proposal|proposals'],
  ['collected', 'collected|collects'],
  ['quorum', 'quorum|majority'],
  ['slot', 'slot|slots'],
  ['noop', 'no-op|no-ops'],
  ['snap', 'snapshot'],
  ['configuration', 'configuration|configurations'],
  ['ballot', 'ballot|ballots'],
];

const TERM_OF: ReadonlyMap<string, TermId> = new Map(
  FORMS.flatMap(([term, forms]) => forms.split('|').map((form) => [form, term] as const)),
);

/** Matches such a word as a whole. */
export const WORDS = `\\b(?:${[...TERM_OF.keys()].join('|')})\\b(?!-)`;

export function termOfWord(word: string): TermId | undefined {
  return TERM_OF.get(word);
}

import type { Pointing } from '../../../store/index.ts';
import { GESTURE_WORDS } from '../values/gesture-words.ts';
export const CARD_WORDS = {
  now: 'Now',
  looks: 'How it looks',
  others: 'Elsewhere called',
  more: 'Read more',
  glossary: 'In the glossary',
  close: 'Close',
  /** Names the card for a screen reader. */
  about: (term: string) => `About: ${term}`,
} as const;

export const GLOSSARY_WORDS = {
  tab: 'Glossary',
  search: 'Search the glossary',
  placeholder: 'A word or a sign, such as ⊥, scout or term',
  nothing: 'No entry has these words.',
  about: (count: number, pointing: Pointing) =>
    `${count} words and signs. ${GESTURE_WORDS[pointing].card}`,
  ask: (term: string) => `What is “${term}”?`,
} as const;

import type { CaseCard } from '../../../contract/index.ts';
import { countText } from '../values/format.ts';

export const LIBRARY_WORDS = {
  title: 'Library of cases',
  placeholder: 'Type some words of a case, such as duplicate or disk',
  results: 'Cases',
  coming: 'The cases are being loaded…',
  nothing: 'No case has these words.',
  name: ({ id, title }: CaseCard) => `${title} (${id})`,
} as const;

export const PALETTE_WORDS = {
  title: 'Find an action',
  placeholder: 'Type what you want to do',
  nothing: 'No action has these words.',
  more: (count: number) => `And ${countText(count)} more. Type another word to find them.`,
  results: 'Actions',
  groups: {
    time: 'Time',
    servers: 'Servers',
    links: 'Links',
    messages: 'Messages',
    timers: 'Timers',
    clusters: 'Clusters and recordings',
    branches: 'Branches',
    rules: 'Rules',
    looking: 'Looking',
    words: 'Words and signs',
  },
} as const;

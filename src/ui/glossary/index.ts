/** The glossary, and the cards that open where a word or a sign stands. */
export { Cards } from './Cards.tsx';
export { Glossary } from './Glossary.tsx';

/** The glossary, and the cards that open where a word or a sign stands. */
export { Glossary } from './Glossary.tsx';

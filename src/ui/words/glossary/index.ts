/** One source for cards, glossary, Help ▸ Signs and palette: an entry for every word and sign on the page. */
export { GLOSSARY_GROUPS, OTHER_SYSTEMS, type GlossaryGroup } from './entry.ts';
export { GLOSSARY, searchGlossary, TERMS, type Entry, type TermId } from './glossary.ts';
export { FIELD_TERMS, MARK_TERMS, MESSAGE_TERMS } from './terms.ts';
export { termOf } from './term-of.ts';
export { SIGN_PAGES } from './sign-pages.ts';
export { nowText, type CardSubject } from './now.ts';
export { CARD_WORDS, GLOSSARY_WORDS } from './card-words.ts';

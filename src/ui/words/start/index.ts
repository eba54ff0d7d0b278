/** The words of the first steps, which load with them. */
export { START_WORDS } from './start-words.ts';

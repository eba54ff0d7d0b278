/** The first steps of a person who is new here. */
export { Start } from './Start.tsx';

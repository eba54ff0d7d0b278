/** The library of cases. */
export { Library } from './Library.tsx';

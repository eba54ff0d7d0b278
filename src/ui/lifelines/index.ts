/** The space-time diagram. */
export { Lifelines } from './Lifelines.tsx';

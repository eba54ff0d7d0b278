export { Lifelines } from './Lifelines.tsx';

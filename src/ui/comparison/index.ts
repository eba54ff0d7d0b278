/** Two branches side by side from where they parted. */
export { Comparison } from './Comparison.tsx';

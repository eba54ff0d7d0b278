/** The lights of the invariants. */
export { ChecksView } from './ChecksView.tsx';

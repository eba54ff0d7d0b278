/** The stage: the cluster as a picture that can be touched. */
export { StageView } from './StageView.tsx';

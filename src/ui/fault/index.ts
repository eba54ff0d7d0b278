/** What a person sees when the engine threw. */
export { FaultDialog } from './FaultDialog.tsx';

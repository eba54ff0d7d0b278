export { FaultDialog } from './FaultDialog.tsx';

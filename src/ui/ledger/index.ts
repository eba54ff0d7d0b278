export { LedgerView } from './LedgerView.tsx';

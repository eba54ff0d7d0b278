export { Looks } from './Legend.tsx';
export { LedgerView } from './LedgerView.tsx';

export { ChecksView } from './ChecksView.tsx';

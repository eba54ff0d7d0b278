export { Traffic } from './Traffic.tsx';

/** The help sheet. */
export { Help } from './Help.tsx';

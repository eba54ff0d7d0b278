/** Breaking things by hand. */
export { Faults } from './Faults.tsx';
export { healAll, isolate } from './links.ts';

/** Breaking things by hand. */
export { Faults } from './Faults.tsx';

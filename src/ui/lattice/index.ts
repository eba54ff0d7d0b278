export { Lattice } from './Lattice.tsx';

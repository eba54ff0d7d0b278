/** Changing the configuration while the cluster runs: who joins, who leaves, and what comes of it. */
export { Reconfigure } from './Reconfigure.tsx';

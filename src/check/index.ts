/** Judges a run: what must always hold, and what must come true once faults stop. */
export { campaign } from './campaign.ts';
export { allLinks, endFaults, openRequests, recordsOf, recover } from './core.ts';
export { luckOf } from './luck.ts';
export { randomCluster } from './random-cluster.ts';
export { randomHand } from './random-hand.ts';
export { openGhost, type Ghost } from './ghost.ts';
export { judge, observe, openCheck, type Check } from './safety.ts';
export { shrink } from './shrink.ts';
export type { Variant } from './variant.ts';
export { BROKEN, rulesOf, VARIANTS } from './variants.ts';
export { INVARIANTS, LIVE, type Violation } from './violation.ts';

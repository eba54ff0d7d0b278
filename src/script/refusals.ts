import type { Refusal } from '../sim/index.ts';

/** Why the world refuses a step, in words about the process, node or message that the step names. */
export const REFUSALS: Readonly<Record<Refusal, (what: string) => string>> = {
  noSuchEnvelope: () => 'there is no such message',
  noSuchNode: (what) => `there is no ${what}`,
  noSuchTimer: (what) => `${what} has no such timer`,
  noSuchClient: (what) => `there is no ${what}`,
  noSuchProcess: (what) => `there is no ${what}`,
  nodeDown: (what) => `${what} is down`,
  nodeUp: (what) => `${what} is up already: only a node that is down can restart or be wiped`,
  nodePaused: (what) => `${what} is paused`,
  notPaused: (what) => `${what} is not paused`,
  alreadyWiped: (what) => `the disk of ${what} is wiped already`,
  linkCut: (what) => `a cut is in the way of ${what}`,
  notHeld: (what) => `${what} is not held`,
  alreadyHeld: (what) => `${what} is held already`,
  alreadyArrived: (what) => `${what} has arrived already`,
  sameNode: () => 'a node has no link to itself',
};

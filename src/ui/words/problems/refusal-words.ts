import type { ProblemCode, Refusal } from '../../../contract/index.ts';

/** Why an action cannot be done now, and what to do instead; `what` names the thing, in brackets. */
export const REFUSALS: Readonly<Record<Refusal, (what: string) => string>> = {
  noSuchEnvelope: (what) => `That message${what} is no longer under way. Select one that is.`,
  noSuchNode: (what) => `There is no such node${what}. Select one of this cluster.`,
  noSuchTimer: (what) => `That timer${what} is not armed any more. Select one that is.`,
  noSuchClient: (what) => `There is no such client${what}. Select one of this cluster.`,
  noSuchProcess: (what) => `There is no such process${what}. Select one of this cluster.`,
  nodeDown: (what) => `The node${what} is down. Restart it first.`,
  nodeUp: (what) =>
    `The node${what} is up already. Only a crashed node can restart, or have its disk wiped.`,
  nodePaused: (what) => `The node${what} is paused. Resume it first.`,
  notPaused: (what) => `The node${what} is not paused, so it cannot resume.`,
  alreadyWiped: (what) =>
    `The disk of the node${what} is wiped already. Restart the node to see what follows.`,
  linkCut: (what) => `The link${what} is cut. Heal it first.`,
  notHeld: (what) => `That message${what} is not held, so it cannot be released.`,
  alreadyHeld: (what) => `That message${what} is held already. Release or deliver it.`,
  alreadyArrived: (what) =>
    `That message${what} has arrived already and waits in the inbox. Deliver or drop it.`,
  sameNode: (what) => `A node has no link to itself${what}. Select two different nodes.`,
};

export function isRefusal(code: ProblemCode): code is Refusal {
  return code in REFUSALS;
}

export function refusalText(refusal: Refusal, got = ''): string {
  return REFUSALS[refusal](got === '' ? '' : ` (${got})`);
}

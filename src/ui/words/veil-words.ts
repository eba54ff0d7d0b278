import type { NodeId } from '../../contract/index.ts';

/** What is said of what one node cannot know, on the stage, in the ledger and in the caption. */
export const VEIL_WORDS = {
  unknown: 'unknown',
  unknownTo: (node: NodeId) => `unknown to ${node}`,
  elsewhere: (node: NodeId) => `Something happens elsewhere: ${node} cannot know it.`,
  opening: (node: NodeId) => `The run begins: ${node} knows of its own processes and no other.`,
  leaderElsewhere: (node: NodeId) =>
    `No leader is active on ${node}; whether one is elsewhere, it cannot know.`,
  noSlot: (node: NodeId) => `${node} knows of no slot yet.`,
} as const;

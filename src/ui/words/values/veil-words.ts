import type { NodeId } from '../../../contract/index.ts';

export const VEIL_WORDS = {
  unknown: 'unknown',
  unknownTo: (node: NodeId) => `unknown to ${node}`,
  elsewhere: (node: NodeId) => `Something happens elsewhere: ${node} cannot know what.`,
  opening: (node: NodeId) => `The run begins: ${node} knows only its own processes.`,
  leaderElsewhere: (node: NodeId) =>
    `No leader is active on ${node}; ${node} cannot know whether one is active elsewhere.`,
  noSlot: (node: NodeId) => `${node} knows of no slot yet.`,
} as const;

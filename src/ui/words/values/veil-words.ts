import type { NodeId, ProcessId } from '../../../contract/index.ts';

/** What a person reads who sees the run as one server sees it. */
export const VEIL_WORDS = {
  unknown: 'unknown',
  unknownTo: (node: NodeId) => `unknown to ${node}`,
  elsewhere: (node: NodeId) => `Something happens elsewhere: ${node} cannot know what.`,
  opening: (node: NodeId) => `The run begins: ${node} knows only its own processes.`,
  leaderElsewhere: (node: NodeId) =>
    `No leader is active on ${node}; ${node} cannot know whether one is active elsewhere.`,
  noSlot: (node: NodeId) => `${node} knows of no slot yet.`,
  title: 'What is shown',
  everything: 'Everything',
  as: (node: NodeId) => `As ${node} sees it`,
  short: (node: NodeId) => `${node} sees`,
  all: 'Everything that happens, even what no server knows',
  choose: (node: NodeId) => `See the run as ${node} sees it`,
  chooseAll: 'See everything again',
  about: 'The rest is veiled. You may still act everywhere.',
  everythingAgain: 'See everything',
  thing: (what: ProcessId, node: NodeId) =>
    `${what}: what it does and holds is unknown to ${node}.`,
  message: (node: NodeId) =>
    `${node} does not know this message at this moment. What it has sent may be anywhere by now.`,
  outcome: (to: NodeId) => `What this message would do at ${to} is not known here.`,
  noMessages: (node: NodeId) => `No message waits at ${node}. It cannot know what is on its way.`,
  noPromise: (node: NodeId) => `${node} knows of no promise. Play on, or take a step.`,
  noChoice: (node: NodeId) => `${node} has not learned what is chosen in this slot.`,
  notLearned: 'Not learned.',
  links: (node: NodeId) =>
    `${node} cannot know which links are cut. You can cut and heal all of them.`,
  traffic: (node: NodeId) =>
    `${node} cannot know what all clients get, nor when no leader is active. See everything to measure it.`,
  why: (node: NodeId) => `${node} cannot know what caused this. See everything to ask why.`,
  comparison: (node: NodeId) =>
    `${node} lives in one run and knows of no other. See everything to compare branches.`,
  checks: (node: NodeId) =>
    `${node} cannot know whether an invariant holds. See everything to judge it.`,
  reconfigure: (node: NodeId) =>
    `${node} cannot know the spares elsewhere. See everything to select the next members, or type the command.`,
} as const;

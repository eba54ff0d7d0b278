import type { NodeId, ProcessId } from '../../../contract/index.ts';

export const VEILED_WORDS = {
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

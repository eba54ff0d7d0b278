import type { NodeId, ProcessId } from '../../contract/index.ts';

/** What menus, panels and pictures say of what one node cannot know. */
export const VEILED_WORDS = {
  title: 'What is shown',
  everything: 'Everything',
  as: (node: NodeId) => `As ${node} sees it`,
  short: (node: NodeId) => `${node} sees`,
  all: 'Everything that happens, whoever knows',
  choose: (node: NodeId) => `See the run as ${node} sees it`,
  chooseAll: 'See everything again',
  about: 'The rest is veiled. You may still act everywhere.',
  everythingAgain: 'See everything',
  thing: (what: ProcessId, node: NodeId) =>
    `${what}: what it does and holds is unknown to ${node}.`,
  message: (node: NodeId) =>
    `${node} does not know this message at this moment. What it has sent may be anywhere by now.`,
  outcome: (to: NodeId) => `What it would do at ${to} is not known here.`,
  noMessages: (node: NodeId) =>
    `No message waits at ${node}. What is on its way to it, it cannot know.`,
  noPromise: (node: NodeId) => `${node} knows of no promise. Play on, or take a step.`,
  noChoice: (node: NodeId) => `${node} has not learned what is chosen in this slot.`,
  notLearned: 'Not learned.',
  links: (node: NodeId) =>
    `Which links are cut is unknown to ${node}; all of them can be cut and healed.`,
  traffic: (node: NodeId) =>
    `${node} cannot know what all clients get, nor when nobody leads. See everything to measure it.`,
  why: (node: NodeId) =>
    `What caused what elsewhere is unknown to ${node}. See everything to ask why.`,
  comparison: (node: NodeId) =>
    `${node} lives in one run and knows of no other. See everything to compare branches.`,
  checks: (node: NodeId) => `Whether an invariant holds is seen from above, and not by ${node}.`,
  reconfigure: (node: NodeId) =>
    `Who stands by elsewhere is unknown to ${node}. See everything to select who works next, or type the command.`,
} as const;

import type { Link, NodeId } from '../../../contract/index.ts';
import { listShort } from '../values/format.ts';

export const FAULT_WORDS = {
  servers: 'Servers',
  crashPoints: (node: NodeId) => `When to crash ${node}`,
  whileDown: (node: NodeId) => `While ${node} is down`,
  wipeAbout:
    'Malpractice: Paxos does not allow this. An acceptor that forgets its promises can let two commands be chosen in one slot.',
  elections: 'Elections',
  election: 'Election policy',
  links: 'Links',
  linksHelp: 'Messages go from the row to the column. Press a cell to cut or heal that link.',
  matrix: 'Links between servers, from row to column',
  bothWays: 'Both ways',
  from: 'From',
  to: 'To',
  partition: 'Partition',
  otherSide: 'Servers to cut off',
  cutOff: 'Cut off these servers',
  draw: 'Draw it on the stage',
  partitionHelp: 'Select the servers to cut off from all others.',
  weather: 'Network weather',
  which: 'Which links',
  allLinks: 'All links',
  link: (from: NodeId, to: NodeId) => `${from} to ${to}`,
  transport: 'Transport',
  apply: 'Set the weather',
  applied: 'The weather is set.',
  others: (links: readonly Link[]) =>
    `${listShort(links.map(({ from, to }) => `${from} to ${to}`))} ${links.length === 1 ? 'has' : 'have'} other weather now. “Set the weather” replaces it.`,
  linkWeather: 'Weather of this link',
  way: (from: NodeId, to: NodeId) => `${from} → ${to}`,
  now: 'Now:',
  noPartition: 'no partition',
} as const;

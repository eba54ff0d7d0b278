import type { Link, NodeId, Transport } from '../../../contract/index.ts';
import { TRANSPORTS } from '../values/policy-words.ts';

/** A person cuts, heals and slows links. */

/** One direction of a link, or both. */
export interface Way extends Link {
  readonly both: boolean;
}

const wayText = ({ from, to, both }: Way) =>
  both ? `${from} and ${to} both ways` : `${from} to ${to}`;

/** `n1 n2 | n3`. */
export function partsText(groups: readonly (readonly NodeId[])[]): string {
  return groups.map((group) => group.join(' ')).join(' | ');
}

export const LINK_ACTION_WORDS = {
  healAll: { name: () => 'Heal all links', also: 'repair connect' },
  healPartition: {
    name: (groups: readonly (readonly NodeId[])[]) => `Heal the partition ${partsText(groups)}`,
    short: 'Heal',
    also: 'repair connect split',
  },
  drawPartition: {
    name: () => 'Draw a partition',
    short: 'Partition',
    key: 'Draw a partition across the stage',
    also: 'split brain cut network stroke',
  },
  toPartition: {
    name: () => 'Select servers to cut off by name…',
    also: 'partition split brain network minority',
  },
  cut: {
    name: (way: Way) => `Cut ${wayText(way)}`,
    short: 'Cut',
    key: 'Cut the selected link',
    also: 'disconnect break',
  },
  heal: {
    name: (way: Way) => `Heal ${wayText(way)}`,
    short: 'Heal',
    key: 'Heal the selected link',
    also: 'connect repair',
  },
  showLink: { name: ({ from, to }: Link) => `Show the link ${from} to ${to}`, also: 'select' },
  slow: { name: (way: Way) => `Slow ${wayText(way)}`, short: 'Slow', also: 'latency delay' },
  lossy: {
    name: (way: Way) => `Lossy ${wayText(way)}`,
    short: 'Lossy',
    also: 'lose drop unreliable',
  },
  asOthers: {
    name: (way: Way) => `${wayText(way)} as all others`,
    short: 'As all others',
    also: 'reset normal',
  },
  toWeather: {
    name: () => 'Type the network weather: loss, duplication, reordering, latency, tail…',
  },
  everyLink: { name: (transport: Transport) => `Every link: ${TRANSPORTS[transport].name}` },
} as const;

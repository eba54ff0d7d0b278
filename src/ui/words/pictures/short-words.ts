import type { Frame, LeaderView, NodeId, NodeView, ProcessView } from '../../../contract/index.ts';
import { ballotText, countOf, listText, slotsText } from '../values/format.ts';
import { VEIL_WORDS } from '../values/veil-words.ts';

export const SHORT_WORDS = {
  title: 'The stage in words',
  short: 'In short',
  noLeader: 'No leader is active.',
} as const;

/** Says first who is active, then who tries to be, then what fails, to a person who cannot see the stage. */
export function shortText({ nodes, processes, seenBy }: Frame): readonly string[] {
  const leaders = processes.filter(isLeader).flatMap((leader) => {
    const node = nodes.find(({ id }) => id === leader.node);
    return node === undefined || node.status === 'down' ? [] : [{ leader, node }];
  });
  const active = leaders.flatMap(activeText);
  return [
    ...(active.length === 0 ? [noLeaderText(seenBy)] : active),
    ...leaders.flatMap(scoutText),
    ...standstills(nodes),
  ];
}

function noLeaderText(seenBy: NodeId | null): string {
  return seenBy === null ? SHORT_WORDS.noLeader : VEIL_WORDS.leaderElsewhere(seenBy);
}

interface Running {
  readonly leader: LeaderView;
  readonly node: NodeView;
}

function isLeader(process: ProcessView): process is LeaderView {
  return process.role === 'leader';
}

function activeText({ leader, node }: Running): readonly string[] {
  const newest = leader.instances.at(-1);
  if (newest?.mode !== 'active') return [];
  const slots = newest.commanders.map(({ slot }) => slot).toSorted((a, b) => a - b);
  const work = slots.length === 0 ? '' : `, with commanders for ${slotsText(slots)}`;
  return [`${leader.id} on ${node.id} is active in ${ballotText(newest.ballot)}${work}.`];
}

function scoutText({ leader, node }: Running): readonly string[] {
  const newest = leader.instances.at(-1);
  if (newest === undefined || newest.scout === null) return [];
  const { acceptors, ballot, quorum, scout } = newest;
  const have = acceptors.filter((id) => !scout.waitfor.includes(id));
  const who =
    have.length === 0
      ? 'no acceptor has promised yet'
      : `${listText(have)} ${have.length === 1 ? 'has' : 'have'} promised`;
  const missing = countOf(Math.max(0, quorum - have.length), 'promise');
  return [
    `${leader.id} on ${node.id} has a scout out with ${ballotText(ballot)}: ${who}, ${missing} missing.`,
  ];
}

function standstills(nodes: readonly NodeView[]): readonly string[] {
  return (['down', 'paused'] as const).flatMap((status) => {
    const ids = nodes.filter((node) => node.status === status).map(({ id }) => id);
    if (ids.length === 0) return [];
    return [`${listText(ids)} ${ids.length === 1 ? 'is' : 'are'} ${status}.`];
  });
}

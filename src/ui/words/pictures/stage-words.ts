import type {
  AcceptorView,
  Ballot,
  CfgId,
  ClientView,
  EnvelopeView,
  LeaderView,
  Link,
  NodeId,
  NodeView,
  ProcessView,
  ReplicaView,
} from '../../../contract/index.ts';
import type { Place } from '../../../scene/index.ts';
import { ballotText, commandText, countOf, isBottom, listText, shorten } from '../values/format.ts';
import { nodeStatus } from '../values/state-words.ts';
import { pairsOf } from '../values/link-words.ts';
import { messageTag } from '../values/message-words.ts';
import { STANDING_WORDS } from '../controls/reconfigure-words.ts';
import { VEIL_WORDS } from '../values/veil-words.ts';

/** The stage has names for its controls, and a twin in words for people who cannot see it. */

export const STAGE_WORDS = {
  region: 'Stage',
  twin: 'What is where',
  partitionHelp: 'Draw a line between servers: every link that it crosses is cut.',
  nothingCut: 'Crosses no link yet',
  fit: 'Fit',
  columns: {
    client: 'clients',
    replica: 'replicas',
    leader: 'leaders',
    acceptor: 'acceptors',
  },
  roles: { client: 'client', replica: 'replica', leader: 'leader', acceptor: 'acceptor' },
} as const;

export function cutsText(links: readonly Link[]): string {
  if (links.length === 0) return STAGE_WORDS.nothingCut;
  return `Cuts ${shorten(listText(pairsOf(links)), 60)}`;
}

export function roadName(from: string, to: string, bothWays: boolean, cut: boolean): string {
  const links = bothWays ? `Links between ${from} and ${to}` : `Link from ${from} to ${to}`;
  return `${links}, ${cut ? 'cut' : 'with weather of its own'}`;
}

/** `Partition: n1, n2 and n7 | n3 and n4`, the sides of a split network. */
export function splitName(sides: readonly (readonly NodeId[])[]): string {
  return `The network is split: ${sides.map((side) => listText(side)).join(' | ')}`;
}

export function ticketName({ body, from, to }: EnvelopeView): string {
  return `${messageTag(body)} from ${from}, waits for ${to}`;
}

export function moreText(count: number): string {
  return `+${count}`;
}

export function machineName(node: NodeView, seenBy: NodeId | null): string {
  const isVeiled = node.status === 'unknown' && seenBy !== null;
  return `${node.id}, ${isVeiled ? VEIL_WORDS.unknownTo(seenBy) : nodeStatus(node)}`;
}

/** `l1, leader, unknown to n2`. */
export function veiledText(
  { id, role }: Pick<Place, 'id' | 'role'>,
  seenBy: NodeId | null,
): string {
  const unknown = seenBy === null ? VEIL_WORDS.unknown : VEIL_WORDS.unknownTo(seenBy);
  return `${id}, ${role}, ${unknown}`;
}

/** `l1, leader, active in 2·l1`. */
export function processText(process: ProcessView, status: NodeView['status']): string {
  const down = status === 'up' ? '' : `, ${status}`;
  const standing =
    process.role === 'client' || process.standing === 'member'
      ? ''
      : `, ${STANDING_WORDS[process.standing]}`;
  return `${process.id}, ${process.role}${standing}, ${stateText(process)}${down}`;
}

function stateText(process: ProcessView): string {
  if (process.role !== 'client' && process.standing === 'retired') return 'its work is done';
  if (process.role !== 'client' && process.standing === 'spare') return 'in no configuration yet';
  switch (process.role) {
    case 'replica':
      return replicaText(process);
    case 'leader':
      return leaderText(process);
    case 'acceptor':
      return acceptorText(process);
    case 'client':
      return clientText(process);
  }
}

function replicaText({ slotOut, slotIn }: ReplicaView): string {
  return `${countOf(slotOut - 1, 'slot')} performed, proposes for slot ${slotIn} next`;
}

function leaderText({ instances }: LeaderView): string {
  const newest = instances.at(-1);
  if (newest === undefined) return 'passive';
  const { mode, ballot, cfg, scout, acceptors, commanders } = newest;
  if (mode === 'passive') return mode;
  const head = `${mode} in ${ballotOf(ballot, cfg)}`;
  if (scout !== null) {
    const have = acceptors.filter((id) => !scout.waitfor.includes(id));
    return have.length === 0 ? head : `${head}, promised by ${listText(have)}`;
  }
  const commander = commanders.at(-1);
  if (commander === undefined) return head;
  const votes = commander.ok.length === 0 ? 'no votes yet' : `votes of ${listText(commander.ok)}`;
  return `${head}, slot ${commander.slot}: ${votes}`;
}

function ballotOf(ballot: Ballot, cfg: CfgId): string {
  return cfg === 0 ? ballotText(ballot) : `${ballotText(ballot)} of configuration ${cfg}`;
}

function acceptorText({ instances }: AcceptorView): string {
  const newest = instances.at(-1);
  if (newest === undefined || isBottom(newest.promised)) return 'has promised nothing';
  return `promised ${ballotOf(newest.promised, newest.cfg)}, ${countOf(newest.votes, 'vote')}`;
}

function clientText({ open, target, last }: ClientView): string {
  if (open !== null) return `waits for ${commandText(open)} from ${target}`;
  return last === null ? 'has asked nothing yet' : `answered: ${last.result}`;
}

export function nodeText(node: NodeView, seenBy: NodeId | null): string {
  const inbox =
    node.mailbox.length === 0 ? '' : `, ${countOf(node.mailbox.length, 'message')} in its inbox`;
  return `${machineName(node, seenBy)}${inbox}`;
}

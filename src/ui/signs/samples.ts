import type {
  AcceptorView,
  Ballot,
  ClientView,
  LatticeRow,
  LeaderMode,
  LeaderView,
  MessageType,
  NodeView,
  ReplicaView,
} from '../../contract/index.ts';
import { lookOf, type Build, type Glyph } from '../../scene/index.ts';

/** The signs show these processes and messages. */

export const FIRST: Ballot = { round: 1, leader: 1 };
export const SECOND: Ballot = { round: 2, leader: 2 };
const BOTTOM: Ballot = { round: 0, leader: 0 };
const PUT = { client: 'k1', seq: 1, op: ['put', 'x', '1'] } as const;

export const BUILD: Build = { cells: 4, client: 132, seats: 3, extras: 'below' };

export function acceptor(promised: Ballot = BOTTOM, votes: readonly number[] = []): AcceptorView {
  const accepted = votes.map((slot) => ({ slot, ballot: FIRST, cmd: PUT }));
  const instance = { cfg: 0, promised, base: 1, accepted, votes: votes.length };
  return {
    role: 'acceptor',
    id: 'a1',
    node: 'n1',
    standing: 'member',
    retiredBelow: 0,
    instances: promised.leader === 0 ? [] : [instance],
  };
}

export function leader(
  mode: LeaderMode,
  ok: LeaderView['instances'][number]['acceptors'] = [],
): LeaderView {
  const acceptors = ['a1', 'a2', 'a3'] as const;
  const instance = {
    cfg: 0,
    round: 1,
    ballot: FIRST,
    mode,
    rival: BOTTOM,
    base: 1,
    quorum: 2,
    acceptors,
    scout:
      mode === 'scouting'
        ? { waitfor: acceptors.filter((id) => !ok.includes(id)), pmax: [] }
        : null,
    commanders: mode === 'active' && ok.length > 0 ? [{ slot: 4, cmd: PUT, ok }] : [],
    proposals: [],
    decided: 0,
    decidedTop: 0,
  };
  return {
    role: 'leader',
    id: 'l1',
    node: 'n1',
    standing: 'member',
    retiredBelow: 0,
    suspectAfter: 200_000,
    instances: [instance],
  };
}

export const REPLICA: ReplicaView = {
  role: 'replica',
  id: 'r1',
  node: 'n1',
  standing: 'member',
  retiredBelow: 0,
  slotIn: 4,
  slotOut: 2,
  window: 5,
  top: 3,
  requests: [],
  waiting: 0,
  proposals: [{ slot: 3, cmd: PUT }],
  snap: 1,
  log: [{ slot: 2, cmd: PUT }],
  decisions: 1,
  state: [],
  sessions: [],
  configs: [],
};

export const CLIENT: ClientView = {
  role: 'client',
  id: 'k1',
  node: 'n4',
  session: 'k1',
  seq: 1,
  open: PUT,
  queue: [],
  waiting: 0,
  target: 'r1',
  last: null,
};

export function server(status: NodeView['status'], mailbox: NodeView['mailbox'] = []): NodeView {
  return { id: 'n1', status, crashAt: null, wiped: false, incarnation: 1, processes: [], mailbox };
}

const PHASES: ReadonlySet<MessageType> = new Set(['p1a', 'p1b', 'p2a', 'p2b', 'pong']);
const SLOTTED: ReadonlySet<MessageType> = new Set(['propose', 'p2a', 'p2b', 'decision']);

/** A message of this type as the stage draws it. */
export function glyph(type: MessageType, crossed = false): Glyph {
  const ballot = PHASES.has(type) ? (crossed ? SECOND : FIRST) : null;
  return {
    type,
    ...lookOf(type),
    crossed,
    hue: ballot?.leader ?? 0,
    even: ballot !== null && ballot.round % 2 === 0,
    ballot,
    cfg: 0,
    slot: SLOTTED.has(type) ? 4 : null,
  };
}

/** One row of a lattice: the first acceptor's report binds the leader, and two have voted. */
export const LATTICE_ROW: LatticeRow = {
  ballot: SECOND,
  cells: (['a1', 'a2', 'a3'] as const).map((id, at) => ({
    acceptor: id,
    isVeiled: false,
    promisedAt: at === 2 ? null : 5 + at,
    votedAt: at === 0 ? null : 9 + at,
    told: at === 0 ? FIRST : null,
    hasForgotten: false,
    isInBoth: false,
    isShut: false,
  })),
  cmd: PUT,
  isSecond: false,
  adoption: {
    index: 8,
    leader: 'l2',
    quorum: ['a1', 'a2'],
    kept: { slot: 4, ballot: FIRST, cmd: PUT, acceptor: 'a1' },
    filled: false,
    isPast: false,
  },
  chosenAt: 11,
};

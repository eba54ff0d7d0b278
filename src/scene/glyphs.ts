import { shortNumber } from './tiles.ts';
import type { Ballot, CfgId, Message, MessageType, Slot, Talk } from '../contract/index.ts';

/**
 * A message is drawn by these rules. The shape is its kind; a request is solid, a reply hollow and
 * a refusal crossed. The hue is that of the leader who owns the ballot.
 */

/**
 * A diamond is phase 1 and a cell, with its slot, phase 2. A plate is a proposal or a decision. A
 * disc speaks with clients, and a bar helps to catch up.
 */
export type Shape = 'diamond' | 'cell' | 'plate' | 'disc' | 'bar' | 'dot';

/** The kinds of messages that a person can look for. */
export type MessageKind =
  'clients' | 'proposals' | 'phase1' | 'phase2' | 'catchUp' | 'changes' | 'heartbeats';

interface Look<Kind extends MessageKind = MessageKind> {
  readonly shape: Shape;
  /** True for a reply. */
  readonly hollow: boolean;
  readonly kind: Kind;
}

/** The messages that stepping passes over are heartbeats, and no others are. */
type Looks = {
  readonly [T in MessageType]: Look<
    T extends Talk ? 'heartbeats' : Exclude<MessageKind, 'heartbeats'>
  >;
};

export interface Glyph extends Look {
  readonly type: MessageType;
  readonly crossed: boolean;
  /** The number of the ballot's owner; 0 is drawn in ink. */
  readonly hue: number;
  /** Even rounds have the stronger tone. */
  readonly even: boolean;
  readonly ballot: Ballot | null;
  /** The configuration of the ballot, because each configuration has ballots of its own. */
  readonly cfg: CfgId;
  readonly slot: Slot | null;
}

export function glyphOf(body: Message): Glyph {
  const ballot = ballotOf(body);
  return {
    type: body.type,
    ...LOOKS[body.type],
    crossed: isRefusal(body),
    hue: ballot?.leader ?? 0,
    even: ballot !== null && ballot.round % 2 === 0,
    ballot,
    cfg: cfgOf(body),
    slot: slotOf(body),
  };
}

/** The look of every message of a type. */
export function lookOf(type: MessageType): Look {
  return LOOKS[type];
}

const LOOKS: Looks = {
  request: { shape: 'disc', hollow: false, kind: 'clients' },
  response: { shape: 'disc', hollow: true, kind: 'clients' },
  propose: { shape: 'plate', hollow: false, kind: 'proposals' },
  decision: { shape: 'plate', hollow: true, kind: 'proposals' },
  p1a: { shape: 'diamond', hollow: false, kind: 'phase1' },
  p1b: { shape: 'diamond', hollow: true, kind: 'phase1' },
  p2a: { shape: 'cell', hollow: false, kind: 'phase2' },
  p2b: { shape: 'cell', hollow: true, kind: 'phase2' },
  ping: { shape: 'dot', hollow: false, kind: 'heartbeats' },
  pong: { shape: 'dot', hollow: true, kind: 'heartbeats' },
  status: { shape: 'dot', hollow: false, kind: 'heartbeats' },
  learn: { shape: 'bar', hollow: false, kind: 'catchUp' },
  learned: { shape: 'bar', hollow: true, kind: 'catchUp' },
  snapshot: { shape: 'bar', hollow: true, kind: 'catchUp' },
  collected: { shape: 'dot', hollow: false, kind: 'catchUp' },
  retired: { shape: 'dot', hollow: false, kind: 'changes' },
  configInfo: { shape: 'plate', hollow: false, kind: 'changes' },
  joined: { shape: 'dot', hollow: true, kind: 'changes' },
  read: { shape: 'disc', hollow: false, kind: 'clients' },
  readQuery: { shape: 'bar', hollow: false, kind: 'catchUp' },
  readReply: { shape: 'bar', hollow: true, kind: 'catchUp' },
  moved: { shape: 'disc', hollow: true, kind: 'clients' },
};

/** The ballot whose owner gives the hue. A refusal carries the ballot that stands in the way. */
function ballotOf(body: Message): Ballot | null {
  if (body.type === 'pong' && !body.active) return null;
  return 'ballot' in body ? body.ballot : null;
}

function cfgOf(body: Message): CfgId {
  if (!('cfg' in body)) return 0;
  return typeof body.cfg === 'number' ? body.cfg : body.cfg.id;
}

function slotOf(body: Message): Slot | null {
  return 'slot' in body && body.type !== 'response' ? body.slot : null;
}

/** Tells whether the message refuses what it answers. */
export function isRefusal(body: Message): boolean {
  if (body.type !== 'p1b' && body.type !== 'p2b') return false;
  const { re, ballot } = body;
  if (re.round !== ballot.round || re.leader !== ballot.leader) return true;
  return body.type === 'p2b' && body.slot < body.base;
}

/**
 * The kind and the ballot in few characters: `p2a 1·l1`, or `p2a 1·l1 c1` after the first
 * configuration. The slot stands in the glyph itself; one that is too long for it stands here, too.
 */
export function tagOf({ type, ballot, cfg, slot }: Glyph): string {
  const parts = [
    type,
    ballot === null ? '' : `${ballot.round}·l${ballot.leader}`,
    ballot === null || cfg === 0 ? '' : `c${cfg}`,
    slot !== null && shortNumber(slot).cut ? `slot ${slot}` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

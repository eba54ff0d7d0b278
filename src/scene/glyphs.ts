import type { Ballot, CfgId, Message, MessageType, Slot } from '../contract/index.ts';

/**
 * A message is drawn by these rules. The shape is its kind; a request is solid, a reply hollow and
 * a refusal crossed. The hue is that of the leader who owns the ballot.
 */

/**
 * A diamond is phase 1 and a cell, with its slot, phase 2. A plate is a proposal or a decision. A
 * disc speaks with clients, and a bar helps to catch up.
 */
export type Shape = 'diamond' | 'cell' | 'plate' | 'disc' | 'bar' | 'dot';

export interface Glyph {
  readonly type: MessageType;
  readonly shape: Shape;
  readonly hollow: boolean;
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
    shape: SHAPES[body.type],
    hollow: REPLIES.has(body.type),
    crossed: isRefusal(body),
    hue: ballot?.leader ?? 0,
    even: ballot !== null && ballot.round % 2 === 0,
    ballot,
    cfg: cfgOf(body),
    slot: slotOf(body),
  };
}

const SHAPES: Readonly<Record<MessageType, Shape>> = {
  request: 'disc',
  response: 'disc',
  propose: 'plate',
  decision: 'plate',
  p1a: 'diamond',
  p1b: 'diamond',
  p2a: 'cell',
  p2b: 'cell',
  ping: 'dot',
  pong: 'dot',
  status: 'dot',
  learn: 'bar',
  learned: 'bar',
  snapshot: 'bar',
  collected: 'dot',
  retired: 'dot',
  configInfo: 'plate',
  joined: 'dot',
  read: 'disc',
  readQuery: 'bar',
  readReply: 'bar',
  moved: 'disc',
};

const REPLIES: ReadonlySet<MessageType> = new Set([
  'response',
  'decision',
  'p1b',
  'p2b',
  'pong',
  'learned',
  'snapshot',
  'joined',
  'readReply',
  'moved',
]);

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
 * configuration. The slot stands in the glyph itself.
 */
export function tagOf({ type, ballot, cfg }: Glyph): string {
  if (ballot === null) return type;
  const tag = `${type} ${ballot.round}·l${ballot.leader}`;
  return cfg === 0 ? tag : `${tag} c${cfg}`;
}

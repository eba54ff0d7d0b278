import {
  isReconfig,
  NOOP,
  type Ballot,
  type Command,
  type Effect,
  type Message,
} from '../paxos/index.ts';
import type { Action } from './action.ts';

/**
 * The fingerprint of a whole event sequence. The cluster, the seed, every action, its time, and all
 * effects of handlers are folded into two 32-bit lanes. Two runs with equal hashes did the same
 * things at the same times and sent the same messages.
 */

/** The parts of a world that its hash needs; `hash` itself is changed in place. */
interface Hashed {
  readonly hash: Int32Array;
  readonly time: number;
  readonly nextEnvelope: number;
  readonly nextOrder: number;
}

/** A kind keeps its number for ever: the hashes of all runs rest on it. */
const KINDS: Readonly<Record<Action['kind'], number>> = {
  arrive: 0,
  deliver: 1,
  drop: 2,
  duplicate: 3,
  hold: 4,
  release: 5,
  delay: 6,
  fire: 7,
  crash: 8,
  restart: 9,
  pause: 10,
  resume: 11,
  cut: 12,
  heal: 13,
  weather: 14,
  request: 15,
  load: 16,
  wipe: 17,

  election: 18,
};

function fold(world: Hashed, value: number): void {
  const { hash } = world;
  const high = (value / 4294967296) | 0;
  hash[0] = Math.imul(hash[0]! ^ value, 0x01000193) + high;
  hash[1] = Math.imul(((hash[1]! << 5) | (hash[1]! >>> 27)) ^ value, 0x9e3779b1) ^ high;
}

// --- digests: a value in 32 bits

function withNumber(digest: number, value: number): number {
  const mixed = Math.imul(digest ^ value, 0x01000193);
  return mixed ^ (mixed >>> 15);
}

function withText(digest: number, text: string): number {
  let next = digest ^ text.length;
  for (let i = 0; i < text.length; i++) next = withNumber(next, text.charCodeAt(i));
  return next;
}

/** Digests plain data, with its keys in the order they have. */
function withValue(digest: number, value: unknown): number {
  if (typeof value === 'string') return withText(digest, value);
  if (typeof value === 'number') {
    return withNumber(withNumber(digest, value), Number.isInteger(value) ? 0 : value * 2 ** 30);
  }
  if (typeof value !== 'object' || value === null) return withNumber(digest, value ? -3 : -4);
  let next = digest;
  for (const key in value) next = withValue(next, (value as Record<string, unknown>)[key]);
  return withNumber(next, Array.isArray(value) ? -1 - value.length : -2);
}

function withBallot(digest: number, { round, leader }: Ballot): number {
  return withNumber(withNumber(digest, round), leader);
}

function withCommand(digest: number, cmd: Command): number {
  if (cmd === NOOP) return withNumber(digest, -1);
  let next = withNumber(withText(digest, cmd.client), cmd.seq);
  if (isReconfig(cmd.op)) return withValue(next, cmd.op);
  for (const word of cmd.op) next = withText(next, word);
  return next;
}

/** Messages that are sent for every command are spelled out; a configuration counts by its number. */
function digestOf(body: Message): number {
  switch (body.type) {
    case 'request':
      return withCommand(1, body.cmd);
    case 'propose':
      return withCommand(withNumber(withNumber(2, body.cfg.id), body.slot), body.cmd);
    case 'p2a': {
      const place = withNumber(withNumber(3, body.cfg), body.slot);
      return withCommand(withBallot(place, body.ballot), body.cmd);
    }
    case 'p2b': {
      const place = withNumber(withNumber(4, body.cfg), body.slot);
      return withNumber(withBallot(withBallot(place, body.re), body.ballot), body.base);
    }
    case 'decision':
      return withCommand(withNumber(withNumber(5, body.cfg), body.slot), body.cmd);
    case 'response': {
      const place = withNumber(withNumber(6, body.slot), body.seq);
      return withText(withText(place, body.client), body.result);
    }
    default:
      return withValue(7, body);
  }
}

export function foldAction(world: Hashed, action: Action): void {
  fold(world, world.time);
  const kind = KINDS[action.kind];
  switch (action.kind) {
    case 'deliver':
    case 'arrive':
      return fold(world, withNumber(kind, action.envelope));
    case 'drop':
      return fold(world, withText(withNumber(kind, action.envelope), action.why));
    case 'fire': {
      const owner = withText(kind, action.process);
      return fold(world, withNumber(withText(owner, action.timer), action.key));
    }
    case 'request':
      return fold(world, withValue(withText(kind, action.client), action.op));
    default:
      return foldPlain(world, action);
  }
}

/** Folds plain data with its keys sorted, because data from a file may have another order. */
export function foldPlain(world: Hashed, value: unknown): void {
  fold(world, withText(0, textInOrder(value)));
}

/** The JSON of a value, with its keys sorted. */
function textInOrder(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(textInOrder).join(',')}]`;
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const part = (value as Readonly<Record<string, unknown>>)[key];
    if (part !== undefined) text += `${text === '' ? '' : ','}"${key}":${textInOrder(part)}`;
  }
  return `{${text}}`;
}

/** Folds what one handler asked for: where it ran, its effects, and the ids given out by then. */
export function foldEffects(world: Hashed, process: number, effects: readonly Effect[]): void {
  let digest = process;
  let body: Message | null = null;
  let said = 0;
  for (const effect of effects) {
    if (effect.kind === 'send') {
      // One message to several processes is one value, so it is digested once.
      if (effect.body !== body) said = digestOf(effect.body);
      body = effect.body;
      digest = withNumber(withText(digest, effect.to), said);
    } else if (effect.kind === 'persist') digest = withText(digest, effect.field);
    else digest = withNumber(withText(digest, effect.name), effect.key);
  }
  fold(world, withNumber(withNumber(digest, world.nextEnvelope), world.nextOrder));
}

/** The hash as 16 hexadecimal digits. */
export function hashText(world: Hashed): string {
  return Array.from(world.hash, (lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}

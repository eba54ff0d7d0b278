import type { Effect } from '../paxos/index.ts';
import type { Action } from './action.ts';
import type { World } from './world.ts';

/**
 * The fingerprint of a whole event sequence: the cluster and seed, every action, when it happened,
 * and all that handlers asked for are folded into two 32-bit lanes. Two runs with equal hashes did
 * the same things at the same times and said the same words.
 */

const KINDS: readonly Action['kind'][] = [
  'arrive',
  'deliver',
  'drop',
  'duplicate',
  'hold',
  'release',
  'delay',
  'fire',
  'crash',
  'restart',
  'pause',
  'resume',
  'cut',
  'heal',
  'weather',
  'request',
  'load',
];

function fold(world: World, value: number): void {
  const { hash } = world;
  const high = (value / 4294967296) | 0;
  hash[0] = Math.imul(hash[0]! ^ value, 0x01000193) + high;
  hash[1] = Math.imul(((hash[1]! << 5) | (hash[1]! >>> 27)) ^ value, 0x9e3779b1) ^ high;
}

function foldText(world: World, text: string): void {
  let digest = text.length;
  for (let i = 0; i < text.length; i++) {
    digest = Math.imul(digest ^ text.charCodeAt(i), 0x01000193);
    digest ^= digest >>> 15;
  }
  fold(world, digest);
}

/** Any plain data, its keys in the order they have. */
function foldValue(world: World, value: unknown): void {
  if (typeof value === 'number') fold(world, Number.isInteger(value) ? value : value * 2 ** 30);
  else if (typeof value === 'string') foldText(world, value);
  else if (Array.isArray(value)) {
    for (const one of value) foldValue(world, one);
    fold(world, -1 - value.length);
  } else if (typeof value === 'object' && value !== null) {
    for (const key in value) foldValue(world, (value as Record<string, unknown>)[key]);
    fold(world, -2);
  } else fold(world, value === true ? -3 : -4);
}

export function foldAction(world: World, action: Action): void {
  fold(world, world.time);
  fold(world, KINDS.indexOf(action.kind));
  if (action.kind === 'deliver' || action.kind === 'arrive') fold(world, action.envelope);
  else if (action.kind === 'fire') {
    foldText(world, action.process);
    foldText(world, action.timer);
    fold(world, action.key);
  } else if (action.kind === 'request') {
    foldText(world, action.client);
    for (const word of action.op) foldText(world, word);
  } else if (action.kind === 'drop') {
    fold(world, action.envelope);
    foldText(world, action.why);
  } else foldPlain(world, action);
}

/** Plain data in whatever order its keys are: what comes from a file may have another. */
export function foldPlain(world: World, value: unknown): void {
  foldText(
    world,
    JSON.stringify(value, (_key, part: unknown) => inOrder(part)),
  );
}

function inOrder(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One thing that a handler asked for. Whole configurations come with a number that names them. */
export function foldEffect(world: World, effect: Effect): void {
  switch (effect.kind) {
    case 'send': {
      foldText(world, effect.to);
      const { body } = effect;
      for (const key in body) {
        const value = (body as unknown as Record<string, unknown>)[key];
        if (key !== 'cfg') foldValue(world, value);
        else fold(world, typeof value === 'number' ? value : (value as { id: number }).id);
      }
      break;
    }
    case 'setTimer':
    case 'cancelTimer':
      foldText(world, effect.name);
      fold(world, effect.key);
      break;
    case 'persist':
      foldText(world, effect.field);
  }
}

/** What a handler asked for in all: where it ran, how many effects, and the ids given out by then. */
export function foldEffects(world: World, process: number, effects: number): void {
  fold(world, process * 64 + effects);
  fold(world, world.nextEnvelope);
  fold(world, world.nextOrder);
}

/** The hash as 16 hexadecimal digits. */
export function hashText(world: World): string {
  return Array.from(world.hash, (lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}

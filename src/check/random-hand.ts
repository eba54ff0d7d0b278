import type { ClientId, Operation } from '../paxos/index.ts';
import {
  refusal,
  type Action,
  type CrashPoint,
  type Envelope,
  type Link,
  type Member,
  type NodeId,
  type World,
} from '../sim/index.ts';
import { allLinks, newestRecord } from './core.ts';
import type { Luck } from './luck.ts';
import { randomWeather } from './random-cluster.ts';

/** What a hand might do to a world, as chance would have it. */

type Draft = (world: World, luck: Luck) => Action | null;

/** Some legal action; null when chance has found none. */
export function randomHand(world: World, luck: Luck): Action | null {
  const action = luck.weighted(HANDS)(world, luck);
  return action !== null && !isNothing(action) && refusal(world, action) === null ? action : null;
}

/** A hand on no link at all, which no recording may have. */
function isNothing(action: Action): boolean {
  return 'links' in action && action.links?.length === 0;
}

const HANDS: readonly (readonly [number, Draft])[] = [
  [10, onEnvelope((envelope) => ({ kind: 'deliver', envelope }))],
  [3, onEnvelope((envelope) => ({ kind: 'drop', envelope, why: 'hand' }))],
  [5, onEnvelope((envelope) => ({ kind: 'duplicate', envelope }))],
  [3, onEnvelope((envelope) => ({ kind: 'hold', envelope }))],
  [6, release],
  [
    5,
    onEnvelope((envelope, luck) => ({ kind: 'delay', envelope, by: luck.whole(1_000, 800_000) })),
  ],
  [6, fireElection],
  [3, fireAny],
  [2.5, crash],
  [6, restart],
  [1, (world, luck) => ({ kind: 'pause', node: luck.pick(world.nodes).id })],
  [3, resume],
  [1.5, cutSome],
  [1, partition],
  [3, healSome],
  [0.5, (world) => ({ kind: 'heal', links: allLinks(world) })],
  [0.5, (_world, luck) => ({ kind: 'weather', links: null, policy: randomWeather(luck) })],
  [4, request],
  [1, reconfigure],
];

/** Those most worth disturbing: what leaders and acceptors say to one another. */
function onEnvelope(draft: (envelope: number, luck: Luck) => Action): Draft {
  return (world, luck) => {
    const all = [...world.envelopes.values()];
    const phase = all.filter(({ body }) => /^p[12]/.test(body.type));
    const from: readonly Envelope[] = luck.chance(0.6) && phase.length > 0 ? phase : all;
    return from.length === 0 ? null : draft(luck.pick(from).id, luck);
  };
}

function release(world: World, luck: Luck): Action | null {
  const held = [...world.envelopes.values()].filter(({ state }) => state === 'held');
  return held.length === 0 ? null : { kind: 'release', envelope: luck.pick(held).id };
}

function fireElection(world: World, luck: Luck): Action | null {
  const waiting = world.processes.flatMap(({ id, timers }) =>
    timers.filter(({ name }) => name === 'elect').map(({ key }) => ({ id, key })),
  );
  if (waiting.length === 0) return null;
  const { id, key } = luck.pick(waiting);
  return { kind: 'fire', process: id, timer: 'elect', key };
}

function fireAny(world: World, luck: Luck): Action | null {
  const armed = world.processes.flatMap(({ id, timers }) =>
    timers.map(({ name, key }): Action => ({ kind: 'fire', process: id, timer: name, key })),
  );
  return armed.length === 0 ? null : luck.pick(armed);
}

function crash(world: World, luck: Luck): Action {
  const point = luck.pick<CrashPoint>(['now', 'beforePersist', 'beforeSend']);
  return { kind: 'crash', node: luck.pick(world.nodes).id, point };
}

function restart(world: World, luck: Luck): Action | null {
  const down = world.nodes.filter(({ status }) => status === 'down');
  return down.length === 0 ? null : { kind: 'restart', node: luck.pick(down).id };
}

function resume(world: World, luck: Luck): Action | null {
  const paused = world.nodes.filter(({ status }) => status === 'paused');
  return paused.length === 0 ? null : { kind: 'resume', node: luck.pick(paused).id };
}

function cutSome(world: World, luck: Luck): Action {
  const { from, to } = luck.pick(allLinks(world));
  const back: readonly Link[] = luck.chance(0.5) ? [{ from: to, to: from }] : [];
  return { kind: 'cut', links: [{ from, to }, ...back] };
}

function partition(world: World, luck: Luck): Action {
  const side = new Set<NodeId>(world.nodes.map(({ id }) => id).filter(() => luck.chance(0.5)));
  const between = allLinks(world).filter(({ from, to }) => side.has(from) !== side.has(to));
  return { kind: 'cut', links: between };
}

function healSome(world: World, luck: Luck): Action | null {
  const cut = allLinks(world).filter((_, at) => luckyCut(world, at));
  return cut.length === 0 ? null : { kind: 'heal', links: cut.filter(() => luck.chance(0.5)) };
}

/** `allLinks` leaves out the diagonal that `cut` has. */
function luckyCut({ nodes, links }: World, at: number): boolean {
  const from = Math.floor(at / (nodes.length - 1));
  const rest = at % (nodes.length - 1);
  return links.cut[from * nodes.length + (rest < from ? rest : rest + 1)]!;
}

function clientsOf({ processes }: World): readonly ClientId[] {
  return processes.map(({ id }) => id).filter((id): id is ClientId => id[0] === 'k');
}

/** Mostly a change that can be made; sometimes one that comes too late or leaves nobody. */
function reconfigure(world: World, luck: Luck): Action {
  const { id, acceptors, leaders, replicas } = newestRecord(world);
  const members: readonly Member[] = [...acceptors, ...leaders, ...replicas];
  const others = world.processes
    .map((process) => process.id)
    .filter((one): one is Member => one[0] !== 'k' && !members.some((member) => member === one));
  const add = others.filter(() => luck.chance(0.4));
  const remove = members.filter(() => luck.chance(0.25));
  const expect = luck.chance(0.9) ? id : luck.whole(0, id + 1);
  return { kind: 'request', client: luck.pick(clientsOf(world)), op: { expect, add, remove } };
}

function request(world: World, luck: Luck): Action {
  const key = luck.pick(['x', 'y']);
  const op = luck.pick<Operation>([
    ['append', key, 'o'],
    ['cas', key, 'o', 'oo'],
    ['delete', key],
    ['put', key, 'p'],
    ['get', key],
  ]);
  return { kind: 'request', client: luck.pick(clientsOf(world)), op };
}

import type { ClientId, MessageType, Operation, Reconfig, ReplicaState } from '../paxos/index.ts';
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

/** Random legal hands. */

type Draft = (world: World, luck: Luck) => Action | null;

type Hands = readonly (readonly [number, Draft])[];

/** A random legal action; null when every draw was illegal. */
export function randomHand(world: World, luck: Luck): Action | null {
  return legal(world, luck.weighted(HANDS)(world, luck));
}

/** A random legal action of a run in which members leave and return again and again, while clients read. */
export function restlessHand(world: World, luck: Luck): Action | null {
  return legal(world, luck.weighted(RESTLESS)(world, luck));
}

function legal(world: World, action: Action | null): Action | null {
  return action !== null && !isNothing(action) && refusal(world, action) === null ? action : null;
}

/** True for a hand on no link at all, which no recording may contain. */
function isNothing(action: Action): boolean {
  return 'links' in action && action.links?.length === 0;
}

const HANDS: Hands = [
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

/**
 * Other faults are so few that changes take effect. What replicas learn from is lost, and news of
 * configurations arrives late.
 */
const RESTLESS: Hands = [
  [20, leaveOrReturn],
  [60, oldAnswer],
  [6, (world, luck) => askedNow(world, luck, ['get', 'x'])],
  [4, onEnvelope((envelope) => ({ kind: 'deliver', envelope }))],
  [15, onSome('decision', (envelope) => ({ kind: 'drop', envelope, why: 'hand' }))],
  [60, onSome('learn', (envelope) => ({ kind: 'hold', envelope }))],
  [15, onSome('configInfo', (envelope) => ({ kind: 'hold', envelope }))],
  [1, release],
  [2, fireElection],
  [2, fireAny],
  [0.7, crash],
  [6, restart],
  [0.7, cutSome],
  [3, healSome],
];

type OnEnvelope = (envelope: number, luck: Luck) => Action;

/** Mostly picks the messages between leaders and acceptors: these are the most worth disturbing. */
function onEnvelope(draft: OnEnvelope): Draft {
  return (world, luck) => {
    const all = [...world.envelopes.values()];
    const phase = all.filter(({ body }) => /^p[12]/.test(body.type));
    const from: readonly Envelope[] = luck.chance(0.6) && phase.length > 0 ? phase : all;
    return from.length === 0 ? null : draft(luck.pick(from).id, luck);
  };
}

function onSome(type: MessageType, draft: OnEnvelope): Draft {
  return (world, luck) => {
    const some = [...world.envelopes.values()].filter(({ body }) => body.type === type);
    return some.length === 0 ? null : draft(luck.pick(some).id, luck);
  };
}

/** Delivers a late answer to an old question of a replica that has been called back and does not know it yet. */
function oldAnswer(world: World, luck: Luck): Action | null {
  const { id, replicas } = newestRecord(world);
  const unaware = world.processes.flatMap(({ state }) =>
    state.role === 'replica' && replicas.includes(state.id) && recordsKnownTo(state) <= id
      ? [state.id]
      : [],
  );
  const answers = [...world.envelopes.values()].filter(({ body, from, to }) =>
    unaware.some((one) => (body.type === 'learn' ? from : body.type === 'learned' && to) === one),
  );
  return answers.length === 0 ? null : { kind: 'deliver', envelope: luck.pick(answers).id };
}

function recordsKnownTo({ stable, volatile }: ReplicaState): number {
  return Math.max(stable.told.length, volatile.configs.length);
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

/** The diagonal is left out: a node has no link to itself. */
function luckyCut({ nodes, links }: World, at: number): boolean {
  const from = Math.floor(at / (nodes.length - 1));
  const rest = at % (nodes.length - 1);
  return links.cut[from * nodes.length + (rest < from ? rest : rest + 1)]!;
}

function clientsOf({ processes }: World): readonly ClientId[] {
  return processes.map(({ id }) => id).filter((id): id is ClientId => id[0] === 'k');
}

/** Mostly a change that can be made; sometimes one that comes too late or would leave a role empty. */
function reconfigure(world: World, luck: Luck): Action {
  const { id, members, others } = membership(world);
  const add = others.filter(() => luck.chance(0.4));
  const remove = members.filter(() => luck.chance(0.25));
  const expect = luck.chance(0.9) ? id : luck.whole(0, id + 1);
  return asked(world, luck, { expect, add, remove });
}

/** One process leaves or returns; some changes expect an earlier one that is not decided yet. */
function leaveOrReturn(world: World, luck: Luck): Action | null {
  const { id, members, others } = membership(world);
  const returns = others.length > 0 && luck.chance(0.55);
  const some = returns ? others : members;
  const replicas = some.filter((member) => member.startsWith('r'));
  const one = luck.pick(replicas.length > 0 && luck.chance(0.8) ? replicas : some);
  const expect = luck.chance(0.7) ? id : id + 1;
  return askedNow(world, luck, { expect, add: returns ? [one] : [], remove: returns ? [] : [one] });
}

/** The members of the newest configuration, and the processes that could be added. */
function membership(world: World) {
  const { id, acceptors, leaders, replicas } = newestRecord(world);
  const members: readonly Member[] = [...acceptors, ...leaders, ...replicas];
  const others = world.processes
    .map((process) => process.id)
    .filter((one): one is Member => one[0] !== 'k' && !members.some((member) => member === one));
  return { id, members, others };
}

function asked(world: World, luck: Luck, op: Operation | Reconfig): Action {
  return { kind: 'request', client: luck.pick(clientsOf(world)), op };
}

/** A client without an open request sends it, so that it asks at once. */
function askedNow(world: World, luck: Luck, op: Operation | Reconfig): Action | null {
  const idle = world.processes.flatMap(({ state }) =>
    state.role === 'client' && state.volatile.open === null ? [state.id] : [],
  );
  return idle.length === 0 ? null : { kind: 'request', client: luck.pick(idle), op };
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
  return asked(world, luck, op);
}

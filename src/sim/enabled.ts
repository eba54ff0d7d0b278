import { isReconfig, step, type Event, type ProcessId } from '../paxos/index.ts';
import type { Action, Link } from './action.ts';
import type { Envelope } from './agenda.ts';
import type { NodeId } from './cluster.ts';
import { findTimer } from './timers.ts';
import type { Node, World } from './world.ts';

/** Why an action is not legal now. */
export type Refusal =
  | 'noSuchEnvelope'
  | 'noSuchNode'
  | 'noSuchTimer'
  | 'noSuchClient'
  | 'noSuchProcess'
  | 'nodeDown'
  | 'nodeUp'
  | 'nodePaused'
  | 'notPaused'
  | 'alreadyWiped'
  | 'linkCut'
  | 'notHeld'
  | 'alreadyHeld'
  | 'alreadyArrived'
  | 'sameNode';

/** A legal action, and whether it would leave every process as it is and send nothing. */
export interface Choice {
  readonly action: Action;
  readonly noop: boolean;
}

/**
 * Every legal choice at this moment, except those with a free parameter (delay, weather, request,
 * load, election), which `refusal` judges one by one.
 */
export function enabled(world: World): readonly Choice[] {
  return [
    ...[...world.envelopes.values()].flatMap((envelope) => ofEnvelope(world, envelope)),
    ...world.processes.flatMap(({ id, timers }) =>
      timers.map((timer): Action => ({
        kind: 'fire',
        process: id,
        timer: timer.name,
        key: timer.key,
      })),
    ),
    ...world.nodes.flatMap(ofNode),
    ...ofLinks(world),
  ]
    .filter((action) => refusal(world, action) === null)
    .map((action) => ({ action, noop: isNoop(world, action) }));
}

function ofEnvelope(world: World, { id, state }: Envelope): Action[] {
  const move: Action[] = state === 'flying' ? [{ kind: 'arrive', envelope: id }] : [];
  const held: Action = { kind: state === 'held' ? 'release' : 'hold', envelope: id };
  return [
    ...move,
    { kind: 'deliver', envelope: id },
    { kind: 'drop', envelope: id, why: 'hand' },
    { kind: 'duplicate', envelope: id },
    held,
  ];
}

function ofNode({ id }: Node): Action[] {
  return [
    { kind: 'crash', node: id, point: 'now' },
    { kind: 'crash', node: id, point: 'beforePersist' },
    { kind: 'crash', node: id, point: 'beforeSend' },
    { kind: 'restart', node: id },
    { kind: 'wipe', node: id },
    { kind: 'pause', node: id },
    { kind: 'resume', node: id },
  ];
}

function ofLinks(world: World): Action[] {
  const ids = world.nodes.map((node) => node.id);
  return ids.flatMap((from, i) =>
    ids.flatMap((to, j): Action[] => {
      if (i === j) return [];
      const links = [{ from, to }];
      const kind = world.links.cut[i * ids.length + j] ? 'heal' : 'cut';
      return [{ kind, links }];
    }),
  );
}

/** Why `action` is illegal now; null if it is legal. */
export function refusal(world: World, action: Action): Refusal | null {
  switch (action.kind) {
    case 'arrive':
    case 'deliver':
      return refusesDelivery(world, action);
    case 'drop':
    case 'duplicate':
    case 'delay':
      return world.envelopes.has(action.envelope) ? null : 'noSuchEnvelope';
    case 'hold':
    case 'release': {
      const envelope = world.envelopes.get(action.envelope);
      if (envelope === undefined) return 'noSuchEnvelope';
      if (action.kind === 'release') return envelope.state === 'held' ? null : 'notHeld';
      return envelope.state === 'held' ? 'alreadyHeld' : null;
    }
    case 'fire':
      return refusesTimer(world, action);
    case 'crash':
    case 'restart':
    case 'wipe':
    case 'pause':
    case 'resume':
      return refusesNode(world, action.kind, action.node);
    case 'cut':
    case 'heal':
      return refusesLinks(world, action.links);
    case 'weather':
      return action.links === null ? null : refusesLinks(world, action.links);
    case 'request':
      return refusesRequest(world, action);
    case 'load':
    case 'election':
      return null;
  }
}

function refusesDelivery(
  world: World,
  action: Extract<Action, { kind: 'arrive' | 'deliver' }>,
): Refusal | null {
  const envelope = world.envelopes.get(action.envelope);
  if (envelope === undefined) return 'noSuchEnvelope';
  if (action.kind === 'arrive' && envelope.state === 'waiting') return 'alreadyArrived';
  const { status } = world.nodes[envelope.toNode]!;
  if (status === 'down') return 'nodeDown';
  if (status === 'paused' && action.kind === 'deliver') return 'nodePaused';
  const cut = world.links.cut[envelope.fromNode * world.nodes.length + envelope.toNode];
  return cut && envelope.state !== 'waiting' ? 'linkCut' : null;
}

function refusesTimer(world: World, action: Extract<Action, { kind: 'fire' }>): Refusal | null {
  const at = world.processAt.get(action.process);
  if (at === undefined) return 'noSuchTimer';
  const process = world.processes[at]!;
  if (findTimer(process, action.timer, action.key) === undefined) return 'noSuchTimer';
  return refusesToRun(world.nodes[process.node]!);
}

function refusesToRun({ status }: Node): Refusal | null {
  return status === 'up' ? null : status === 'down' ? 'nodeDown' : 'nodePaused';
}

function refusesNode(
  world: World,
  kind: 'crash' | 'restart' | 'wipe' | 'pause' | 'resume',
  id: NodeId,
): Refusal | null {
  const at = world.nodeAt.get(id);
  if (at === undefined) return 'noSuchNode';
  const { status, empty } = world.nodes[at]!;
  if (kind === 'restart' || kind === 'wipe') {
    if (status !== 'down') return 'nodeUp';
    return kind === 'wipe' && empty ? 'alreadyWiped' : null;
  }
  if (status === 'down') return 'nodeDown';
  if (kind === 'resume') return status === 'paused' ? null : 'notPaused';
  return kind === 'pause' && status === 'paused' ? 'nodePaused' : null;
}

function refusesLinks(world: World, links: readonly Link[]): Refusal | null {
  for (const { from, to } of links) {
    if (!world.nodeAt.has(from) || !world.nodeAt.has(to)) return 'noSuchNode';
    if (from === to) return 'sameNode';
  }
  return null;
}

function refusesRequest(
  world: World,
  { client, op }: Extract<Action, { kind: 'request' }>,
): Refusal | null {
  const isKnown = (id: ProcessId) => world.processAt.has(id);
  if (isReconfig(op) && ![...op.add, ...op.remove].every(isKnown)) return 'noSuchProcess';
  const at = world.processAt.get(client);
  const process = at === undefined ? undefined : world.processes[at];
  if (process === undefined || process.state.role !== 'client') return 'noSuchClient';
  return refusesToRun(world.nodes[process.node]!);
}

/** Asks the engine itself: a step is pure, so trying it changes nothing. */
function isNoop(world: World, action: Action): boolean {
  if (action.kind !== 'deliver' && action.kind !== 'fire') return false;
  const { process, event } = experienced(world, action);
  const { state } = world.processes[world.processAt.get(process)!]!;
  const outcome = step(world.rules, state, event);
  return outcome.state === state && outcome.effects.length === 0;
}

function experienced(
  world: World,
  action: Extract<Action, { kind: 'deliver' | 'fire' }>,
): { readonly process: ProcessId; readonly event: Event } {
  if (action.kind === 'deliver') {
    const { to, from, body } = world.envelopes.get(action.envelope)!;
    return { process: to, event: { kind: 'message', from, body } };
  }
  const process = world.processes[world.processAt.get(action.process)!]!;
  const { name, key, attempt } = findTimer(process, action.timer, action.key)!;
  return { process: action.process, event: { kind: 'timer', name, key, attempt } };
}

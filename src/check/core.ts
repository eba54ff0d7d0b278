import {
  sameCommand,
  type ClientCommand,
  type Configuration,
  type Micros,
  type ProcessId,
  type ProcessState,
  type ReplicaId,
  type ReplicaState,
  type Slot,
} from '../paxos/index.ts';
import {
  advance,
  apply,
  CALM,
  type Action,
  type Link,
  type Occurrence,
  type World,
} from '../sim/index.ts';
import type { Violation } from './violation.ts';

/** Liveness: once all faults have stopped, open requests are answered and lagging replicas catch up. */

/** B1: how long recovery may take. */
function recoveryBound({ cluster: { settings } }: World): Micros {
  return 8 * settings.suspectMax + 4 * settings.clientRetryMax;
}

/** Ends every fault of a world; each action that does so is shown to `seen`. */
export function endFaults(world: World, seen: (occurrence: Occurrence) => void): void {
  const act = (action: Action) => seen(apply(world, action, world.time));
  act({ kind: 'load', load: { kind: 'none' } });
  act({ kind: 'weather', links: null, policy: CALM });
  act({ kind: 'heal', links: allLinks(world) });
  for (const node of world.nodes) {
    if (node.status === 'paused') act({ kind: 'resume', node: node.id });
    if (node.crashAt !== null) act({ kind: 'crash', node: node.id, point: 'now' });
    if (node.status === 'down') act({ kind: 'restart', node: node.id });
  }
}

/** Ends every fault, and lets the world run until it has recovered or time is up. */
export function recover(
  world: World,
  seen: (occurrence: Occurrence) => void,
): readonly Violation[] {
  endFaults(world, seen);
  const until = world.time + recoveryBound(world);
  const open = openCommands(world);
  const goal = topOf(world);
  const isWell = () =>
    stillOpen(world, open).length === 0 &&
    behind(world, goal).length === 0 &&
    unfinished(world).length === 0;
  while (!isWell()) {
    const occurrence = advance(world, until);
    if (occurrence === null) return stuck(world, open, goal);
    seen(occurrence);
  }
  return [];
}

function stuck(world: World, wereOpen: readonly ClientCommand[], goal: Slot): readonly Violation[] {
  const { index } = world;
  const open = stillOpen(world, wereOpen);
  const witnesses = behind(world, goal);
  const P1: Violation = { invariant: 'P1', index, witnesses: [], data: { open } };
  const P3: Violation = { invariant: 'P3', index, witnesses, data: { goal } };
  const late = unfinished(world);
  const P5: Violation = {
    invariant: 'P5',
    index,
    witnesses: late,
    data: { record: newestRecord(world) },
  };
  return [
    ...(open.length > 0 ? [P1] : []),
    ...(witnesses.length > 0 ? [P3] : []),
    ...(late.length > 0 ? [P5] : []),
  ];
}

/**
 * P5: members of the newest configuration that have not entered it, and processes that still work
 * in an older one.
 */
function unfinished(world: World): readonly ProcessId[] {
  const records = recordsOf(world);
  if (records.length === 1) return [];
  return world.processes
    .map(({ state }) => state)
    .filter((state) => isUnfinished(state, records))
    .map(({ id }) => id);
}

function isUnfinished(state: ProcessState, records: readonly Configuration[]): boolean {
  const { id, from } = records.at(-1)!;
  switch (state.role) {
    case 'acceptor':
      return state.stable.instances.some(({ cfg }) => cfg < id);
    case 'leader':
      return state.volatile.instances.some(({ cfg }) => cfg.id < id);
    case 'replica': {
      const last = records.findLast(({ replicas }) => replicas.includes(state.id));
      if (last?.id === id) return state.volatile.slotOut < from;
      return last !== undefined && last.id >= state.stable.retiredBelow;
    }
    case 'client':
      return false;
  }
}

function stillOpen(world: World, wereOpen: readonly ClientCommand[]): readonly ClientCommand[] {
  const open = openCommands(world);
  return wereOpen.filter((cmd) => open.some((one) => sameCommand(one, cmd)));
}

/** The requests that clients wait for. */
export function openRequests({ processes }: World): readonly ClientCommand[] {
  return processes.flatMap(({ state }) =>
    state.role === 'client' && state.volatile.open !== null ? [state.volatile.open] : [],
  );
}

/** The requests that clients wait for, and the reads that replicas hold: the clients of these may be gone. */
function openCommands(world: World): readonly ClientCommand[] {
  const reads = replicasOf(world).flatMap(({ volatile }) => volatile.reads.map(({ cmd }) => cmd));
  return [...openRequests(world), ...reads];
}

/** The highest slot that some replica knows to be decided. */
function topOf(world: World): Slot {
  return Math.max(...replicasOf(world).map(({ volatile }) => volatile.top));
}

/** The replicas of the newest configuration that have not performed this slot. */
function behind(world: World, goal: Slot): readonly ReplicaId[] {
  const { replicas } = newestRecord(world);
  return replicasOf(world)
    .filter(({ id, volatile }) => replicas.includes(id) && volatile.slotOut <= goal)
    .map(({ id }) => id);
}

function replicasOf({ processes }: World): readonly ReplicaState[] {
  return processes.map(({ state }) => state).filter((one) => one.role === 'replica');
}

/** Every configuration that a replica has entered. */
export function recordsOf(world: World): readonly Configuration[] {
  const lists = replicasOf(world).map(({ volatile }) => volatile.configs);
  return lists.reduce((best, one) => (one.length > best.length ? one : best));
}

export function newestRecord(world: World): Configuration {
  return recordsOf(world).at(-1)!;
}

export function allLinks({ nodes }: World): readonly Link[] {
  return nodes.flatMap(({ id: from }) =>
    nodes.filter(({ id }) => id !== from).map(({ id: to }): Link => ({ from, to })),
  );
}

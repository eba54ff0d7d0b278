import type { Micros } from '../paxos/index.ts';
import type { Action } from './action.ts';
import { pop, weed, type Entry } from './agenda.ts';
import { apply, type Occurrence } from './apply.ts';
import { obstacle } from './links.ts';
import { nextOperation, planNext } from './load.ts';
import { waitsAtCut } from './network.ts';
import type { World } from './world.ts';

/**
 * The driver that lets a world run by itself: it does what is due first, in the order of
 * scheduling. What it does next depends on the world alone.
 */

/**
 * When the world will act next by itself; null when no action is due. It removes outdated entries
 * and changes nothing else.
 */
export function nextAt(world: World): Micros | null {
  const entry = firstValid(world);
  return entry === null ? null : Math.max(entry.at, world.time);
}

/**
 * A run goes on by itself while fewer messages than this are under way. A broken rule or a load
 * that outruns the links lets them pile up until neither memory nor a person could follow.
 */
export const UNDERWAY_MAX = 20_000;

/** True when so many messages are under way that the run has ended. */
export function isFlooded({ envelopes }: World): boolean {
  return envelopes.size >= UNDERWAY_MAX;
}

/** Does the next action that is due at or before `until`; null if there is none. */
export function advance(world: World, until: Micros): Occurrence | null {
  const entry = firstValid(world);
  if (entry === null || entry.at > until) return null;
  pop(world.agenda);
  const at = Math.max(entry.at, world.time);
  const done =
    entry.kind === 'load'
      ? nextRequest(world, entry.ref, at)
      : apply(world, actionOf(world, entry), at);
  if (world.index % TIDYING === 0) tidy(world);
  return done;
}

/** The number of actions between two clearings; the last of them comes right before a moment is kept. */
const TIDYING = 1_024;

/**
 * Removes outdated entries from the agenda, and makes the map of envelopes anew: engines link a
 * table that a map has outgrown to the next one, so one old table would keep all later ones.
 */
function tidy(world: World): void {
  weed(world.agenda, (entry) => holds(world, entry));
  world.envelopes = new Map(world.envelopes);
}

function firstValid(world: World): Entry | null {
  if (isFlooded(world)) return null;
  for (;;) {
    const entry = world.agenda[0];
    if (entry === undefined) return null;
    if (holds(world, entry)) return entry;
    pop(world.agenda);
  }
}

/**
 * True when the entry still stands for an action at its time. An outdated entry stays so: a link or
 * a node that resumes plans anew.
 */
function holds(world: World, entry: Entry): boolean {
  switch (entry.kind) {
    case 'envelope':
      return world.envelopes.get(entry.ref.id) === entry.ref && !waitsAtCut(world, entry.ref);
    case 'ready':
      return world.nodes[entry.ref]!.ready === entry.order;
    case 'timer': {
      const process = world.processes[entry.ref.process]!;
      return process.timers.includes(entry.ref) && world.nodes[process.node]!.status === 'up';
    }
    case 'load': {
      const process = world.processes[entry.ref]!;
      return process.load === entry.order && world.nodes[process.node]!.status === 'up';
    }
  }
}

function actionOf(world: World, entry: Exclude<Entry, { kind: 'load' }>): Action {
  switch (entry.kind) {
    case 'envelope': {
      const envelope = entry.ref;
      const why = obstacle(world, envelope);
      if (why !== null) return { kind: 'drop', envelope: envelope.id, why };
      const node = world.nodes[envelope.toNode]!;
      const direct =
        world.cluster.processing === 0 && node.status === 'up' && node.mailbox.length === 0;
      return { kind: direct ? 'deliver' : 'arrive', envelope: envelope.id };
    }
    case 'ready':
      return { kind: 'deliver', envelope: world.nodes[entry.ref]!.mailbox[0]! };
    case 'timer': {
      const { process, name: timer, key } = entry.ref;
      return { kind: 'fire', process: world.processes[process]!.id, timer, key };
    }
  }
}

/** Sends the client's next command under load. At an open rate it also plans the one after it. */
function nextRequest(world: World, position: number, at: Micros): Occurrence {
  const process = world.processes[position]!;
  const { state } = process;
  if (state.role !== 'client') throw new Error(`${process.id} is not a client`);
  process.load = null;
  const op = nextOperation(world, process);
  const done = apply(world, { kind: 'request', client: state.id, op }, at);
  if (world.load.kind === 'open' && process.load === null) planNext(world, position);
  return done;
}

import type { Micros, Operation } from '../paxos/index.ts';
import { push } from './agenda.ts';
import { draw } from './chance.ts';
import type { Process, World } from './world.ts';

/** Decides what clients ask for by themselves, and when. */

const KEYS = ['x', 'y', 'z', 'u', 'v', 'w'];

/** The least gap between two commands at an open rate. */
const SHORTEST: Micros = 1;

export function isClient(process: Process): boolean {
  return process.state.role === 'client';
}

/** Plans the next command of every client, as after a change of load. */
export function startLoad(world: World): void {
  world.processes.forEach((process, position) => {
    process.load = null;
    if (isClient(process)) planNext(world, position);
  });
}

/** Plans a client's next command, if its load says that there is one. */
export function planNext(world: World, position: number): void {
  const process = world.processes[position]!;
  const { load } = world;
  process.load = null;
  if (load.kind === 'none') return;
  if (load.kind === 'closed' && isBusy(process)) return;
  const luck = draw(world.seed, process.loadStream, process.loadDraws++);
  const wait =
    load.kind === 'closed'
      ? load.think / 2 + luck * load.think
      : (-Math.log(1 - luck) * 1_000_000) / load.perSecond;
  const at = world.time + Math.max(SHORTEST, Math.round(wait));
  process.load = world.nextOrder++;
  push(world.agenda, { at, order: process.load, kind: 'load', ref: position });
}

/** True when the client has an open request. */
function isBusy(process: Process): boolean {
  return process.state.role === 'client' && process.state.volatile.open !== null;
}

/** The command a client asks for next: mostly writes, so that replicas have something to agree on. */
export function nextOperation(world: World, process: Process): Operation {
  const luck = draw(world.seed, process.loadStream + 1, process.loadCount);
  const key = KEYS[Math.floor(luck * 1024) % KEYS.length]!;
  process.loadCount += 1;
  return luck < 0.25 ? ['get', key] : ['put', key, `${process.id}.${process.loadCount}`];
}

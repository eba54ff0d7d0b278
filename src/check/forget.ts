import type { Slot } from '../paxos/index.ts';
import type { Ghost } from './ghost.ts';

/**
 * Forgets what lies so far back that no lawful process works there any more, so that a checker may
 * watch a run of any length. What happens below the floor is not judged by the ghost from then on.
 */
export function forget(ghost: Ghost, floor: Slot): void {
  ghost.floor = floor;
  const { tried, chosen, decided, replicas, reference } = ghost;
  const maps = [tried, chosen, decided, reference.states];
  for (const map of maps) map.dropBelow(floor);
  for (const { learned } of replicas.values()) learned.dropBelow(floor);
  forgetRequests(ghost, floor);
}

/** Reads leave no result: so many requests of a session are remembered beside those that do. */
const REQUESTS = 256;

/** Of each session the last command below the floor stays: replicas answer with it, and snapshots hold it. */
function forgetRequests({ reference: { results }, asked }: Ghost, floor: Slot): void {
  for (const [session, own] of results) {
    let last = own.lowest;
    for (const [seq, { slot }] of own.entries()) {
      if (slot >= floor) break;
      last = seq;
    }
    own.dropBelow(last);
    asked.dropBelow(session, last);
  }
  for (const [, own] of asked) own.dropBelow(own.highest - REQUESTS);
}

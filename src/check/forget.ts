import type { SessionId, Slot } from '../paxos/index.ts';
import type { Ghost } from './ghost.ts';

/**
 * Forgets what lies so far back that no lawful process works there any more, so that a checker may
 * watch a run of any length. What happens below the floor is not judged by the ghost from then on.
 */
export function forget(ghost: Ghost, floor: Slot): void {
  ghost.floor = floor;
  const { tried, chosen, decided, replicas, reference } = ghost;
  const maps = [tried, chosen, decided, reference.states];
  for (const map of maps) dropBelow(map, floor);
  for (const { learned } of replicas.values()) dropBelow(learned, floor);
  forgetResults(ghost, floor);
}

function dropBelow(map: Map<Slot, unknown>, floor: Slot): void {
  for (const slot of map.keys()) if (slot < floor) map.delete(slot);
}

/** Of each session the last command below the floor stays: replicas answer with it, and snapshots hold it. */
function forgetResults(
  { reference: { results }, requested, reads, forgotten }: Ghost,
  floor: Slot,
): void {
  const last = new Map<SessionId, number>();
  for (const [key, { slot }] of results) {
    if (slot >= floor) continue;
    const [session, seq] = partsOf(key);
    last.set(session, Math.max(last.get(session) ?? 0, seq));
  }
  for (const [session, seq] of last) forgotten.set(session, seq - 1);
  for (const map of [results, requested, reads]) {
    for (const key of map.keys()) {
      const [session, seq] = partsOf(key);
      if (seq <= (forgotten.get(session) ?? 0)) map.delete(key);
    }
  }
}

function partsOf(key: string): readonly [SessionId, number] {
  const [session, seq] = key.split('#') as [SessionId, string];
  return [session, Number(seq)];
}

import type { Micros } from '../../paxos/index.ts';
import { elsewhere, hashText, isAtEnd, playOne, type World } from '../../sim/index.ts';
import type { Branch } from './branches.ts';

/** The name of a broken rule is part of the hash. From here on, the hashes of both tell only of what happens. */
export function alignHashes(model: World, copy: World): void {
  copy.hash.set(model.hash);
}

/**
 * Branches on different rules do the same from their fork on, until a rule makes a difference. Returns the last
 * event that is the same in both, as far as both have been played; at most `most` events are looked at.
 */
export function partingOf(
  [a, b]: readonly [Branch, Branch],
  fork: number,
  most: number,
): { readonly index: number; readonly time: Micros } {
  const [left, right] = [elsewhere(a.history, fork), elsewhere(b.history, fork)];
  alignHashes(left.world, right.world);
  let { index, time } = left.world;
  for (let played = 0; played < most && !isAtEnd(left) && !isAtEnd(right); played += 2) {
    playOne(left, Infinity);
    playOne(right, Infinity);
    if (hashText(left.world) !== hashText(right.world)) break;
    ({ index, time } = left.world);
  }
  return { index, time };
}

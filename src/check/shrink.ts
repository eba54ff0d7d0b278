import { keyValue, rulesFor } from '../paxos/index.ts';
import { advance, apply, createWorld, refusal, type Hand, type Recording } from '../sim/index.ts';
import type { CampaignPlan } from './campaign.ts';
import { observe, openCheck } from './safety.ts';
import type { Violation } from './violation.ts';

/** Makes a recording that breaks an invariant short, so that a person can see why. */

interface Replayed {
  /** The first that was found; null for none. */
  readonly violation: Violation | null;
  /** The hands that could be played, at the moments at which they were. */
  readonly hands: readonly Hand[];
}

/** Plays a recording on the rules of the plan until an invariant breaks, up to so many actions. */
export function replayed(
  { cluster, seed, hands }: Recording,
  { events, variant }: CampaignPlan,
): Replayed {
  const lawful = rulesFor(cluster.settings, keyValue);
  const world = createWorld(cluster, seed, variant?.(lawful, cluster) ?? lawful);
  const check = openCheck(world);
  const played: Hand[] = [];
  const waiting = [...hands];
  while (world.index < events) {
    const [hand] = waiting;
    const isDue = hand !== undefined && hand.index <= world.index;
    if (isDue) waiting.shift();
    // With others gone, a hand may find nothing to act on: then it does nothing.
    if (isDue && refusal(world, hand.action) !== null) continue;
    if (isDue) played.push({ index: world.index, at: world.time, action: hand.action });
    const occurrence = isDue ? apply(world, hand.action, world.time) : advance(world, Infinity);
    if (occurrence === null) break;
    const [violation] = observe(check, world, occurrence);
    if (violation !== undefined) return { violation, hands: played };
  }
  return { violation: null, hands: played };
}

/**
 * What is left of a recording when hands are taken away, as long as it breaks the same invariant and
 * no later. First halves of them go, in the end single ones.
 */
export function shrink(recording: Recording, plan: CampaignPlan, found: Violation): Recording {
  let { hands } = recording;
  let { index } = found;
  const isEnough = (fewer: readonly Hand[]): boolean => {
    const run = replayed({ ...recording, hands: fewer }, { ...plan, events: index });
    if (run.violation?.invariant !== found.invariant) return false;
    hands = run.hands;
    index = run.violation.index;
    return true;
  };
  for (let size = hands.length; size >= 1;) {
    const before = hands.length;
    for (let at = 0; at < hands.length;) {
      if (!isEnough(hands.toSpliced(at, size))) at += size;
    }
    // With some gone, others may be idle that were not.
    if (size > 1 || hands.length === before) size = Math.floor(size / 2);
  }
  return { ...recording, hands };
}

import { refusal, type Hand, type Recording } from '../sim/index.ts';
import type { CampaignPlan } from './campaign.ts';
import { openFaultRun, playHand, playNext, settle, type FaultRun } from './fault-run.ts';
import type { Violation } from './violation.ts';

/** Shortens a recording that breaks an invariant, so that a person can see why it does. */

/** Plays the hands on the rules of the plan, to its number of actions or to the first violation. */
export function replayed({ cluster, seed, hands }: Recording, plan: CampaignPlan): FaultRun {
  const run = openFaultRun(cluster, seed, plan.variant);
  const { world } = run;
  let next = 0;
  while (world.index < plan.events && run.violation === null) {
    const hand = hands[next];
    if (hand !== undefined && hand.index <= world.index) {
      next += 1;
      // Without the hands before it, a hand may be illegal: then it is skipped.
      if (refusal(world, hand.action) === null) playHand(run, hand.action);
    } else if (!playNext(run)) break;
  }
  return run;
}

/**
 * Takes hands out of a recording while it still breaks the same invariant, and no later: first
 * halves of them, in the end single hands. If the invariant broke only after the faults had
 * stopped, each try stops them after as many actions and is judged to its end.
 */
export function shrink(recording: Recording, plan: CampaignPlan, found: Violation): Recording {
  const isLate = found.index > plan.events;
  let hands: readonly Hand[] = recording.hands.filter(({ index }) => index < plan.events);
  let best: readonly Hand[] = recording.hands;
  let { index } = found;
  const isEnough = (fewer: readonly Hand[]): boolean => {
    const events = isLate ? plan.events : index;
    const run = replayed({ ...recording, hands: fewer }, { ...plan, events });
    const faults = [...run.hands];
    if (isLate) settle(run);
    if (run.violation?.invariant !== found.invariant) return false;
    hands = faults;
    best = run.hands;
    index = run.violation.index;
    return true;
  };
  for (let size = hands.length; size >= 1;) {
    const before = hands.length;
    for (let at = 0; at < hands.length;) {
      if (!isEnough(hands.toSpliced(at, size))) at += size;
    }
    // When some hands are gone, others may have become idle.
    if (size > 1 || hands.length === before) size = Math.floor(size / 2);
  }
  return { ...recording, hands: best };
}

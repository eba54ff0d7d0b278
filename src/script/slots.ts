import type { Slot } from '../paxos/index.ts';
import type { Phrase } from './pattern.ts';
import { Refused } from './refused.ts';

/** One slot, or all from one to another. */

const MOST = 10_000;

/** The first and the last of the slots. */
export function endsOf({ args }: Phrase<'slots'>): readonly [Slot, Slot] {
  if ('slot' in args) return [args.slot, args.slot];
  const { first, last } = args;
  if (last < first) throw new Refused(`slots ${first} to ${last} are none`);
  return [first, last];
}

export function slotsOf(slots: Phrase<'slots'>): readonly Slot[] {
  const [first, last] = endsOf(slots);
  const count = last - first + 1;
  if (count > MOST) throw new Refused(`slots ${first} to ${last} are more than ${MOST}`);
  return Array.from({ length: count }, (_, at) => first + at);
}

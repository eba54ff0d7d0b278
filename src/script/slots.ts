import type { Slot } from '../paxos/index.ts';
import type { Phrase } from './pattern.ts';
import { Refused } from './refused.ts';

/** One slot, or all from one to another. */

const MOST = 10_000;

function ends({ args }: Phrase<'slots'>): readonly [Slot, Slot] {
  return 'slot' in args ? [args.slot, args.slot] : [args.first, args.last];
}

export function isAmong(slot: Slot, slots: Phrase<'slots'>): boolean {
  const [first, last] = ends(slots);
  return slot >= first && slot <= last;
}

export function slotsOf(slots: Phrase<'slots'>): readonly Slot[] {
  const [first, last] = ends(slots);
  const count = last - first + 1;
  if (count < 1) throw new Refused(`slots ${first} to ${last} are none`);
  if (count > MOST) throw new Refused(`slots ${first} to ${last} are more than ${MOST}`);
  return Array.from({ length: count }, (_, at) => first + at);
}

import type { ProcessId } from '../../paxos/index.ts';
import { retrace, type Occurrence } from '../../sim/index.ts';
import { witnessOf, type Branch } from './branches.ts';
import type { Witness } from '../view/event-view.ts';

/**
 * The past of a branch, to be read backwards. A stretch is played again when it is wanted, each at
 * most once, until the budget is spent.
 */
export interface Trail {
  readonly branch: Branch;
  /** No event after this one is read. */
  readonly end: number;
  readonly stretches: Map<number, readonly Witness[]>;
  /** The number of events that may still be played again. */
  left: number;
}

export function openTrail(branch: Branch, end: number, budget: number): Trail {
  return { branch, end, stretches: new Map(), left: budget };
}

/** The event that led to `index`; null if the budget does not reach that far. */
export function seenAt(trail: Trail, index: number): Witness | null {
  const { stride } = trail.branch.history;
  const stretch = Math.floor((index - 1) / stride);
  return stretchAt(trail, stretch)?.[index - 1 - stretch * stride] ?? null;
}

/** The latest wanted event before `index`; `start` if there is none, null if the budget ends before one is found. */
export function latestBefore(
  trail: Trail,
  index: number,
  wanted: (seen: Witness) => boolean,
): Witness | 'start' | null {
  const { stride } = trail.branch.history;
  for (let at = Math.floor((index - 2) / stride); at >= 0; at--) {
    const stretch = stretchAt(trail, at);
    if (stretch === null) return null;
    const found = stretch.findLast((seen) => seen.occurrence.index < index && wanted(seen));
    if (found !== undefined) return found;
  }
  return 'start';
}

function stretchAt(trail: Trail, at: number): readonly Witness[] | null {
  const { branch, end, stretches } = trail;
  const known = stretches.get(at);
  if (known !== undefined) return known;
  const { history } = branch;
  const from = at * history.stride;
  const to = Math.min(end, from + history.stride);
  if (to - from > trail.left) return null;
  trail.left -= to - from;
  const made: Witness[] = [];
  retrace(history, from, to, (occurrence, there) =>
    made.push(witnessOf(branch, occurrence, there)),
  );
  stretches.set(at, made);
  return made;
}

/** What a process kept of an event: usually one handler ran or none; more run where an action has parts. */
export function partsOf({ occurrence }: Witness, process: ProcessId): readonly Occurrence[] {
  const { parts, actor, kept } = occurrence;
  if (parts.length > 0) return parts.filter((part) => part.actor === process);
  return actor === process && kept ? [occurrence] : [];
}

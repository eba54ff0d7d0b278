import type { Beat, EventView, Frame } from '../../contract/index.ts';

/** This file selects the event that gets the one sentence there is room for. */

/**
 * The weight of a beat for a viewer: first what broke, then who leads and works, then what is
 * chosen, then who knows.
 */
const WEIGHTS: Readonly<Record<Beat['kind'], number>> = {
  broken: 5,
  crashed: 4,
  restarted: 4,
  wiped: 4,
  cut: 4,
  healed: 4,
  adopted: 3,
  preempted: 3,
  quorumLost: 3,
  reconfigured: 3,
  standing: 3,
  chosen: 2,
  handedOver: 1,
  redirected: 1,
  answered: 1,
  decided: 1,
  learned: 1,
  performed: 1,
};

/** The greatest weight of an event's beats; an event without beats weighs nothing. */
export function weightOf(event: EventView): number {
  return event.beats.reduce((most, beat) => Math.max(most, WEIGHTS[beat.kind]), 0);
}

/** The heaviest event that passed, and of equals the latest; null if only quiet events passed. */
export function worthiest(frame: Frame, passed: readonly EventView[]): EventView | null {
  const events = frame.event === null ? passed : [...passed, frame.event];
  let best: EventView | null = null;
  for (const event of events) {
    if (event.quiet) continue;
    if (best === null || weightOf(event) >= weightOf(best)) best = event;
  }
  return best;
}

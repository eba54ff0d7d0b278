import type { Beat, EventView, Frame } from '../../contract/index.ts';

/** Which of the events that fly past is worth the one sentence there is room for. */

/** How much a beat matters to somebody who watches: what holds no more, who leads and who works, then what is chosen, then who knows. */
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

/** Heavier is better; events without a beat weigh nothing. */
export function weightOf(event: EventView): number {
  return event.beats.reduce((most, beat) => Math.max(most, WEIGHTS[beat.kind]), 0);
}

/** The heaviest of what passed, the latest of equals; null where only quiet things happened. */
export function worthiest(frame: Frame, passed: readonly EventView[]): EventView | null {
  const events = frame.event === null ? passed : [...passed, frame.event];
  let best: EventView | null = null;
  for (const event of events) {
    if (event.quiet) continue;
    if (best === null || weightOf(event) >= weightOf(best)) best = event;
  }
  return best;
}

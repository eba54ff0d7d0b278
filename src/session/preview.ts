import type { EventView, Previews } from '../contract/index.ts';
import { apply, copy, observe, refusal, type Action, type History } from '../sim/index.ts';
import { roadsOf } from './envelope-view.ts';
import { eventView } from './event-view.ts';

/** What an action would do now, tried on a copy of the world by the engine itself; it must be legal. */
export function previewOf({ world: now, facts: known }: History, action: Action): EventView {
  const world = copy(now);
  const occurrence = apply(world, action, world.time);
  const facts = observe(known, occurrence);
  const roads = roadsOf(world);
  return eventView(world, { occurrence, facts, roads, byHand: true, breaks: [] });
}

/** More than anybody reads; each costs a copy of the world. */
const PREVIEWS_MAX = 200;

/** What delivering each message would do now, of those that can be delivered, in the frame's order. */
export function previewsOf(history: History): Previews {
  const previews: Previews['previews'][number][] = [];
  for (const envelope of history.world.envelopes.keys()) {
    const action: Action = { kind: 'deliver', envelope };
    if (refusal(history.world, action) !== null) continue;
    if (previews.length === PREVIEWS_MAX) return { previews, whole: false };
    previews.push({ envelope, event: previewOf(history, action) });
  }
  return { previews, whole: true };
}

import type { EventView, Previews } from '../contract/index.ts';
import {
  apply,
  copy,
  observe,
  refusal,
  type Action,
  type Envelope,
  type Facts,
  type History,
  type World,
} from '../sim/index.ts';
import { roadsOf } from './envelope-view.ts';
import { eventView } from './event-view.ts';

/** What an action would do now, tried on a copy of the world by the engine itself; it must be legal. */
export function previewOf({ world, facts }: History, action: Action): EventView {
  return tried(copy(world), facts, action);
}

function tried(world: World, known: Facts, action: Action): EventView {
  const occurrence = apply(world, action, world.time);
  const facts = observe(known, occurrence);
  const roads = roadsOf(world);
  return eventView(world, { occurrence, facts, roads, byHand: true, breaks: [] });
}

/** More than anybody reads; each costs a copy of the world. */
const PREVIEWS_MAX = 200;

/** What delivering each message would do now, of those that can be delivered, in the frame's order. */
export function previewsOf({ world, facts }: History): Previews {
  const previews: Previews['previews'][number][] = [];
  for (const envelope of world.envelopes.values()) {
    const action: Action = { kind: 'deliver', envelope: envelope.id };
    if (refusal(world, action) !== null) continue;
    if (previews.length === PREVIEWS_MAX) return { previews, whole: false };
    previews.push({ envelope: envelope.id, event: tried(copyFor(world, envelope), facts, action) });
  }
  return { previews, whole: true };
}

/**
 * A copy in which this message alone is under way and nothing is due: a delivery looks at neither,
 * and they would be most of what is copied.
 */
function copyFor(world: World, envelope: Envelope): World {
  return copy({ ...world, agenda: [], envelopes: new Map([[envelope.id, envelope]]) });
}

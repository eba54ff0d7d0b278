import type { EventView, NodeId, Outcome, Previews } from '../contract/index.ts';
import {
  apply,
  copy,
  observe,
  type Action,
  type Envelope,
  type Facts,
  type History,
  type World,
} from '../sim/index.ts';
import { roadsOf } from './envelope-view.ts';
import { eventView } from './event-view.ts';
import { refusalProblem } from './legality.ts';

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

/** Of messages, and of timers: more than anybody reads; each costs a copy of the world. */
const PREVIEWS_MAX = 200;

/** What each delivery and each timer would do now, of those that may be known to be there. */
export function previewsOf(history: History, seenBy: NodeId | null): Previews {
  const { world } = history;
  const isSeen = (node: number) => seenBy === null || world.nodes[node]!.id === seenBy;
  const envelopes = [...world.envelopes.values()].filter(
    ({ toNode, state }) => isSeen(toNode) && (seenBy === null || state === 'waiting'),
  );
  const timers = world.processes
    .filter(({ node }) => isSeen(node))
    .flatMap(({ id: process, timers: armed }) =>
      armed.map(({ name, key }) => ({ process, name, key })),
    );
  return {
    deliveries: envelopes.slice(0, PREVIEWS_MAX).map((envelope) => ({
      envelope: envelope.id,
      outcome: outcomeOf(history, { kind: 'deliver', envelope: envelope.id }, envelope),
    })),
    timers: timers.slice(0, PREVIEWS_MAX).map((timer) => ({
      ...timer,
      outcome: outcomeOf(
        history,
        {
          kind: 'fire',
          process: timer.process,
          timer: timer.name,
          key: timer.key,
        },
        null,
      ),
    })),
  };
}

function outcomeOf({ world, facts }: History, action: Action, envelope: Envelope | null): Outcome {
  const problem = refusalProblem(world, action);
  if (problem !== null) return { kind: 'refused', problem };
  return { kind: 'event', event: tried(copyFor(world, envelope), facts, action) };
}

/**
 * A copy in which this message alone is under way and nothing is due: neither a delivery nor a timer
 * looks at the rest, which would be most of what is copied.
 */
function copyFor(world: World, envelope: Envelope | null): World {
  const envelopes = envelope === null ? [] : [[envelope.id, envelope] as const];
  return copy({ ...world, agenda: [], envelopes: new Map(envelopes) });
}

import type { EventView, NodeId, Outcome, Previews } from '../../contract/index.ts';
import {
  apply,
  copy,
  copyAt,
  seeTruth,
  type Action,
  type Envelope,
  type Truth,
  type History,
  type World,
} from '../../sim/index.ts';
import { roadsOf } from '../view/envelope-view.ts';
import { eventView } from '../view/event-view.ts';
import { refusalProblem } from '../run/legality.ts';

/** The event that a legal action would cause now; the engine tries it on a copy of the world. */
export function previewOf({ world, truth }: History, action: Action): EventView {
  return tried(copy(world), truth, action);
}

function tried(world: World, known: Truth, action: Action): EventView {
  const occurrence = apply(world, action, world.time);
  const truth = seeTruth(known, occurrence, world);
  const seen = { occurrence, truth, byHand: true };
  const load = world.load.kind;
  return eventView(world, { ...seen, roads: roadsOf(world), load, breaks: [], restored: null });
}

/** The most messages, and the most timers, that one answer covers: more than a person reads. */
const PREVIEWS_MAX = 200;

/** What each delivery and each timer would do now. A viewer who sees as one node gets only what that node knows. */
export function previewsOf(history: History, seenBy: NodeId | null): Previews {
  const { world } = history;
  const isSeen = (node: number) => seenBy === null || world.nodes[node]!.id === seenBy;
  const envelopes = [...world.envelopes.values()].filter(
    ({ toNode, state }) => isSeen(toNode) && (seenBy === null || state === 'waiting'),
  );
  const timers = world.processes
    .filter(({ node }) => isSeen(node))
    .flatMap(({ id: process, node, timers: armed }) =>
      armed.map(({ name, key }) => ({ process, node, name, key })),
    );
  return {
    deliveries: envelopes.slice(0, PREVIEWS_MAX).map((envelope) => {
      const action: Action = { kind: 'deliver', envelope: envelope.id };
      const outcome = outcomeAt(history, action, envelope.toNode, envelope);
      return { envelope: envelope.id, outcome };
    }),
    timers: timers.slice(0, PREVIEWS_MAX).map(({ node, process, name, key }) => {
      const action: Action = { kind: 'fire', process, timer: name, key };
      return { process, name, key, outcome: outcomeAt(history, action, node, null) };
    }),
  };
}

/** A delivery or a timer looks only at its node, so the copy leaves out the rest of the world. */
function outcomeAt(
  { world, truth }: History,
  action: Action,
  node: number,
  envelope: Envelope | null,
): Outcome {
  const problem = refusalProblem(world, action);
  if (problem !== null) return { kind: 'refused', problem };
  return { kind: 'event', event: tried(copyAt(world, node, envelope), truth, action) };
}

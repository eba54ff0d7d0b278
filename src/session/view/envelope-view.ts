import type { EnvelopeView } from '../../contract/index.ts';
import { linkAt, type Envelope, type World } from '../../sim/index.ts';

/** The part of a world that decides an envelope's fate; it is never changed in place. */
export type Roads = Pick<World['links'], 'cut' | 'policies' | 'common'>;

export function roadsOf({ links: { cut, policies, common } }: World): Roads {
  return { cut, policies, common };
}

/** What will end an envelope before it arrives, as things stand. */
function fateOf(world: World, roads: Roads, envelope: Envelope): EnvelopeView['fate'] {
  if (envelope.state === 'waiting') return 'arrives';
  const link = linkAt(world, envelope.fromNode, envelope.toNode);
  if (roads.cut[link]!) return 'cut';
  return envelope.lost ? 'lost' : 'arrives';
}

/** Views of envelopes; each is made once and kept while its fate stays the same. */
export type EnvelopeViews = WeakMap<Envelope, EnvelopeView>;

export function envelopeView(
  world: World,
  roads: Roads,
  envelope: Envelope,
  views?: EnvelopeViews,
): EnvelopeView {
  const fate = fateOf(world, roads, envelope);
  const known = views?.get(envelope);
  if (known !== undefined && known.fate === fate) return known;
  const { id, from, to, body, state, cause, sentAt, dueAt, copyOf } = envelope;
  const fromNode = world.nodes[envelope.fromNode]!.id;
  const toNode = world.nodes[envelope.toNode]!.id;
  const view = { id, from, to, fromNode, toNode, body, state, fate, cause, sentAt, dueAt, copyOf };
  views?.set(envelope, view);
  return view;
}

import { keyValue, rulesFor, type Rules } from '../paxos/index.ts';
import type { Recording } from '../sim/index.ts';
import { MUTATIONS } from './mutations.ts';
import type { PublishedVariant, Variant } from './variant.ts';
import { OF_PHASES } from './variants-phases.ts';
import { OF_REPLICAS } from './variants-replicas.ts';

const numberOf = ({ id }: Variant) => Number(id.slice(1));

/** The ids and figures are those of the conformance plan. */
export const VARIANTS: readonly PublishedVariant[] = [...OF_PHASES, ...OF_REPLICAS].toSorted(
  (a, b) => numberOf(a) - numberOf(b),
);

/** Every variant, the published ones first. */
export const BROKEN: readonly Variant[] = [...VARIANTS, ...MUTATIONS];

/** The rules that a recording runs on; undefined for the protocol's own rules. */
export function rulesOf({ cluster, variant }: Recording): Rules | undefined {
  if (variant === undefined) return undefined;
  const known = BROKEN.find(({ id }) => id === variant);
  if (known === undefined) throw new RangeError(`no variant ${variant}`);
  return known.change(rulesFor(cluster.settings, keyValue), cluster);
}

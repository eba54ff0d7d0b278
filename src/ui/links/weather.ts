import type { Action, Link, LinkPolicy, LinkView, Micros } from '../../contract/index.ts';

/** Weather of single links: slow, lossy, or as all others. */

/** The policy a link has of its own; null where that of all applies. */
export function ownPolicy(links: readonly LinkView[], { from, to }: Link): LinkPolicy | null {
  return links.find((link) => link.from === from && link.to === to)?.policy ?? null;
}

function isSame(one: LinkPolicy, other: LinkPolicy): boolean {
  return (Object.keys(one) as (keyof LinkPolicy)[]).every((field) => one[field] === other[field]);
}

interface Weather {
  readonly now: LinkPolicy;
  readonly others: readonly Link[];
}

/** The policy of the first of these links, or of every link for null, and those of them that have another. */
export function weatherOf(
  chosen: readonly Link[] | null,
  links: readonly LinkView[],
  common: LinkPolicy,
): Weather {
  const policy = (link: Link) => ownPolicy(links, link) ?? common;
  const first = chosen?.[0];
  const now = first === undefined ? common : policy(first);
  const others = (chosen ?? links).filter((link) => !isSame(policy(link), now));
  return { now, others };
}

const SLOWER = 10;
const SLOW_AT_LEAST: Micros = 100_000;
const LOSS = 0.3;

/** As before, but ten times as slow as all others are, and at least 100 ms. */
export function slower(policy: LinkPolicy, common: LinkPolicy, max: Micros): LinkPolicy {
  const times = (latency: Micros) => Math.min(max, Math.max(SLOW_AT_LEAST, latency * SLOWER));
  return {
    ...policy,
    transport: policy.transport === 'manual' ? 'reliable' : policy.transport,
    latencyMin: times(common.latencyMin),
    latencyMax: times(common.latencyMax),
  };
}

/** As before, but about a third is lost. */
export function lossier(policy: LinkPolicy): LinkPolicy {
  return { ...policy, transport: 'unreliable', loss: LOSS };
}

export function weatherOn(links: readonly Link[], policy: LinkPolicy): Action {
  return { kind: 'weather', links, policy };
}

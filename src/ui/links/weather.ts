import type { Action, Link, LinkPolicy, LinkView, Micros } from '../../contract/index.ts';

/** Single links can be made slow or lossy, or follow the policy of the run again. */

/** The policy that a link has of its own, or null if it follows the policy of the run. */
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

/** The policy of the first of these links (of the run for null), and the links that have another policy. */
export function weatherOf(
  selected: readonly Link[] | null,
  links: readonly LinkView[],
  common: LinkPolicy,
): Weather {
  const policy = (link: Link) => ownPolicy(links, link) ?? common;
  const first = selected?.[0];
  const now = first === undefined ? common : policy(first);
  const others = (selected ?? links).filter((link) => !isSame(policy(link), now));
  return { now, others };
}

const SLOWER = 10;
const SLOW_AT_LEAST: Micros = 100_000;
const LOSS = 0.3;

/** The same policy, but ten times as slow as the common one and at least 100 ms. */
export function slower(policy: LinkPolicy, common: LinkPolicy, max: Micros): LinkPolicy {
  const times = (latency: Micros) => Math.min(max, Math.max(SLOW_AT_LEAST, latency * SLOWER));
  return {
    ...policy,
    transport: policy.transport === 'manual' ? 'reliable' : policy.transport,
    latencyMin: times(common.latencyMin),
    latencyMax: times(common.latencyMax),
  };
}

/** The same policy, but about a third of the messages is lost. */
export function lossier(policy: LinkPolicy): LinkPolicy {
  return { ...policy, transport: 'unreliable', loss: LOSS };
}

/** Changes the policy of each of these links, in one action if all have the same policy. */
export function changeWeather(
  selected: readonly Link[],
  links: readonly LinkView[],
  common: LinkPolicy,
  make: (policy: LinkPolicy) => LinkPolicy,
): readonly Action[] {
  const { others } = weatherOf(selected, links, common);
  const alike = others.length === 0 ? [selected] : selected.map((link) => [link]);
  return alike.map((some) => weatherOn(some, make(weatherOf(some, links, common).now)));
}

export function weatherOn(links: readonly Link[], policy: LinkPolicy): Action {
  return { kind: 'weather', links, policy };
}

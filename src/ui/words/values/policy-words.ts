import type { ElectionPolicy, LinkPolicy, Transport } from '../../../contract/index.ts';
import { chanceText, spanText } from './format.ts';

export const TRANSPORTS: Readonly<
  Record<Transport, { readonly name: string; readonly about: string }>
> = {
  reliable: { name: 'Reliable', about: 'loses no message, keeps their order, waits at a cut' },
  unreliable: { name: 'Unreliable', about: 'may lose, duplicate and reorder messages' },
  manual: { name: 'By hand', about: 'holds every message until a person delivers it' },
};

interface ElectionWords {
  readonly name: string;
  readonly about: string;
  /** The sentence when a person selects it during a run. */
  readonly told: string;
}

export const ELECTIONS: Readonly<Record<ElectionPolicy, ElectionWords>> = {
  monitor: {
    name: 'Monitor',
    about: 'A leader scouts only when it has heard of no active leader for a while.',
    told: 'From now on a passive leader pings the others, and scouts when no active one answers.',
  },
  eager: {
    name: 'Eager',
    about: 'Every leader scouts at once, at the start and when preempted, which makes duels.',
    told: 'From now on every passive leader scouts at once.',
  },
  manual: {
    name: 'Manual',
    about: 'No leader scouts until you fire its elect timer.',
    told: 'From now on no leader scouts until a person fires its elect timer.',
  },
};

/** Says what a link does to messages: `unreliable, 5 ms to 15 ms, loses 10 %`. */
export function policyText(policy: LinkPolicy): string {
  switch (policy.transport) {
    case 'manual':
      return 'every message is held until a person delivers it';
    case 'reliable':
      return `reliable, ${latencyText(policy)}`;
    case 'unreliable':
      return [
        `unreliable, ${latencyText(policy)}`,
        ...(policy.loss > 0 ? [`loses ${chanceText(policy.loss)}`] : []),
        ...(policy.duplication > 0 ? [`doubles ${chanceText(policy.duplication)}`] : []),
        ...(policy.reordering > 0 ? [`slows ${chanceText(policy.reordering)}`] : []),
      ].join(', ');
  }
}

function latencyText({ latencyMin, latencyMax }: LinkPolicy): string {
  if (latencyMin === latencyMax) return spanText(latencyMin);
  return `${spanText(latencyMin)} to ${spanText(latencyMax)}`;
}

import type { LinkPolicy, Transport } from '../../../contract/index.ts';
import { chanceText, spanText } from './format.ts';

const TRANSPORTS: Readonly<Record<Transport, string>> = {
  reliable: 'Reliable',
  unreliable: 'Unreliable',
  manual: 'By hand',
};

const TRANSPORT_MEANINGS: Readonly<Record<Transport, string>> = {
  reliable: 'loses no message, keeps their order, waits at a cut',
  unreliable: 'may lose, duplicate and reorder messages',
  manual: 'holds every message until a person delivers it',
};

export function transportName(transport: Transport): string {
  return TRANSPORTS[transport];
}

export function transportMeaning(transport: Transport): string {
  return TRANSPORT_MEANINGS[transport];
}

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

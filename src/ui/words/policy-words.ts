import type { LinkPolicy } from '../../contract/index.ts';
import { chanceText, spanText } from './format.ts';

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

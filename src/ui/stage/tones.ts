import type { Ballot } from '../../contract/index.ts';
import { hueOf } from '../../scene/index.ts';

/** The colours of a ballot's owner, as custom properties of the theme. Even rounds take the stronger tone. */
export interface Tone {
  readonly fill: string;
  readonly strong: string;
  readonly on: string;
}

const INK: Tone = { fill: 'var(--ink-3)', strong: 'var(--ink-2)', on: 'var(--paper)' };

export function toneOf({ round, leader }: Ballot): Tone {
  if (leader === 0) return INK;
  const hue = hueOf(leader);
  const strong = `var(--ballot-${hue}-strong)`;
  return round % 2 === 0
    ? { fill: strong, strong, on: 'var(--paper)' }
    : { fill: `var(--ballot-${hue})`, strong, on: `var(--ballot-${hue}-on)` };
}

import type { CSSProperties } from 'react';
import type { Ballot } from '../../contract/index.ts';

const HUES = 8;

/** Custom properties that give an element the hue of a ballot's owner; none for the ballot below all. */
export function hueOf(ballot: Ballot | null): CSSProperties {
  if (ballot === null || ballot.leader === 0) return {};
  const hue = ((ballot.leader - 1) % HUES) + 1;
  return {
    '--hue': `var(--ballot-${hue})`,
    '--hue-strong': `var(--ballot-${hue}-strong)`,
    '--hue-on': `var(--ballot-${hue}-on)`,
  } as CSSProperties;
}

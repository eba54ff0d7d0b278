import type { CSSProperties } from 'react';
import type { Ballot } from '../../contract/index.ts';
import { hueOf } from '../../scene/index.ts';

/** Custom properties that give an element the hue of a ballot's owner; none for the lowest ballot. */
export function hueStyle(ballot: Ballot | null): CSSProperties {
  if (ballot === null || ballot.leader === 0) return {};
  const hue = hueOf(ballot.leader);
  return {
    '--hue': `var(--ballot-${hue})`,
    '--hue-strong': `var(--ballot-${hue}-strong)`,
    '--hue-on': `var(--ballot-${hue}-on)`,
  } as CSSProperties;
}

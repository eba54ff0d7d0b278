import { describe, expect, it } from 'vitest';
import type { NodeId } from '../../contract/index.ts';
import { afterSecond, NEW_ROUND, type Deed } from './plan.ts';

/** The deeds of this many seconds with the second of each. */
function deedsOf(seconds: number, leader: (second: number) => NodeId | null) {
  const deeds: (readonly [number, Deed])[] = [];
  let round = NEW_ROUND;
  for (let second = 1; second <= seconds; second++) {
    const after = afterSecond(round, leader(second));
    ({ round } = after);
    if (after.deed !== null) deeds.push([second, after.deed]);
  }
  return deeds;
}

describe('a night by itself', () => {
  it('crashes the leader every half minute and restarts it some seconds later', () => {
    expect(deedsOf(75, (second) => (second < 31 ? 'n1' : 'n2'))).toEqual([
      [30, { kind: 'crash', node: 'n1' }],
      [42, { kind: 'restart', node: 'n1' }],
      [60, { kind: 'crash', node: 'n2' }],
      [72, { kind: 'restart', node: 'n2' }],
    ]);
  });

  it('waits with a crash until somebody leads', () => {
    expect(deedsOf(50, (second) => (second < 45 ? null : 'n3'))).toEqual([
      [45, { kind: 'crash', node: 'n3' }],
    ]);
  });

  it('begins another run after some minutes, however often, and with every server up', () => {
    const deeds = deedsOf(24 * 60, () => 'n1');
    const begun = deeds.filter(([, { kind }]) => kind === 'begin').map(([second]) => second);
    expect(begun).toEqual([240, 480, 720, 960, 1200, 1440]);
    const kinds = deeds.map(([, { kind }]) => kind).join(' ');
    expect(kinds).not.toMatch(/crash crash|restart restart|begin restart/u);
  });
});

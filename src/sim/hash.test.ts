import { describe, expect, it } from 'vitest';
import { rulesFor, keyValue, type Rules } from '../paxos/index.ts';
import { createWorld } from './apply.ts';
import type { Cluster } from './cluster.ts';
import { hashText } from './hash.ts';
import { playTo, threeServers } from './testing/samples.ts';

const cluster = threeServers();

function hashOf(until: number, rules?: Rules, seed = 1, one = cluster): string {
  const world = createWorld(one, seed, rules);
  playTo(world, until);
  return hashText(world);
}

describe('the hash of a run', () => {
  it('is sixteen hexadecimal digits that differ from moment to moment', () => {
    const world = createWorld(cluster, 1);
    const seen = new Set([hashText(world)]);
    for (let at = 100; at <= 300_000; at += 100) {
      const played = playTo(world, at).length;
      if (played > 0) seen.add(hashText(world));
      expect(hashText(world)).toMatch(/^[0-9a-f]{16}$/);
    }
    expect(seen.size).toBeGreaterThan(100);
  });

  it('has both halves at work', () => {
    const halves = Array.from({ length: 50 }, (_, seed) => hashOf(50_000, undefined, seed));
    expect(new Set(halves.map((one) => one.slice(0, 8))).size).toBe(50);
    expect(new Set(halves.map((one) => one.slice(8))).size).toBe(50);
  });

  it('knows the seed and the cluster before anything has happened', () => {
    expect(hashOf(0, undefined, 1)).not.toBe(hashOf(0, undefined, 2));
    expect(hashOf(0)).not.toBe(hashOf(0, undefined, 1, threeServers({ loopback: 2_000 })));
  });

  it('does not depend on the order of keys in a file', () => {
    const turned = Object.fromEntries(Object.entries(cluster).toReversed()) as unknown as Cluster;
    expect(JSON.stringify(turned)).not.toBe(JSON.stringify(cluster));
    expect(hashOf(50_000, undefined, 1, turned)).toBe(hashOf(50_000));
  });

  it('tells what was said, even where the same number of messages went the same ways', () => {
    const told = rulesFor(cluster.settings, keyValue);
    const lying: Rules = {
      ...told,
      application: {
        ...keyValue,
        apply: (state, op) => ({ ...keyValue.apply(state as never, op), result: 'no' }),
        describe: () => [],
      },
    };
    const world = createWorld(cluster, 1, told);
    const other = createWorld(cluster, 1, lying);
    const [a, b] = [playTo(world, 400_000), playTo(other, 400_000)];
    const ways = (played: typeof a) =>
      played.map(({ index, at, action, sent }) => [index, at, action, sent]);
    expect(ways(a)).toEqual(ways(b));
    expect(a.some(({ step: done }) => done?.notes.some(({ kind }) => kind === 'answered'))).toBe(
      true,
    );
    expect(hashText(world)).not.toBe(hashText(other));
  });
});

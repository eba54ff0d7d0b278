import { describe, expect, it } from 'vitest';
import { greeting } from '../session/index.ts';
import { layout } from './layout.ts';
import { neighbour } from './neighbours.ts';
import type { Arrangement } from './plan.ts';

function made(arrangement: Arrangement) {
  const hosts = greeting().scenes[0]!.cluster.nodes;
  return layout({ hosts, seats: 3, arrangement, size: { width: 934, height: 496 }, target: 28 });
}

describe('going from process to process', () => {
  const score = made('role');

  it('follows lanes and columns', () => {
    expect(neighbour(score, 'r2', 'right')).toBe('l2');
    expect(neighbour(score, 'l2', 'right')).toBe('a2');
    expect(neighbour(score, 'l2', 'up')).toBe('l1');
    expect(neighbour(score, 'l2', 'down')).toBe('l3');
    expect(neighbour(score, 'l2', 'left')).toBe('r2');
  });

  it('stops at the edge', () => {
    expect(neighbour(score, 'a1', 'right')).toBeNull();
    expect(neighbour(score, 'a1', 'up')).toBeNull();
  });

  it.each(['role', 'machine'] as const)('reaches every process by %s', (arrangement) => {
    const all = made(arrangement);
    const seen = new Set([all.places[0]!.id]);
    for (const id of seen) {
      for (const direction of ['left', 'right', 'up', 'down'] as const) {
        const next = neighbour(all, id, direction);
        if (next !== null) seen.add(next);
      }
    }
    expect(seen.size).toBe(all.places.length);
  });
});

import { describe, expect, it } from 'vitest';
import { greeting } from '../session/index.ts';
import { boxAround, collide, pointOn, type Box, type Size } from './geometry.ts';
import { layout } from './layout.ts';
import type { Layout, Place } from './plan.ts';
import { wayBetween } from './ways.ts';

const ROOMS: readonly (readonly [string, Size])[] = [
  ['laptop', { width: 934, height: 470 }],
  ['phone', { width: 390, height: 490 }],
];
const SCENES = greeting().scenes.map(({ id, cluster }) => [id, cluster.nodes] as const);

function bodyOf({ middle, radius }: Place): Box {
  return boxAround(middle, { width: 1.7 * radius.width, height: 1.7 * radius.height });
}

/** The processes that a message from one process to another passes over. */
function passed(stage: Layout, from: Place, to: Place): readonly string[] {
  const curve = wayBetween(stage, from, to, 0);
  const points = Array.from({ length: 41 }, (_, at) => ({
    ...pointOn(curve, at / 40),
    width: 0,
    height: 0,
  }));
  return stage.places
    .filter((place) => place !== from && place !== to)
    .filter((place) => points.some((point) => collide(point, bodyOf(place))))
    .map(({ id }) => id);
}

/** The pairs of roles that speak with each other. */
const TALK = ['k r', 'r k', 'r l', 'l r', 'l a', 'a l', 'l l', 'r r'];

describe.each(ROOMS)('ways on a %s', (name, size) => {
  it.each(SCENES)('of the scene %s lead around nearly every process', (_, hosts) => {
    for (const arrangement of ['role', 'machine'] as const) {
      const seats = hosts.flatMap(({ processes }) => processes).filter((id) => id[0] === 'a');
      const stage = layout({ hosts, seats: seats.length, arrangement, size, target: 28 });
      const pairs = stage.places.flatMap((from) =>
        stage.places
          .filter((to) => from !== to && TALK.includes(`${from.id[0]} ${to.id[0]}`))
          .map((to) => [from, to] as const),
      );
      const over = pairs.filter(([from, to]) => passed(stage, from, to).length > 0);
      const most = name === 'laptop' ? 0.12 : 0.2;
      expect(over.length / pairs.length, arrangement).toBeLessThanOrEqual(most);
    }
  });

  it.each(SCENES)(
    'of the scene %s are the same when gone again, and beside one another',
    (_, hosts) => {
      const stage = layout({ hosts, seats: 3, arrangement: 'machine', size, target: 28 });
      const [from, to] = [stage.places[0]!, stage.places.at(-1)!];
      expect(wayBetween(stage, from, to, 0)).toEqual(wayBetween({ ...stage }, from, to, 0));
      const [one, next] = [0, 1].map((lane) => pointOn(wayBetween(stage, from, to, lane), 0.5));
      expect(Math.hypot(one!.x - next!.x, one!.y - next!.y)).toBeGreaterThan(5);
    },
  );
});

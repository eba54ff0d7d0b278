import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greeting } from '../session/index.ts';
import type { LinkView, NodeId, ProcessId, SceneId } from '../contract/index.ts';
import { boxAround, centre, collide, distanceTo, isInside, type Point } from './geometry.ts';
import { groundOf } from './ground.ts';
import { layout } from './layout.ts';
import { network } from './links.ts';
import type { Arrangement, Host, Layout } from './plan.ts';
import { seamOf, sidesOf } from './seam.ts';
import { SIGN } from './signs.ts';

const SIZES = [
  { width: 934, height: 443 },
  { width: 1060, height: 560 },
  { width: 390, height: 490 },
  { width: 520, height: 440 },
] as const;

function made(hosts: readonly Host[], arrangement: Arrangement, size: Layout['size']): Layout {
  const seats = hosts
    .flatMap(({ processes }) => processes)
    .filter((id) => id.startsWith('a')).length;
  return layout({ hosts, seats, arrangement, size, target: 28 });
}

const cut = (from: NodeId, to: NodeId): LinkView => ({ from, to, cut: true, policy: null });

/** All links between nodes of which `isHere` says different things, in both directions. */
function split(nodes: readonly NodeId[], isHere: (id: NodeId) => boolean): readonly LinkView[] {
  return nodes.flatMap((from) =>
    nodes.flatMap((to) => (isHere(from) === isHere(to) ? [] : [cut(from, to)])),
  );
}

function isWithin(region: readonly (readonly Point[])[], { x, y }: Point): boolean {
  let inside = false;
  for (const ring of region) {
    for (let at = 1; at < ring.length; at++) {
      const [a, b] = [ring[at - 1]!, ring[at]!];
      if (a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x))
        inside = !inside;
    }
  }
  return inside;
}

/** Names, controls and bodies that the signs of the cuts lie on. */
function covered(stage: Layout, links: readonly LinkView[]): readonly string[] {
  const { roads, seamSign } = network(stage, links);
  const wrong = roads.filter(({ cutThere, cutBack }) => cutThere || cutBack);
  const { names, rest } = groundOf(stage);
  const signs = [...(seamSign === null ? [] : [seamSign]), ...wrong.map(({ middle }) => middle)];
  return signs.flatMap((sign) => {
    const box = boxAround(sign, { width: SIGN, height: SIGN });
    const over = [...names, ...rest].filter((each) => collide(each, box)).length;
    return over === 0 && isInside(box, stage.size) ? [] : [JSON.stringify(sign)];
  });
}

describe('the sides of a network', () => {
  const nodes: readonly NodeId[] = ['n1', 'n2', 'n3', 'n4'];

  it('are one while everybody reaches everybody in some way', () => {
    expect(sidesOf(nodes, [])).toEqual([nodes]);
    expect(sidesOf(nodes, [cut('n1', 'n2'), cut('n2', 'n1')])).toEqual([nodes]);
    const oneWay = split(nodes, (id) => id === 'n1').filter(({ from }) => from === 'n1');
    expect(sidesOf(nodes, oneWay)).toEqual([nodes]);
  });

  it('are two when all links between them are cut in both directions', () => {
    expect(
      sidesOf(
        nodes,
        split(nodes, (id) => id === 'n2' || id === 'n3'),
      ),
    ).toEqual([
      ['n1', 'n4'],
      ['n2', 'n3'],
    ]);
  });

  it('may be more', () => {
    const alone = nodes.flatMap((from) =>
      nodes.flatMap((to) => (from === to ? [] : [cut(from, to)])),
    );
    expect(sidesOf(nodes, alone)).toHaveLength(4);
  });
});

describe.each(['role', 'machine'] as const)('a seam, arranged by %s', (arrangement) => {
  it('has every machine on its own side, and crosses none', () => {
    const scenes: readonly SceneId[] = ['minority', 'three-servers', 'by-role', 'replace'];
    fc.assert(
      fc.property(
        fc.constantFrom(...scenes),
        fc.constantFrom(...SIZES),
        fc.integer({ min: 1, max: 1_000 }),
        (scene, size, bits) => {
          const { cluster } = greeting().scenes.find(({ id }) => id === scene)!;
          const stage = made(cluster.nodes, arrangement, size);
          const nodes = stage.machines.map(({ id }) => id);
          const links = split(nodes, (id) => ((bits >> nodes.indexOf(id)) & 1) === 1);
          const seam = seamOf(stage, links);
          fc.pre(links.length > 0);
          expect(seam!.sides).toHaveLength(2);
          for (const { id, box } of stage.machines) {
            const at = seam!.sides.filter(({ region }) => isWithin(region, centre(box)));
            expect(at.map(({ nodes: own }) => own.includes(id))).toEqual([true]);
            for (const point of seam!.stitches.flatMap(({ points }) => points))
              expect(distanceTo(box, point)).toBeGreaterThan(-2);
          }
          expect(network(stage, links).roads.filter(({ cutThere }) => cutThere)).toEqual([]);
          expect(covered(stage, links)).toEqual([]);
        },
      ),
      { numRuns: 60, seed: 14 },
    );
  });

  it('joins parts only between machines of different sides', () => {
    const { cluster } = greeting().scenes.find(({ id }) => id === 'minority')!;
    const stage = made(cluster.nodes, arrangement, SIZES[0]);
    const few = new Set<NodeId>(['n1', 'n2', 'n7']);
    const links = split(
      stage.machines.map(({ id }) => id),
      (id) => few.has(id),
    );
    const { stitches } = seamOf(stage, links)!;
    expect(stitches.length).toBeGreaterThan(1);
    for (const { a, b } of stitches) expect(few.has(a)).not.toBe(few.has(b));
  });

  it('leaves single cuts beside it to signs of their own', () => {
    const { cluster } = greeting().scenes.find(({ id }) => id === 'minority')!;
    const stage = made(cluster.nodes, arrangement, SIZES[0]);
    const nodes = stage.machines.map(({ id }) => id);
    const links = [...split(nodes, (id) => id === 'n1' || id === 'n2'), cut('n4', 'n3')];
    const { seam, roads } = network(stage, links);
    expect(seam?.sides).toHaveLength(2);
    const signs = roads.filter(({ cutThere, cutBack }) => cutThere || cutBack);
    expect(signs).toMatchObject([{ a: 'n3', b: 'n4', cutThere: false, cutBack: true }]);
    expect(signs[0]!.arrow).not.toBeNull();
    expect(covered(stage, links)).toEqual([]);
  });
});

describe('the signs of single cuts', () => {
  const hosts = (count: number): readonly Host[] => [
    ...Array.from({ length: count }, (_, at): Host => {
      const n = at + 1;
      return { id: `n${n}`, processes: [`r${n}`, `l${n}`, `a${n}`] as ProcessId[] };
    }),
    { id: `n${count + 1}`, processes: ['k1'] },
    { id: `n${count + 2}`, processes: ['k2'] },
  ];

  it('cover no name, no control, no body and not each other', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Arrangement>('role', 'machine'),
        fc.constantFrom(...SIZES),
        fc.integer({ min: 3, max: 6 }),
        fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { minLength: 1, maxLength: 7 }),
        (arrangement, size, count, pairs) => {
          const stage = made(hosts(count), arrangement, size);
          const nodes = stage.machines.map(({ id }) => id);
          const links = pairs.flatMap(([one, other]) => {
            const [from, to] = [nodes[one % nodes.length]!, nodes[other % nodes.length]!];
            return from === to ? [] : [cut(from, to)];
          });
          expect(covered(stage, links)).toEqual([]);
          const { roads, seamSign } = network(stage, links);
          const wrong = roads.filter(({ cutThere, cutBack }) => cutThere || cutBack);
          const signs = [
            ...wrong.map(({ middle }) => middle),
            ...(seamSign === null ? [] : [seamSign]),
          ];
          signs.forEach((one, at) =>
            signs.slice(0, at).forEach((other) => {
              const apart = Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y));
              expect(apart).toBeGreaterThanOrEqual(SIGN);
            }),
          );
        },
      ),
      { numRuns: 80, seed: 14 },
    );
  });
});

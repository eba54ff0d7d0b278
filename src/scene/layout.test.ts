import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greeting } from '../session/index.ts';
import type { NodeId, ProcessId } from '../contract/index.ts';
import { collide, isInside, type Size } from './geometry.ts';
import { layout, withDragged } from './layout.ts';
import type { Arrangement, Host, Layout } from './plan.ts';

const ARRANGEMENTS: readonly Arrangement[] = ['role', 'machine'];
const SIZES: readonly Size[] = [
  { width: 390, height: 420 },
  { width: 340, height: 480 },
  { width: 920, height: 540 },
  { width: 934, height: 496 },
  { width: 1100, height: 700 },
];

function laidOut(
  hosts: readonly Host[],
  arrangement: Arrangement,
  size: Size,
  target = 28,
): Layout {
  const seats = hosts
    .flatMap(({ processes }) => processes)
    .filter((id) => id.startsWith('a')).length;
  return layout({ hosts, seats, arrangement, size, target });
}

/** Lists what is wrong with a layout: each process needs room of its own, on its own node. */
function faults({ places, machines, size }: Layout, hosts: readonly Host[]): readonly string[] {
  const wrong: string[] = [];
  const wanted = hosts.flatMap(({ processes }) => processes);
  if (places.length !== wanted.length) wrong.push(`${places.length} of ${wanted.length} placed`);
  for (const [at, { id, box, node, middle }] of places.entries()) {
    if (!Object.values(box).every(Number.isFinite)) wrong.push(`${id} is nowhere`);
    if (!isInside(box, size)) wrong.push(`${id} sticks out of the stage`);
    const ground = machines.find((machine) => machine.id === node)?.box;
    if (ground === undefined || !collide(ground, { ...middle, width: 0, height: 0 })) {
      wrong.push(`${id} does not stand on ${node}`);
    }
    for (const other of places.slice(0, at)) {
      if (collide(box, other.box, -0.01)) wrong.push(`${id} overlaps ${other.id}`);
    }
  }
  for (const [at, { id, box }] of machines.entries()) {
    if (!isInside(box, size)) wrong.push(`${id} sticks out of the stage`);
    for (const other of machines.slice(0, at)) {
      if (collide(box, other.box, -0.01)) wrong.push(`${id} overlaps ${other.id}`);
    }
  }
  return wrong;
}

/** Tells whether every role has a process, as in every cluster. */
function isWhole(hosts: readonly Host[]): boolean {
  const ids = hosts.flatMap(({ processes }) => processes);
  return ['k', 'r', 'l', 'a'].every((letter) => ids.some((id) => id.startsWith(letter)));
}

const SCENES = greeting().scenes.map(({ id, cluster }) => [id, cluster.nodes] as const);

describe.each(ARRANGEMENTS)('the layout by %s', (arrangement) => {
  it.each(SCENES)('of the scene %s gives every process room at every size', (_, hosts) => {
    for (const size of SIZES) {
      expect(faults(laidOut(hosts, arrangement, size), hosts), JSON.stringify(size)).toEqual([]);
    }
  });

  it.each(SCENES)('of the scene %s stays legible and has its buttons', (_, hosts) => {
    const wide = laidOut(hosts, arrangement, { width: 934, height: 496 });
    expect(wide.scale).toBeGreaterThan(0.62);
    expect(wide.control).toBeGreaterThanOrEqual(26);
    const phone = laidOut(hosts, arrangement, { width: 390, height: 480 }, 44);
    expect(phone.scale).toBeGreaterThan(0.3);
  });

  it('has room for any processes on any nodes', () => {
    fc.assert(
      fc.property(clusters.filter(isWhole), sizes, (hosts, size) => {
        expect(faults(laidOut(hosts, arrangement, size), hosts)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('has room where a node with two clients stands above one with a single client', () => {
    const clients = [['k2', 'k3'], ['k1'], ['r1', 'a1', 'l1'], ['k6'], [], ['k4'], ['k5']];
    const hosts = clients.map((processes, at) => ({ id: `n${at + 1}`, processes }) as Host);
    expect(faults(laidOut(hosts, arrangement, { width: 340, height: 300 }), hosts)).toEqual([]);
  });

  it('has room for a hundred nodes', () => {
    const hosts = Array.from({ length: 100 }, (_, at): Host => {
      const n = at + 1;
      const processes = at < 25 ? [`r${n}`, `l${n}`, `a${n}`] : [`k${n - 25}`];
      return { id: `n${n}`, processes: processes as ProcessId[] };
    });
    const made = laidOut(hosts, arrangement, { width: 934, height: 496 });
    expect(faults(made, hosts)).toEqual([]);
  });

  it('says the same each time', () => {
    const [, hosts] = SCENES[0]!;
    const size = { width: 934, height: 496 };
    expect(laidOut(hosts, arrangement, size)).toEqual(laidOut(hosts, arrangement, size));
  });
});

const sizes = fc.record({
  width: fc.integer({ min: 340, max: 1600 }),
  height: fc.integer({ min: 300, max: 1000 }),
});

/** Clusters of 1 to 12 nodes that host 1 to 20 processes. */
const clusters = fc
  .record({
    machines: fc.integer({ min: 1, max: 12 }),
    roles: fc.array(fc.constantFrom('r', 'l', 'a', 'k'), { minLength: 1, maxLength: 20 }),
    homes: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
  })
  .map(({ machines, roles, homes }): readonly Host[] => {
    const counts: Record<string, number> = {};
    const hosts = Array.from({ length: machines }, (_, at) => ({
      id: `n${at + 1}` satisfies NodeId,
      processes: [] as ProcessId[],
    }));
    roles.forEach((role, at) => {
      counts[role] = (counts[role] ?? 0) + 1;
      hosts[homes[at]! % machines]!.processes.push(`${role}${counts[role]}` as ProcessId);
    });
    return hosts;
  });

describe('the score', () => {
  const [, hosts] = SCENES[0]!;
  const made = laidOut(hosts, 'role', { width: 934, height: 496 });
  const x = (id: string) => made.places.find((place) => place.id === id)!.middle.x;
  const y = (id: string) => made.places.find((place) => place.id === id)!.middle.y;

  it('runs from clients over replicas and leaders to acceptors', () => {
    expect([x('k1'), x('r1'), x('l1'), x('a1')].toSorted((a, b) => a - b)).toEqual([
      x('k1'),
      x('r1'),
      x('l1'),
      x('a1'),
    ]);
    expect(made.headings.map(({ role }) => role)).toEqual([
      'client',
      'replica',
      'leader',
      'acceptor',
    ]);
  });

  it('has one node on one line', () => {
    expect(y('r2')).toBeCloseTo(y('l2'));
    expect(y('l2')).toBeCloseTo(y('a2'));
    expect(y('a1')).toBeLessThan(y('a2'));
  });

  it('puts clients above the lanes on a phone', () => {
    const phone = laidOut(hosts, 'role', { width: 390, height: 480 });
    const bottom = Math.max(
      ...phone.places.filter(({ role }) => role === 'client').map(({ box }) => box.y + box.height),
    );
    const others = phone.places.filter(({ role }) => role !== 'client').map(({ box }) => box.y);
    expect(bottom).toBeLessThan(Math.min(...others));
  });
});

describe('the ring', () => {
  const made = (texts: readonly string[]) => {
    const hosts = texts.map((text, at): Host => {
      return { id: `n${at + 1}`, processes: text.split(' ') as ProcessId[] };
    });
    return laidOut(hosts, 'machine', { width: 934, height: 496 });
  };
  const inside = ({ places, machines }: Layout, id: string) => {
    const place = places.find((each) => each.id === id)!;
    const { box } = machines.find((each) => each.id === place.node)!;
    return { x: place.middle.x - box.x, y: place.middle.y - box.y, box };
  };

  it('has a role at the same place in every box', () => {
    const five = made([1, 2, 3, 4, 5].map((n) => `r${n} l${n} a${n}`));
    for (const role of ['r', 'l', 'a']) {
      const first = inside(five, `${role}1`);
      for (const n of [2, 3, 4, 5]) {
        const other = inside(five, `${role}${n}`);
        expect([other.x, other.y].map(Math.round)).toEqual([first.x, first.y].map(Math.round));
      }
    }
  });

  it('leaves the seat of a role free that a server does not have', () => {
    const mixed = made(['r1 l1 a1', 'r2 a2', 'r3 l3 a3']);
    expect(inside(mixed, 'a2').x).toBeCloseTo(inside(mixed, 'a1').x);
  });

  it('has a single role in the middle of its box', () => {
    const split = made(['r1', 'r2', 'l1', 'l2', 'a1', 'a2', 'a3']);
    for (const id of ['r1', 'l1', 'l2', 'a1', 'a3']) {
      const { x, box } = inside(split, id);
      expect(x, id).toBeCloseTo(box.width / 2);
    }
  });
});

describe('before a hall', () => {
  it('the machines of clients have no buttons, and those of servers have', () => {
    const { cluster } = greeting().scenes.find(({ id }) => id === 'failover')!;
    for (const arrangement of ['role', 'machine'] as const) {
      const { machines } = layout({
        hosts: cluster.nodes,
        seats: 5,
        arrangement,
        size: { width: 1280, height: 473 },
        target: 28,
        bareClients: true,
      });
      for (const { id, controls } of machines)
        expect(controls === null, id).toBe(['n6', 'n7', 'n8', 'n9'].includes(id));
    }
  });
});

describe('dragging', () => {
  const [, hosts] = SCENES[0]!;
  const base = laidOut(hosts, 'machine', { width: 934, height: 496 });

  it('moves a node with all that stands on it', () => {
    const moved = withDragged(base, { n1: { x: 0.5, y: 0.5 } });
    const before = base.machines.find(({ id }) => id === 'n1')!;
    const after = moved.machines.find(({ id }) => id === 'n1')!;
    const by = { x: after.box.x - before.box.x, y: after.box.y - before.box.y };
    expect(after.box.x + after.box.width / 2).toBeCloseTo(467);
    const places = base.places.filter(({ node }) => node === 'n1');
    for (const { id, middle } of places) {
      const there = moved.places.find((place) => place.id === id)!;
      expect(there.middle.x - middle.x).toBeCloseTo(by.x);
      expect(there.middle.y - middle.y).toBeCloseTo(by.y);
    }
  });

  it('leaves every other node where it was', () => {
    const moved = withDragged(base, { n1: { x: 0.5, y: 0.5 } });
    const others = (all: Layout) => all.places.filter(({ node }) => node !== 'n1');
    expect(others(moved)).toEqual(others(base));
  });

  it('keeps nodes on the stage, wherever they were dropped', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (x, y) => {
          const moved = withDragged(base, { n2: { x, y } });
          expect(moved.machines.every(({ box }) => isInside(box, base.size))).toBe(true);
        },
      ),
    );
  });

  it('ignores nodes that are not there', () => {
    expect(withDragged(base, { n77: { x: 0.5, y: 0.5 } })).toBe(base);
  });
});

describe('on a narrow stage', () => {
  it.each(SCENES)(
    'each role of %s is named once, on the ground under its first shape',
    (_, hosts) => {
      const made = laidOut(hosts, 'role', { width: 390, height: 490 }, 44);
      const roles = new Set(made.places.map(({ role }) => role));
      expect(new Set(made.headings.map(({ role }) => role))).toEqual(roles);
      expect(made.headings).toHaveLength(roles.size);
      for (const { role, node, x, y } of made.headings) {
        const first = made.places.find((place) => place.role === role)!;
        expect(node).toBe(first.node);
        expect(y).toBeGreaterThan(first.middle.y + first.radius.height);
        const { box } = made.machines.find(({ id }) => id === node)!;
        expect(x).toBeGreaterThan(box.x);
        expect(x).toBeLessThan(box.x + box.width);
        expect(y + 6).toBeLessThanOrEqual(box.y + box.height);
      }
    },
  );

  it('the name of a role goes with the node that it stands on', () => {
    const [, hosts] = SCENES[0]!;
    const made = laidOut(hosts, 'role', { width: 390, height: 490 }, 44);
    const { node, y } = made.headings.find(({ role }) => role === 'leader')!;
    const moved = withDragged(made, { [node!]: { x: 0.5, y: 0.9 } });
    expect(moved.headings.find(({ role }) => role === 'leader')!.y).toBeGreaterThan(y + 20);
  });
});

import { describe, expect, it } from 'vitest';
import { greeting } from '../session/index.ts';
import type { LinkView } from '../contract/index.ts';
import { centre, type Point } from './geometry.ts';
import { layout } from './layout.ts';
import { cutByStroke, network } from './links.ts';
import type { Arrangement } from './plan.ts';

const SIZE = { width: 934, height: 496 };

function made(arrangement: Arrangement, scene = 'three-servers') {
  const { cluster } = greeting().scenes.find(({ id }) => id === scene)!;
  return layout({ hosts: cluster.nodes, seats: 3, arrangement, size: SIZE, target: 28 });
}

const roads = (...input: Parameters<typeof network>) => network(...input).roads;

const byRole = made('role');
const byMachine = made('machine');

function boxOf(all: typeof byRole, id: string) {
  return all.machines.find((machine) => machine.id === id)!.box;
}

function names(links: ReturnType<typeof cutByStroke>): readonly string[] {
  return links.map(({ from, to }) => `${from}>${to}`).toSorted();
}

function among(servers: readonly string[], links: readonly string[]): readonly string[] {
  return links.filter((link) => link.split('>').every((end) => servers.includes(end)));
}

const SERVERS = ['n1', 'n2', 'n3'];

describe('a stroke', () => {
  it('between two lanes cuts what is above from what is below, both ways', () => {
    const y = boxOf(byRole, 'n2').y + boxOf(byRole, 'n2').height + 3;
    const stroke = [
      { x: boxOf(byRole, 'n2').x - 5, y },
      { x: SIZE.width, y },
    ];
    expect(among(SERVERS, names(cutByStroke(byRole, stroke)))).toEqual([
      'n1>n3',
      'n2>n3',
      'n3>n1',
      'n3>n2',
    ]);
  });

  it('around one island cuts it off from all others', () => {
    const { x, y, width, height } = boxOf(byMachine, 'n1');
    const [left, right, top, bottom] = [x - 8, x + width + 8, y - 8, y + height + 8];
    const around: readonly Point[] = [
      { x: left, y: top },
      { x: left, y: bottom },
      { x: right, y: bottom },
      { x: right, y: top },
      { x: left, y: top - 1 },
    ];
    const cut = names(cutByStroke(byMachine, around));
    expect(cut).toEqual(
      ['n2', 'n3', 'n4', 'n5'].flatMap((id) => [`${id}>n1`, `n1>${id}`]).toSorted(),
    );
  });

  it('across one road cuts that link alone', () => {
    const middle = roads(byMachine, []).find(({ a, b }) => a === 'n2' && b === 'n3')!.middle;
    const stroke = [
      { x: middle.x, y: middle.y - 20 },
      { x: middle.x + 1, y: middle.y + 20 },
    ];
    expect(names(cutByStroke(byMachine, stroke))).toEqual(['n2>n3', 'n3>n2']);
  });

  it('that goes there and back cuts nothing', () => {
    const { y } = centre(boxOf(byMachine, 'n2'));
    const stroke = [
      { x: 460, y: y - 30 },
      { x: 462, y: y + 30 },
      { x: 466, y: y - 30 },
    ];
    expect(cutByStroke(byMachine, stroke)).toEqual([]);
  });

  it('of one point, or beside everything, cuts nothing', () => {
    expect(cutByStroke(byRole, [{ x: 400, y: 200 }])).toEqual([]);
    expect(
      cutByStroke(byRole, [
        { x: 1, y: 1 },
        { x: 4, y: 3 },
      ]),
    ).toEqual([]);
  });
});

const CALM: LinkView['policy'] = {
  transport: 'reliable',
  latencyMin: 50_000,
  latencyMax: 150_000,
  loss: 0,
  duplication: 0,
  reordering: 0,
  tail: 1,
};

describe('roads', () => {
  const cut = (from: LinkView['from'], to: LinkView['to']): LinkView => ({
    from,
    to,
    cut: true,
    policy: null,
  });

  it('are all drawn on a small ring, and only what is out of order in the score', () => {
    expect(roads(byMachine, [])).toHaveLength(3);
    expect(roads(byRole, [])).toEqual([]);
    expect(roads(byRole, [cut('n1', 'n3')])).toHaveLength(1);
  });

  it('tell the directions apart', () => {
    const [there] = roads(byRole, [cut('n1', 'n3')]);
    expect(there).toMatchObject({ a: 'n1', b: 'n3', cutThere: true, cutBack: false });
    const [back] = roads(byRole, [cut('n3', 'n1')]);
    expect(back).toMatchObject({ a: 'n1', b: 'n3', cutThere: false, cutBack: true });
    const both = roads(byRole, [cut('n3', 'n1'), cut('n1', 'n3')]);
    expect(both).toHaveLength(1);
    expect(both[0]).toMatchObject({ cutThere: true, cutBack: true });
  });

  it('say which way they have weather of their own', () => {
    const slow = { from: 'n3', to: 'n1', cut: false, policy: CALM } as const;
    expect(roads(byRole, [slow])).toMatchObject([
      { a: 'n1', b: 'n3', cutThere: false, weatherThere: false, weatherBack: true },
    ]);
    const both = roads(byRole, [slow, { ...slow, from: 'n1', to: 'n3' }]);
    expect(both).toMatchObject([{ weatherThere: true, weatherBack: true }]);
  });

  it('break where no node covers the break', () => {
    const [road] = roads(byRole, [cut('n3', 'n4')]);
    const covered = byRole.machines.some(
      ({ box }) =>
        road!.middle.x > box.x &&
        road!.middle.x < box.x + box.width &&
        road!.middle.y > box.y &&
        road!.middle.y < box.y + box.height,
    );
    expect(covered).toBe(false);
  });
});

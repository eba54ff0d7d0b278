import { describe, expect, it } from 'vitest';
import type { Envelope } from './agenda.ts';
import { apply, createWorld, type Occurrence } from './apply.ts';
import type { Action } from './action.ts';
import type { Cluster, LinkPolicy } from './cluster.ts';
import { CALM, playTo, STORM, threeServers } from './testing/samples.ts';
import { nextAt } from './scheduler.ts';
import { policyAt, type World } from './world.ts';

const link = (from: number, to: number) => ({ from: `n${from}` as const, to: `n${to}` as const });

function storm(change: Partial<LinkPolicy>): Cluster {
  return threeServers({ link: { ...STORM, loss: 0, duplication: 0, reordering: 0, ...change } });
}

function drops(played: readonly Occurrence[], why: string): readonly Envelope[] {
  return played.flatMap(({ action, envelope }) =>
    action.kind === 'drop' && action.why === why && envelope !== null ? [envelope] : [],
  );
}

function handled(played: readonly Occurrence[]): readonly Envelope[] {
  return played.flatMap(({ action, envelope }) =>
    action.kind === 'deliver' && envelope !== null ? [envelope] : [],
  );
}

const between = ({ fromNode, toNode }: Envelope) => fromNode !== toNode;

/** The ids of the messages handled over each link, in order. */
function byLink(played: readonly Occurrence[]): readonly (readonly number[])[] {
  const links = new Map<string, number[]>();
  for (const { id, fromNode, toNode } of handled(played).filter(between)) {
    const key = `${fromNode} ${toNode}`;
    links.set(key, [...(links.get(key) ?? []), id]);
  }
  return [...links.values()];
}

function isAscending(ids: readonly number[]): boolean {
  return ids.every((id, at) => at === 0 || ids[at - 1]! < id);
}

function hand(world: World, action: Action): Occurrence {
  return apply(world, action, world.time);
}

describe('a reliable link', () => {
  it('never loses and keeps order', () => {
    const played = playTo(createWorld(threeServers(), 3), 2_000_000);
    expect(handled(played).length).toBeGreaterThan(500);
    expect(played.some(({ action }) => action.kind === 'drop')).toBe(false);
    expect(byLink(played).every(isAscending)).toBe(true);
  });

  it('keeps order when its latency falls', () => {
    const world = createWorld(
      threeServers({ link: { ...CALM, latencyMin: 80_000, latencyMax: 90_000 } }),
      3,
    );
    const played = [...playTo(world, 500_000)];
    const policy = { ...CALM, latencyMin: 1_000, latencyMax: 1_000 };
    hand(world, { kind: 'weather', links: null, policy });
    played.push(...playTo(world, 1_000_000));
    expect(byLink(played).every(isAscending)).toBe(true);
  });

  it.each([700_000, 703_000, 706_000, 709_000, 712_000, 715_000, 718_000])(
    'waits at a cut, and goes on in order when it is healed at %i',
    (healed) => {
      const world = createWorld(threeServers(), 3);
      const before = playTo(world, 300_000);
      const links = [link(1, 2), link(2, 1), link(1, 3), link(3, 1)];
      hand(world, { kind: 'cut', links });
      const meanwhile = playTo(world, healed);
      const crossing = ({ fromNode, toNode }: Envelope) =>
        (fromNode === 0) !== (toNode === 0) && fromNode < 3 && toNode < 3;
      expect(handled(meanwhile).filter(crossing)).toEqual([]);
      const waiting = [...world.envelopes.values()].filter(crossing);
      expect(waiting.length).toBeGreaterThan(10);
      apply(world, { kind: 'heal', links }, healed);
      const after = playTo(world, healed + 200_000);
      const arrived = new Set(handled(after).map(({ id }) => id));
      expect(waiting.every(({ id }) => arrived.has(id))).toBe(true);
      expect(byLink([...before, ...meanwhile, ...after]).every(isAscending)).toBe(true);
    },
  );

  it('forgets nothing that was due after the heal, even if a caller asks in between when something is due', () => {
    const quiet = threeServers(
      { link: { ...CALM, latencyMin: 50_000, latencyMax: 50_000 }, load: { kind: 'none' } },
      { election: 'manual', status: 600_000_000 },
    );
    const run = (asks: boolean): readonly unknown[] => {
      const world = createWorld(quiet, 1);
      hand(world, { kind: 'request', client: 'k1', op: ['put', 'x', '1'] });
      hand(world, { kind: 'request', client: 'k2', op: ['put', 'x', '2'] });
      hand(world, { kind: 'cut', links: [link(4, 1)] });
      if (asks) nextAt(world);
      apply(world, { kind: 'heal', links: [link(4, 1)] }, 20_000);
      return playTo(world, 200_000).map(({ at, action }) => [at, action]);
    };
    expect(run(false).slice(0, 2)).toEqual([
      [50_000, { kind: 'deliver', envelope: 2 }],
      [50_000, { kind: 'deliver', envelope: 1 }],
    ]);
    expect(run(true)).toEqual(run(false));
  });

  it('does not depend on being asked what is next when its transport changes at a cut', () => {
    const cut = [link(4, 1)];
    const policy = { ...STORM, loss: 0 };
    const run = (asks: boolean): readonly string[] => {
      const world = createWorld(threeServers({}, { election: 'manual' }), 1);
      playTo(world, 60_000);
      hand(world, { kind: 'cut', links: cut });
      for (let at = 61_000; at < 200_000; at += 1_000) {
        if (asks) nextAt(world);
        playTo(world, at);
      }
      apply(world, { kind: 'weather', links: cut, policy }, 200_000);
      return playTo(world, 400_000).map(({ action, at }) => `${at} ${JSON.stringify(action)}`);
    };
    expect(run(true)).toEqual(run(false));
    expect(run(true).some((line) => line.includes('"why":"cut"'))).toBe(true);
  });
});

describe('an unreliable link', () => {
  it('loses everything at loss 1, but nothing on the way to oneself', () => {
    const played = playTo(createWorld(storm({ loss: 1 }), 1), 500_000);
    expect(drops(played, 'lost').length).toBeGreaterThan(50);
    expect(drops(played, 'lost').every(between)).toBe(true);
    expect(handled(played).length).toBeGreaterThan(5);
    expect(handled(played).some(between)).toBe(false);
  });

  it('loses about as often as it is told to', () => {
    const played = playTo(createWorld(storm({ loss: 0.3 }), 1), 5_000_000);
    const lost = drops(played, 'lost').length;
    const share = lost / (lost + handled(played).filter(between).length);
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.35);
  });

  it('sends everything twice at duplication 1', () => {
    const world = createWorld(storm({ duplication: 1 }), 1);
    const seen = handled(playTo(world, 500_000)).filter(between);
    const copies = seen.filter(({ copyOf }) => copyOf !== null);
    expect(copies.length).toBeGreaterThan(50);
    const ids = new Set([...seen.map(({ id }) => id), ...world.envelopes.keys()]);
    expect(copies.every(({ copyOf }) => ids.has(copyOf!))).toBe(true);
  });

  it('lets messages overtake one another', () => {
    const played = playTo(createWorld(storm({ reordering: 0.5 }), 1), 1_000_000);
    expect(byLink(played).every(isAscending)).toBe(false);
  });

  it('loses what meets a cut, and only that', () => {
    const world = createWorld(storm({}), 1);
    playTo(world, 300_000);
    hand(world, { kind: 'cut', links: [link(1, 2)] });
    const played = playTo(world, 600_000);
    const lost = drops(played, 'cut');
    expect(lost.length).toBeGreaterThan(5);
    expect(lost.every(({ fromNode, toNode }) => fromNode === 0 && toNode === 1)).toBe(true);
    expect(handled(played).some(({ fromNode, toNode }) => fromNode === 1 && toNode === 0)).toBe(
      true,
    );
  });
});

describe('a manual link', () => {
  it('holds everything until a hand delivers it', () => {
    const world = createWorld(threeServers({ link: { ...CALM, transport: 'manual' } }), 1);
    const played = playTo(world, 1_000_000);
    expect(handled(played).some(between)).toBe(false);
    const held = [...world.envelopes.values()].filter(between);
    expect(held.length).toBeGreaterThan(10);
    expect(held.every(({ state }) => state === 'held')).toBe(true);
    const { id, to } = held[0]!;
    expect(hand(world, { kind: 'deliver', envelope: id }).actor).toBe(to);
    const other = held[1]!;
    hand(world, { kind: 'release', envelope: other.id });
    expect(handled(playTo(world, 1_000_000)).some(({ id: one }) => one === other.id)).toBe(true);
  });
});

describe('luck', () => {
  it('of one link is left alone by what happens on another', () => {
    const latencies = (cut: boolean): ReadonlyMap<string, readonly number[]> => {
      const world = createWorld(storm({ loss: 0.2 }), 7);
      if (cut) hand(world, { kind: 'cut', links: [link(4, 1), link(5, 2)] });
      const seen = new Map<string, number[]>();
      for (const { envelope } of playTo(world, 2_000_000)) {
        if (envelope === null || !between(envelope)) continue;
        const key = `${envelope.fromNode} ${envelope.toNode}`;
        const list = seen.get(key) ?? [];
        if (!list.includes(envelope.id)) seen.set(key, [...list, envelope.dueAt - envelope.sentAt]);
      }
      return seen;
    };
    const [with_, without] = [latencies(true), latencies(false)];
    const key = '2 1';
    const count = Math.min(with_.get(key)!.length, without.get(key)!.length, 10);
    expect(count).toBe(10);
    expect(new Set(with_.get(key)!.slice(0, 30))).not.toEqual(new Set([with_.get(key)![0]]));
    const firstOf = (map: ReadonlyMap<string, readonly number[]>) => map.get(key)!.slice(0, 5);
    expect(firstOf(with_)).toEqual(firstOf(without));
  });

  it('makes two runs of one seed equal and of two seeds different', () => {
    const hash = (seed: number) => {
      const world = createWorld(storm({ loss: 0.1 }), seed);
      playTo(world, 1_000_000);
      return [...world.hash];
    };
    expect(hash(4)).toEqual(hash(4));
    expect(hash(4)).not.toEqual(hash(5));
  });

  it('is that of all others again once it is set so', () => {
    const world = createWorld(threeServers(), 1);
    const at = 1;
    hand(world, { kind: 'weather', links: [link(1, 2)], policy: { ...CALM, loss: 0.5 } });
    expect(world.links.policies[at]).toMatchObject({ loss: 0.5 });
    hand(world, { kind: 'weather', links: [link(1, 2)], policy: { ...world.links.common } });
    expect(world.links.policies[at]).toBeNull();
    hand(world, { kind: 'weather', links: null, policy: { ...CALM, latencyMax: 90_000 } });
    expect(policyAt(world, at).latencyMax).toBe(90_000);
  });
});

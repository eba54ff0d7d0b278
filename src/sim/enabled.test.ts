import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from './action.ts';
import { apply, createWorld } from './apply.ts';
import { enabled, refusal } from './enabled.ts';
import { randomHand, STORM, threeServers } from './testing/samples.ts';
import { advance } from './scheduler.ts';
import { copy, type World } from './world.ts';

/** Repeats a list of numbers in 0…1 as draws. */
function luckOf(numbers: readonly number[]): () => number {
  let at = 0;
  return () => numbers[at++ % numbers.length]! / 1_000;
}

const luck = fc.array(fc.nat(999), { minLength: 40, maxLength: 200 });
const cluster = fc.constantFrom(
  threeServers(),
  threeServers({ link: STORM, processing: 3_000 }),
  threeServers({ link: { ...STORM, transport: 'manual' } }),
);

/** Walks a world at random, with hands and the scheduler in turn; `see` is shown each moment. */
function walk(world: World, draw: () => number, steps: number, see: (world: World) => void): void {
  for (let i = 0; i < steps; i++) {
    see(world);
    if (draw() < 0.6) advance(world, Infinity);
    else apply(world, randomHand(world, draw), world.time);
  }
}

describe('every action that is enabled', () => {
  it('is not refused and can be done', () => {
    let tried = 0;
    fc.assert(
      fc.property(cluster, luck, (one, numbers) => {
        const draw = luckOf(numbers);
        walk(createWorld(one, 1), draw, 60, (world) => {
          if (draw() > 0.1) return;
          for (const { action } of enabled(world)) {
            expect(refusal(world, action)).toBe(null);
            const tryout = copy(world);
            const { index } = apply(tryout, action, world.time);
            expect(index).toBe(world.index + 1);
            for (let i = 0; i < 5; i++) advance(tryout, Infinity);
            tried += 1;
          }
        });
      }),
      { numRuns: 25 },
    );
    expect(tried).toBeGreaterThan(1_000);
  });

  it('is told to change nothing exactly where it does', () => {
    fc.assert(
      fc.property(cluster, luck, (one, numbers) => {
        const draw = luckOf(numbers);
        walk(createWorld(one, 1), draw, 40, (world) => {
          if (draw() > 0.1) return;
          for (const { action, noop } of enabled(world)) {
            if (action.kind !== 'deliver' && action.kind !== 'fire') continue;
            const { step, before, sent } = apply(copy(world), action, world.time);
            expect(noop).toBe(step!.state === before && step!.effects.length === 0);
            if (noop) expect(sent).toEqual([]);
          }
        });
      }),
      { numRuns: 15 },
    );
  });

  it('is every action that is legal, of those without a free parameter', () => {
    fc.assert(
      fc.property(cluster, luck, (one, numbers) => {
        const draw = luckOf(numbers);
        walk(createWorld(one, 1), draw, 40, (world) => {
          if (draw() > 0.1) return;
          const told = new Set(enabled(world).map(({ action }) => JSON.stringify(action)));
          for (const action of every(world)) {
            expect(told.has(JSON.stringify(action))).toBe(refusal(world, action) === null);
          }
        });
      }),
      { numRuns: 15 },
    );
  });
});

/** Every action on envelopes, timers and nodes, legal or not. */
function every(world: World): readonly Action[] {
  const envelopes = [...world.envelopes.keys(), 999_999];
  const nodes = world.nodes.map(({ id }) => id);
  return [
    ...envelopes.flatMap((envelope): Action[] => [
      { kind: 'deliver', envelope },
      { kind: 'drop', envelope, why: 'hand' },
      { kind: 'duplicate', envelope },
      { kind: 'hold', envelope },
      { kind: 'release', envelope },
    ]),
    ...nodes.flatMap((node): Action[] => [
      { kind: 'crash', node, point: 'now' },
      { kind: 'crash', node, point: 'beforeSend' },
      { kind: 'restart', node },
      { kind: 'pause', node },
      { kind: 'resume', node },
    ]),
    ...world.processes.flatMap(({ id }): Action[] => [
      { kind: 'fire', process: id, timer: 'elect', key: 0 },
      { kind: 'fire', process: id, timer: 'status', key: 0 },
      { kind: 'fire', process: id, timer: 'ping', key: 7 },
    ]),
  ];
}

describe('a refusal', () => {
  it('says what is wrong', () => {
    const world = createWorld(threeServers({ link: { ...STORM, transport: 'manual' } }), 1);
    for (let i = 0; i < 40; i++) advance(world, Infinity);
    const held = [...world.envelopes.values()].find(({ state }) => state === 'held')!;
    const from = world.nodes[held.fromNode]!.id;
    const to = world.nodes[held.toNode]!.id;
    const deliver: Action = { kind: 'deliver', envelope: held.id };
    const why = (action: Action, ...hands: readonly Action[]) => {
      const tryout = copy(world);
      for (const hand of hands) apply(tryout, hand, tryout.time);
      return refusal(tryout, action);
    };
    expect(why(deliver)).toBe(null);
    expect(why({ kind: 'deliver', envelope: 0 })).toBe('noSuchEnvelope');
    expect(why(deliver, { kind: 'crash', node: to, point: 'now' })).toBe('nodeDown');
    expect(why(deliver, { kind: 'pause', node: to })).toBe('nodePaused');
    expect(why(deliver, { kind: 'cut', links: [{ from, to }] })).toBe('linkCut');
    expect(why(deliver, { kind: 'cut', links: [{ from: to, to: from }] })).toBe(null);
    expect(why({ kind: 'hold', envelope: held.id })).toBe('alreadyHeld');
    expect(
      why({ kind: 'release', envelope: held.id }, { kind: 'release', envelope: held.id }),
    ).toBe('notHeld');
    expect(why({ kind: 'arrive', envelope: held.id }, { kind: 'arrive', envelope: held.id })).toBe(
      'alreadyArrived',
    );
    expect(why({ kind: 'restart', node: 'n1' })).toBe('nodeUp');
    expect(why({ kind: 'resume', node: 'n1' })).toBe('notPaused');
    expect(why({ kind: 'pause', node: 'n9' })).toBe('noSuchNode');
    expect(why({ kind: 'fire', process: 'l1', timer: 'gap', key: 3 })).toBe('noSuchTimer');
    expect(why({ kind: 'request', client: 'k9', op: ['get', 'x'] })).toBe('noSuchClient');
    expect(why({ kind: 'cut', links: [{ from: 'n1', to: 'n1' }] })).toBe('sameNode');
    expect(why({ kind: 'cut', links: [{ from: 'n1', to: 'n9' }] })).toBe('noSuchNode');
  });
});

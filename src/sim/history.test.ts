import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from './apply.ts';
import { hashText } from './hash.ts';
import {
  isAtEnd,
  openHistory,
  playOne,
  retrace,
  seek,
  seekTime,
  withHand,
  type History,
} from './history.ts';
import { refusal } from './enabled.ts';
import type { Recording } from './recording.ts';
import { randomHand, STORM, threeServers } from './testing/samples.ts';
import { nextAt } from './scheduler.ts';
import type { World } from './world.ts';

function luckOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A whole world as text; the agenda is listed by what it will do, in order. */
function portrait(world: World): string {
  const { index, time, nodes, processes, envelopes, load, links, nextEnvelope, nextOrder } = world;
  const states = processes.map(({ state, timers, timerDraws, loadDraws, loadCount }) => [
    state,
    [...timers].sort((a, b) => (a.name === b.name ? a.key - b.key : a.name < b.name ? -1 : 1)),
    timerDraws,
    loadDraws,
    loadCount,
  ]);
  const roads = [links.cut, links.policies, links.common, [...links.sent], [...links.lastDue]];
  return JSON.stringify([
    index,
    time,
    nextAt(world),
    hashText(world),
    nodes,
    states,
    [...envelopes.values()],
    load,
    roads,
    nextEnvelope,
    nextOrder,
  ]);
}

/** A run with random hands, and the portrait of every moment. */
function randomRun(
  seed: number,
  length: number,
): { readonly history: History; readonly moments: readonly string[] } {
  const luck = luckOf(seed);
  const link = luck() < 0.5 ? STORM : undefined;
  const cluster = threeServers({ processing: luck() < 0.5 ? 0 : 2_000, ...(link ? { link } : {}) });
  const recording: Recording = { version: 1, cluster, seed, hands: [] };
  let history = openHistory(recording);
  history.stride = 32;
  const moments = [portrait(history.world)];
  while (history.world.index < length) {
    if (luck() < 0.05) {
      const { world } = history;
      const next = nextAt(world) ?? world.time;
      const at = world.time + Math.floor(luck() * (next - world.time + 1));
      history = withHand(history, randomHand(world, luck), Math.min(at, next));
    }
    if (playOne(history, Infinity) === null) break;
    moments.push(portrait(history.world));
  }
  return { history, moments };
}

const seeds = fc.integer({ min: 1, max: 10_000 });

describe('a history', () => {
  it('comes to every moment again, from wherever', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.nat(400), { minLength: 1, maxLength: 12 }), (seed, visits) => {
        const { history, moments } = randomRun(seed, 300);
        for (const visit of visits) {
          const index = visit % moments.length;
          let seen = -1;
          seek(history, index, (occurrence) => (seen = occurrence.index));
          expect(portrait(history.world)).toBe(moments[index]);
          if (index > 0) expect(seen).toBe(index);
        }
        expect(history.length).toBe(moments.length - 1);
      }),
      { numRuns: 16 },
    );
  });

  it('is the same run when its recording is played in one go', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { history, moments } = randomRun(seed, 300);
        const again = openHistory(JSON.parse(JSON.stringify(history.recording)) as Recording);
        while (again.world.index < moments.length - 1 && playOne(again, Infinity) !== null);
        expect(portrait(again.world)).toBe(moments.at(-1));
      }),
      { numRuns: 16 },
    );
  });

  it('is played again in part, without moving', () => {
    fc.assert(
      fc.property(seeds, fc.nat(300), fc.nat(300), fc.nat(300), (seed, a, b, c) => {
        const { history, moments } = randomRun(seed, 300);
        const [here, from, to] = [a, b, c].map((one) => one % moments.length) as [
          number,
          number,
          number,
        ];
        seek(history, here);
        const seen: number[] = [];
        retrace(history, from, to, ({ index }, { world }) => {
          seen.push(index);
          expect(portrait(world)).toBe(moments[index]);
        });
        const count = Math.max(0, to - from);
        expect(seen).toEqual(Array.from({ length: count }, (_, i) => from + i + 1));
        expect(portrait(history.world)).toBe(moments[here]);
        expect(history.length).toBe(moments.length - 1);
      }),
      { numRuns: 16 },
    );
  });

  it('finds the last moment at or before a time', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.nat(1_000), { minLength: 1, maxLength: 6 }), (seed, parts) => {
        const { history, moments } = randomRun(seed, 300);
        const times = moments.map((moment) => (JSON.parse(moment) as [number, number])[1]);
        for (const part of parts) {
          const at = Math.floor((history.endTime * part) / 1_000);
          seekTime(history, at);
          expect(history.world.index).toBe(times.findLastIndex((time) => time <= at));
        }
      }),
      { numRuns: 12 },
    );
  });

  it('keeps the truth with the moments', () => {
    const { history } = randomRun(7, 600);
    const end = JSON.stringify(history.truth);
    seek(history, 100);
    expect(JSON.stringify(history.truth)).not.toBe(end);
    seek(history, history.length);
    expect(JSON.stringify(history.truth)).toBe(end);
  });

  it('is left as it is when a hand acts in its past', () => {
    fc.assert(
      fc.property(seeds, fc.nat(299), (seed, at) => {
        const { history, moments } = randomRun(seed, 300);
        const index = Math.min(at, moments.length - 1);
        const recording = JSON.stringify(history.recording);
        seek(history, index);
        const { world } = history;
        const action = randomHand(world, luckOf(seed));
        const branch = withHand(history, action, world.time);
        expect(isAtEnd(branch)).toBe(true);
        const occurrence = playOne(branch, Infinity)!;
        expect(occurrence.action).toEqual(action);
        for (let i = 0; i < 50; i++) playOne(branch, Infinity);
        seek(branch, index);
        expect(portrait(branch.world)).toBe(moments[index]);
        expect(portrait(history.world)).toBe(moments[index]);
        seek(history, moments.length - 1);
        expect(portrait(history.world)).toBe(moments.at(-1));
        expect(JSON.stringify(history.recording)).toBe(recording);
      }),
      { numRuns: 14 },
    );
  });

  it('keeps a bounded number of moments however long it becomes', () => {
    const { recording } = randomRun(3, 1).history;
    const history = openHistory(recording);
    history.stride = 1;
    for (let i = 0; i < 9_000; i++) playOne(history, Infinity);
    expect(history.kept.length).toBeLessThanOrEqual(2_001);
    expect(history.stride).toBeGreaterThan(4);
    expect(history.kept.map(({ world }) => world.index)).toEqual(
      history.kept.map((_, at) => at * history.stride),
    );
  });

  it('plays a hand at its own time and not before', () => {
    const { recording } = randomRun(3, 1).history;
    let history = openHistory(recording);
    for (let i = 0; i < 100; i++) playOne(history, Infinity);
    const { world } = history;
    const at = Math.floor((world.time + nextAt(world)!) / 2);
    const action = { kind: 'crash', node: 'n3', point: 'now' } as const;
    expect(refusal(world, action)).toBe(null);
    history = withHand(history, action, at);
    if (at > world.time) expect(playOne(history, at - 1)).toBe(null);
    expect(playOne(history, at)).toMatchObject({ action, at, index: 101 });
  });

  it('refuses to go back in time', () => {
    const { history } = randomRun(2, 200);
    const action = { kind: 'pause', node: 'n1' } as const;
    expect(() => apply(history.world, action, history.world.time - 1)).toThrow(RangeError);
  });
});

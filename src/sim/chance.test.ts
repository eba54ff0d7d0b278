import { describe, expect, it } from 'vitest';
import { draw, drawMicros, stream } from './chance.ts';

/** The same function in exact arithmetic, written from its description (murmur3's finaliser). */
const M32 = 0xffffffffn;
function mix(value: bigint): bigint {
  let h = value & M32;
  h = ((h ^ (h >> 16n)) * 0x85ebca6bn) & M32;
  h = ((h ^ (h >> 13n)) * 0xc2b2ae35n) & M32;
  return h ^ (h >> 16n);
}
function referenceStream(purpose: string, a: number, b: number): bigint {
  let h = 0x811c9dc5n;
  for (const letter of purpose) h = ((h ^ BigInt(letter.charCodeAt(0))) * 0x01000193n) & M32;
  const first = mix(h ^ ((BigInt(a + 1) * 0x9e3779b1n) & M32));
  return mix(first ^ ((BigInt(b + 1) * 0x7feb352dn) & M32));
}
function referenceDraw(seed: number, from: bigint, counter: number): number {
  const h = mix(((BigInt(seed) * 0x9e3779b1n) & M32) ^ from);
  const last = mix((h + BigInt(counter) * 0x6c078965n) & M32);
  return Number(mix(last ^ from)) / 2 ** 32;
}

describe('chance', () => {
  it('agrees with exact arithmetic', () => {
    for (const [purpose, a, b] of [
      ['link', 0, 1],
      ['link', 1, 0],
      ['timer', 7, 0],
      ['load', 99, 0],
    ] as const) {
      expect(stream(purpose, a, b) >>> 0).toBe(Number(referenceStream(purpose, a, b)));
      for (const seed of [0, 1, 2, 12_345, 2 ** 31 - 1]) {
        for (const counter of [0, 1, 2, 1_000, 4_000_000]) {
          const expected = referenceDraw(seed, referenceStream(purpose, a, b), counter);
          expect(draw(seed, stream(purpose, a, b), counter)).toBe(expected);
        }
      }
    }
  });

  it('knows the finaliser of murmur3', () => {
    expect([mix(0n), mix(1n)]).toEqual([0n, 0x514e28b7n]);
  });

  it('is uniform, and neighbours do not follow one another', () => {
    const streams = [stream('link', 0, 1), stream('link', 0, 2), stream('timer', 3)];
    for (const one of streams) {
      const buckets = Array.from({ length: 16 }, () => 0);
      let together = 0;
      for (let i = 0; i < 16_000; i++) {
        const value = draw(5, one, i);
        buckets[Math.floor(value * 16)]! += 1;
        together += (value - 0.5) * (draw(5, one, i + 1) - 0.5);
      }
      const chi = buckets.reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0);
      expect(chi).toBeLessThan(40);
      expect(Math.abs(together / 16_000)).toBeLessThan(0.005);
    }
  });

  it('draws whole microseconds, both ends included', () => {
    const seen = new Set(Array.from({ length: 200 }, (_, i) => drawMicros(1, 2, i, 10, 13)));
    expect([...seen].sort((a, b) => a - b)).toEqual([10, 11, 12, 13]);
    expect(drawMicros(1, 2, 3, 7, 7)).toBe(7);
  });
});

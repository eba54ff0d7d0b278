import type { Micros } from '../paxos/index.ts';

/**
 * Luck as a pure function: every draw is named by the seed, a stream (what it is for) and a counter
 * within that stream, so that an intervention in one place leaves the luck of all others alone.
 */

/** One stream of draws: a link's latencies, a process's timers… */
export type Stream = number;

function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** The stream of a purpose and up to two numbers that tell its streams apart. */
export function stream(purpose: string, a = 0, b = 0): Stream {
  let h = 0x811c9dc5;
  for (let i = 0; i < purpose.length; i++) h = Math.imul(h ^ purpose.charCodeAt(i), 0x01000193);
  return mix(mix(h ^ Math.imul(a + 1, 0x9e3779b1)) ^ Math.imul(b + 1, 0x7feb352d));
}

/** The draw of this name: uniform in [0, 1), in steps of 2⁻³². */
export function draw(seed: number, from: Stream, counter: number): number {
  const h = mix(Math.imul(seed, 0x9e3779b1) ^ from);
  return (mix(mix(h + Math.imul(counter, 0x6c078965)) ^ from) >>> 0) / 4294967296;
}

/** True when an event of this probability happens. */
export function happens(seed: number, from: Stream, counter: number, probability: number): boolean {
  return probability > 0 && draw(seed, from, counter) < probability;
}

/** A whole number of microseconds, uniform in `min`…`max`. */
export function drawMicros(
  seed: number,
  from: Stream,
  counter: number,
  min: Micros,
  max: Micros,
): Micros {
  return min >= max ? min : min + Math.floor(draw(seed, from, counter) * (max - min + 1));
}

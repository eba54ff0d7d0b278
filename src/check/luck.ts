import { draw, stream } from '../sim/index.ts';

/** A sequence of draws for one purpose; the seed decides all of them. */
export interface Luck {
  /** Uniform in [0, 1). */
  share(): number;
  /** A whole number, uniform in `min`…`max`. */
  whole(min: number, max: number): number;
  chance(probability: number): boolean;
  /** Picks one item of a list that is not empty. */
  pick<T>(from: readonly T[]): T;
  /** Picks one of several alternatives, each as often as its weight says. */
  weighted<T>(from: readonly (readonly [number, T])[]): T;
}

export function luckOf(seed: number, purpose: string): Luck {
  const from = stream(purpose);
  let counter = 0;
  const share = () => draw(seed, from, counter++);
  const whole = (min: number, max: number) => min + Math.floor(share() * (max - min + 1));
  return {
    share,
    whole,
    chance: (probability) => share() < probability,
    pick: (list) => list[whole(0, list.length - 1)]!,
    weighted(list) {
      let left = share() * list.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, one] of list) {
        left -= weight;
        if (left < 0) return one;
      }
      return list.at(-1)![1];
    },
  };
}

/** The theme has this many hues for the owners of ballots. */
export const HUES = 8;

/** The hue of a leader's ballots, counted from 1. Leaders beyond `HUES` share the hues of the first. */
export function hueOf(leader: number): number {
  return ((leader - 1) % HUES) + 1;
}

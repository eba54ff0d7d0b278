/** How many hues the theme has for the owners of ballots. */
export const HUES = 8;

/** Which of them a leader's ballots have, from 1; leaders beyond the last share them. */
export function hueOf(leader: number): number {
  return ((leader - 1) % HUES) + 1;
}

/** The stops of the speed slider: unit fractions and round factors, about four to a factor of ten. */
export const SPEEDS: readonly number[] = [
  0.001, 0.002, 0.004, 0.01, 0.02, 0.04, 0.1, 0.25, 0.5, 1, 2, 4, 10, 25, 50, 100, 250, 500, 1000,
];

/** The reading speeds to select from. */
export const WORDS_PER_MINUTE: readonly number[] = [120, 180, 240, 320, 480];

/** The stop that is nearest on a logarithmic scale. */
export function stopOf(speed: number): number {
  const distance = (candidate: number) => Math.abs(Math.log(candidate / speed));
  return SPEEDS.reduce(
    (best, candidate, at) => (distance(candidate) < distance(SPEEDS[best]!) ? at : best),
    0,
  );
}

/** The speed `by` stops away, or the last one in that direction. */
export function speedBeside(speed: number, by: number): number {
  const at = Math.min(SPEEDS.length - 1, Math.max(0, stopOf(speed) + by));
  return SPEEDS[at]!;
}

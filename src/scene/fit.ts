const SCALE_MAX = 2;
const STEPS = 13;

/** The largest scale up to `SCALE_MAX` for which `fits` holds, or 0 if it finds none. */
function largestScale(fits: (scale: number) => boolean): number {
  if (fits(SCALE_MAX)) return SCALE_MAX;
  let low = 0;
  let high = SCALE_MAX;
  for (let step = 0; step < STEPS; step++) {
    const middle = low === 0 ? high / 2 : (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

export interface Fit<Option> {
  readonly option: Option;
  readonly scale: number;
  readonly control: number;
}

/** One way to arrange things. Of two that fit at the same scale, the one with more worth wins. */
export interface Worthy {
  readonly worth: number;
}

type Fits<Option> = (option: Option, scale: number, control: number) => boolean;

/** The option with the largest product of scale and worth. */
function bestOption<Option extends Worthy>(
  options: readonly Option[],
  control: number,
  fits: Fits<Option>,
): Fit<Option> {
  let best: Fit<Option> | null = null;
  for (const option of options) {
    if (best !== null && best.scale > 0) {
      const needed = ((best.scale * best.option.worth) / option.worth) * 1.001;
      if (needed > SCALE_MAX || !fits(option, needed, control)) continue;
    }
    const scale = largestScale((at) => fits(option, at, control));
    if (best === null || scale * option.worth > best.scale * best.option.worth) {
      best = { option, scale, control };
    }
  }
  if (best === null) throw new RangeError('no option to choose from');
  return best;
}

/** Smaller button sizes, in pixels, and the part of the scale that each larger button must leave. */
const SMALLER = [34, 26] as const;
const WORTH = 0.84;
const WORTH_OF_ANY = 0.55;
/** Below this scale a person could not tell which server a button belongs to. */
const SCALE_MIN = 0.3;

/** Tries buttons of the wanted size, then smaller ones, then none, until the picture is large enough. */
export function bestFit<Option extends Worthy>(
  options: readonly Option[],
  target: number,
  fits: Fits<Option>,
): Fit<Option> {
  const bare = bestOption(options, 0, fits);
  if (bare.scale < SCALE_MIN) return bare;
  const sizes = [target, ...SMALLER.filter((size) => size < target)];
  for (const control of sizes) {
    const fit = bestOption(options, control, fits);
    const worth = control === sizes.at(-1) ? WORTH_OF_ANY : WORTH;
    if (fit.scale >= Math.max(SCALE_MIN, bare.scale * worth)) return fit;
  }
  return bare;
}

/** What part of a picture is seen: `x` and `y` its shift in pixels, `k` its scale. */
export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export interface ZoomTerms {
  /** While true the pointer belongs to somebody else. */
  readonly isBusy: () => boolean;
  /** The least and the greatest scale. */
  readonly extent: readonly [number, number];
  /** The nearest view to this one that may be shown; dragging then pans at any scale. */
  readonly within?: ((view: View) => View) | undefined;
}

/** Zooming of one element, until it is stopped. */
export interface Zooming {
  readonly show: (view: View) => void;
  readonly stop: () => void;
}

export const WHOLE: View = { k: 1, x: 0, y: 0 };

/** Is the whole picture seen? */
export function isFit({ k, x, y }: View): boolean {
  return Math.abs(k - 1) < 1e-3 && Math.abs(x) < 0.5 && Math.abs(y) < 0.5;
}

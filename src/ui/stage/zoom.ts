/** The part of a picture that is in sight: `x` and `y` shift it in pixels, `k` scales it. */
export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export interface ZoomTerms {
  /** While this is true, another gesture owns the pointer. */
  readonly isBusy: () => boolean;
  /** The least and the greatest scale. */
  readonly extent: readonly [number, number];
  /** The nearest view that may be shown. */
  readonly within: (view: View) => View;
  /** Dragging pans at any scale, not only once zoomed. */
  readonly pansAlways: boolean;
}

/** The zooming of one element, until it is stopped. */
export interface Zooming {
  readonly show: (view: View) => void;
  readonly stop: () => void;
}

export const WHOLE: View = { k: 1, x: 0, y: 0 };

/** Tells whether the whole picture is in sight. */
export function isFit({ k, x, y }: View): boolean {
  return Math.abs(k - 1) < 1e-3 && Math.abs(x) < 0.5 && Math.abs(y) < 0.5;
}

/** The nearest view in which the picture covers an element of this size, so that it is never lost in a corner. */
export function covering({ k, x, y }: View, width: number, height: number): View {
  const within = (shift: number, room: number) => Math.max(room * (1 - k), Math.min(0, shift));
  return k <= 1 ? WHOLE : { k, x: within(x, width), y: within(y, height) };
}

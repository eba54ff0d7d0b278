/** A finger that rests, until it has rested long enough to lift what is under it. */
export interface Lift {
  readonly isDone: () => boolean;
  readonly stop: () => void;
}

/** A finger rests this many milliseconds before it lifts; browsers open their own menus a little later. */
const LIFT_AFTER = 420;

/** The milliseconds for which the device trembles. */
const TREMBLE = 12;

export function startLift(onLift: () => void): Lift {
  let isDone = false;
  const timer = setTimeout(() => {
    isDone = true;
    tremble();
    onLift();
  }, LIFT_AFTER);
  return { isDone: () => isDone, stop: () => clearTimeout(timer) };
}

/** Not every device can; a browser complains when a page trembles that nobody has touched before. */
function tremble(): void {
  if (!('vibrate' in navigator)) return;
  if (navigator.userActivation.hasBeenActive) navigator.vibrate(TREMBLE);
}

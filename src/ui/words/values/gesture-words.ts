import type { Pointing } from '../../../store/index.ts';

/** The one place that knows what a gesture is called: nobody clicks with a finger. */
export const GESTURE_WORDS: Readonly<
  Record<
    Pointing,
    {
      readonly select: string;
      readonly readAndSelect: string;
      readonly card: string;
      readonly move: string;
    }
  >
> = {
  mouse: {
    select: 'click',
    readAndSelect: 'Point at a cell to read it; click it to select its slot.',
    card: 'Point at a sign on the stage, or press F1 on what has the focus, to see its card.',
    move: 'Drag a server to move it. Wheel or pinch to zoom.',
  },
  finger: {
    select: 'tap',
    readAndSelect: 'Tap a cell to read it and to select its slot.',
    card: 'Tap a sign, here or on the stage, to see its card.',
    move: 'Press long on a server to lift it, then drag it. Pinch with two fingers to zoom.',
  },
};

/** The gesture at the beginning of a sentence: `Click`, `Tap`. */
export function selectBegins(pointing: Pointing): string {
  const { select } = GESTURE_WORDS[pointing];
  return `${select.charAt(0).toUpperCase()}${select.slice(1)}`;
}

import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { whenQuiet } from '../parts/index.ts';
import { isFit, WHOLE, type View, type Zooming, type ZoomTerms } from './zoom.ts';

/** Zooms and pans a picture without a render; the view is also kept as a value for the canvas. */
export interface Zoom {
  /** The part of the picture that is in sight at this moment. */
  readonly seen: () => View;
  /** True if less than the whole picture is shown. */
  readonly isZoomed: boolean;
  /** The zoom in steps, which decides what is shown or left out. */
  readonly detail: number;
  readonly fit: () => void;
  /** Shows this part, or the nearest part that may be shown. */
  readonly show: (view: View) => void;
}

interface Options extends ZoomTerms {
  readonly stage: RefObject<HTMLElement | null>;
  readonly onZoom: (view: View) => void;
}

type Start = typeof import('./use-gestures.ts').startZooming;

/** The code that listens to wheel and fingers; it is loaded once the first picture stands. */
let start: Start | null = null;

async function bring(): Promise<Start> {
  start ??= (await import('./use-gestures.ts')).startZooming;
  return start;
}

/** Wheel and pinch zoom; dragging the ground pans. */
export function useZoom(options: Options): Zoom {
  const { stage, isBusy, onZoom, extent, within, pansAlways } = options;
  const view = useRef(WHOLE);
  const zooming = useRef<Zooming | null>(null);
  const [isZoomed, setZoomed] = useState(false);
  const [detail, setDetail] = useState(1);
  useEffect(() => {
    const element = stage.current;
    if (element === null) return;
    const see = (next: View) => {
      view.current = next;
      setZoomed(!isFit(next));
      setDetail(Math.round(next.k * 2) / 2);
      onZoom(next);
    };
    let isOver = false;
    const begin = (ready: Start) => {
      if (!isOver) zooming.current = ready(element, see, { isBusy, extent, within, pansAlways });
    };
    // If this fails to load, the next picture that opens tries again.
    const dismiss = start ? begin(start) : whenQuiet(() => void bring().then(begin, () => {}));
    return () => {
      isOver = true;
      dismiss?.();
      zooming.current?.stop();
      zooming.current = null;
    };
  }, [stage, isBusy, onZoom, extent, within, pansAlways]);
  const show = useCallback((next: View) => zooming.current?.show(next), []);
  const fit = useCallback(() => show(WHOLE), [show]);
  const seen = useCallback(() => view.current, []);
  return { seen, isZoomed, detail, fit, show };
}

import { select, zoom, zoomIdentity, type ZoomTransform } from 'd3';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

/** What part of the stage is seen: `x` and `y` its shift in pixels, `k` its scale. */
export type View = Pick<ZoomTransform, 'k' | 'x' | 'y'>;

/** Zoom and pan of the stage: applied to what is drawn without a render, kept as a value for the canvas. */
export interface Zoom {
  /** What is seen at this moment. */
  readonly seen: () => View;
  /** Anything but the whole picture is shown. */
  readonly isZoomed: boolean;
  /** Zoom in steps, for what is shown or left out. */
  readonly detail: number;
  readonly fit: () => void;
}

const WHOLE: View = { k: 1, x: 0, y: 0 };
const EXTENT: [number, number] = [0.5, 8];

interface Options {
  readonly stage: RefObject<HTMLElement | null>;
  /** While true the pointer belongs to somebody else. */
  readonly isBusy: () => boolean;
  readonly onZoom: (view: View) => void;
}

/** Zooming of one element, until it is stopped. */
interface Zooming {
  readonly fit: () => void;
  readonly stop: () => void;
}

/** Wheel and pinch zoom; dragging the ground pans once zoomed. At fit, one finger scrolls the page. */
export function useZoom({ stage, isBusy, onZoom }: Options): Zoom {
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
    const started = startZooming(element, isBusy, see);
    zooming.current = started;
    return () => {
      started.stop();
      zooming.current = null;
    };
  }, [stage, isBusy, onZoom]);
  const fit = useCallback(() => zooming.current?.fit(), []);
  const seen = useCallback(() => view.current, []);
  return { seen, isZoomed, detail, fit };
}

function startZooming(
  element: HTMLElement,
  isBusy: () => boolean,
  see: (view: View) => void,
): Zooming {
  let now: View = WHOLE;
  const behaviour = zoom<HTMLElement, unknown>()
    .scaleExtent(EXTENT)
    .filter((event: Event) => !isBusy() && isMeant(event, now))
    .on('zoom', (event: { readonly transform: ZoomTransform }) => {
      now = event.transform;
      see(now);
    });
  const selection = select(element).call(behaviour).on('dblclick.zoom', null);
  return {
    fit: () => behaviour.transform(selection, zoomIdentity),
    stop: () => selection.on('.zoom', null),
  };
}

function isFit({ k, x, y }: View): boolean {
  return Math.abs(k - 1) < 1e-3 && Math.abs(x) < 0.5 && Math.abs(y) < 0.5;
}

function isMeant(event: Event, view: View): boolean {
  if (event.type === 'wheel') return true;
  if (event instanceof MouseEvent && event.button !== 0) return false;
  const target = event.target instanceof Element ? event.target : null;
  const onSomething = target !== null && target.closest('button, [data-node]') !== null;
  if (onSomething && !isPinch(event)) return false;
  return isPinch(event) || !isFit(view);
}

function isPinch(event: Event): boolean {
  return 'touches' in event && (event as TouchEvent).touches.length > 1;
}

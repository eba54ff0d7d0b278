import { select, zoom, zoomIdentity, type ZoomTransform } from 'd3';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

/** What part of the stage is seen: `x` and `y` its shift in pixels, `k` its scale. */
export type View = Pick<ZoomTransform, 'k' | 'x' | 'y'>;

/** Zoom and pan of a picture: applied to what is drawn without a render, kept as a value for the canvas. */
export interface Zoom {
  /** What is seen at this moment. */
  readonly seen: () => View;
  /** Anything but the whole picture is shown. */
  readonly isZoomed: boolean;
  /** Zoom in steps, for what is shown or left out. */
  readonly detail: number;
  readonly fit: () => void;
  /** Shows this part, or the nearest that may be shown. */
  readonly show: (view: View) => void;
}

const WHOLE: View = { k: 1, x: 0, y: 0 };
const EXTENT: [number, number] = [0.5, 8];

interface Options {
  readonly stage: RefObject<HTMLElement | null>;
  /** While true the pointer belongs to somebody else. */
  readonly isBusy: () => boolean;
  readonly onZoom: (view: View) => void;
  /** The least and the greatest scale. */
  readonly extent?: readonly [number, number];
  /** The nearest view to this one that may be shown; dragging then pans at any scale. */
  readonly within?: ((view: View) => View) | undefined;
}

/** Zooming of one element, until it is stopped. */
interface Zooming {
  readonly show: (view: View) => void;
  readonly stop: () => void;
}

/** Wheel and pinch zoom; dragging the ground pans once zoomed. At fit, one finger scrolls the page. */
export function useZoom({ stage, isBusy, onZoom, extent = EXTENT, within }: Options): Zoom {
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
    const started = startZooming(element, see, { isBusy, extent, within });
    zooming.current = started;
    return () => {
      started.stop();
      zooming.current = null;
    };
  }, [stage, isBusy, onZoom, extent, within]);
  const show = useCallback((next: View) => zooming.current?.show(next), []);
  const fit = useCallback(() => show(WHOLE), [show]);
  const seen = useCallback(() => view.current, []);
  return { seen, isZoomed, detail, fit, show };
}

type Terms = Pick<Options, 'isBusy' | 'within'> & Required<Pick<Options, 'extent'>>;

function startZooming(
  element: HTMLElement,
  see: (view: View) => void,
  { isBusy, extent: [least, most], within }: Terms,
): Zooming {
  let now: View = WHOLE;
  const pansAlways = within !== undefined;
  const behaviour = zoom<HTMLElement, unknown>()
    .scaleExtent([least, most])
    .filter((event: Event) => !isBusy() && isMeant(event, pansAlways || !isFit(now)))
    .on('zoom', (event: { readonly transform: ZoomTransform }) => {
      now = event.transform;
      see(now);
    });
  if (within !== undefined) behaviour.constrain((view) => transformOf(within(view)));
  const selection = select(element).call(behaviour).on('dblclick.zoom', null);
  return {
    show: (view) => behaviour.transform(selection, transformOf(within?.(view) ?? view)),
    stop: () => selection.on('.zoom', null),
  };
}

function transformOf({ k, x, y }: View): ZoomTransform {
  return zoomIdentity.translate(x, y).scale(k);
}

function isFit({ k, x, y }: View): boolean {
  return Math.abs(k - 1) < 1e-3 && Math.abs(x) < 0.5 && Math.abs(y) < 0.5;
}

function isMeant(event: Event, canPan: boolean): boolean {
  if (event.type === 'wheel') return true;
  if (event instanceof MouseEvent && event.button !== 0) return false;
  const target = event.target instanceof Element ? event.target : null;
  const onSomething = target !== null && target.closest('button, [data-node]') !== null;
  if (onSomething && !isPinch(event)) return false;
  return isPinch(event) || canPan;
}

function isPinch(event: Event): boolean {
  return 'touches' in event && (event as TouchEvent).touches.length > 1;
}

import { select, zoom, zoomIdentity, type ZoomTransform } from 'd3';
import { isFit, WHOLE, type View, type Zooming, type ZoomTerms } from './zoom.ts';

/** Lets wheel, pinch and drag zoom and pan an element. */
export function startZooming(
  element: HTMLElement,
  see: (view: View) => void,
  { isBusy, extent: [least, most], within, pansAlways }: ZoomTerms,
): Zooming {
  let now: View = WHOLE;
  const behaviour = zoom<HTMLElement, unknown>()
    .scaleExtent([least, most])
    .filter((event: Event) => !isBusy() && isMeant(event, pansAlways || !isFit(now)))
    .on('zoom', (event: { readonly transform: ZoomTransform }) => {
      now = event.transform;
      see(now);
    });
  behaviour.constrain((view) => transformOf(within(view)));
  const selection = select(element).call(behaviour).on('dblclick.zoom', null);
  return {
    show: (view) => behaviour.transform(selection, transformOf(within(view))),
    stop: () => selection.on('.zoom', null),
  };
}

function transformOf({ k, x, y }: View): ZoomTransform {
  return zoomIdentity.translate(x, y).scale(k);
}

function isMeant(event: Event, canPan: boolean): boolean {
  if (event.type === 'wheel') return true;
  if (event instanceof MouseEvent && event.button !== 0) return false;
  // A mouse drags what it takes hold of. A finger that travels pans, wherever it has come down.
  if (event instanceof MouseEvent && isOnSomething(event)) return false;
  return isPinch(event) || canPan;
}

function isOnSomething({ target }: Event): boolean {
  return target instanceof Element && target.closest('button, [data-node]') !== null;
}

function isPinch(event: Event): boolean {
  return 'touches' in event && (event as TouchEvent).touches.length > 1;
}

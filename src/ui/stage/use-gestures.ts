import { select, zoom, zoomIdentity, type ZoomTransform } from 'd3';
import { isFit, WHOLE, type View, type Zooming, type ZoomTerms } from './zoom.ts';

/** Lets wheel, pinch and drag zoom and pan an element. */
export function startZooming(
  element: HTMLElement,
  see: (view: View) => void,
  { isBusy, extent: [least, most], within }: ZoomTerms,
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

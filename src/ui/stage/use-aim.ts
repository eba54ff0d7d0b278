import { useCallback, type MouseEvent, type PointerEvent, type RefObject } from 'react';
import { flightNear, type Flight, type Point } from '../../scene/index.ts';
import { hover, select, useSynod } from '../../store/index.ts';
import type { FlightCanvasHandle } from './FlightCanvas.tsx';

/** The pointer reaches a message within this many pixels. */
const REACH = 16;

/** Lets a person point at messages in flight, which are only painted and are not elements. */
export function useAim(
  canvas: RefObject<FlightCanvasHandle | null>,
  toStage: (event: PointerEvent | MouseEvent) => Point,
  zoomOf: () => number,
) {
  const find = useCallback(
    (event: PointerEvent | MouseEvent): Flight | undefined =>
      flightNear(canvas.current?.flights() ?? [], toStage(event), REACH / zoomOf()),
    [canvas, toStage, zoomOf],
  );
  const onPointerMove = useCallback(
    (event: PointerEvent) => {
      const { hovered } = useSynod.getState();
      const id = isOverControl(event) ? undefined : find(event)?.track.id;
      const before = hovered?.kind === 'envelope' ? hovered.id : undefined;
      if (id === before) return;
      if (id !== undefined) hover({ kind: 'envelope', id });
      else if (!isOverControl(event)) hover(null);
    },
    [find],
  );
  const onClick = useCallback(
    (event: MouseEvent) => {
      if (isOverControl(event)) return;
      const flight = find(event);
      if (flight === undefined) return;
      select({ kind: 'envelope', id: flight.track.id });
      event.stopPropagation();
    },
    [find],
  );
  return { onPointerMove, onClickCapture: onClick };
}

function isOverControl({ target }: { readonly target: EventTarget | null }): boolean {
  return target instanceof Element && target.closest('button') !== null;
}

import { useCallback, useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { NodeId } from '../../contract/index.ts';
import { centre, fractionOf, type Layout, type Machine, type Point } from '../../scene/index.ts';
import { keepAt, type Placed } from '../placing/index.ts';
import { startLift, type Lift } from './lift.ts';

/**
 * A pointer that may come to move a node. A mouse takes the node as soon as it has travelled far enough.
 * A finger scrolls the page, unless it has rested on the node until that is lifted.
 */
interface Start {
  readonly id: NodeId;
  readonly pointer: number;
  readonly isMouse: boolean;
  readonly from: Point;
  readonly middle: Point;
  readonly zoom: number;
  /** The middle of the node if it is let go now; null until it has moved. */
  to: Point | null;
}

/** A node in someone's hand. */
export interface Dragging extends Placed {
  readonly isLifted: boolean;
}

/** The pointer must travel this many pixels before it drags; a finger that rests trembles more. */
const THRESHOLD = { mouse: 5, finger: 10 } as const;

/** A lifted node stands this many pixels higher, so that the finger does not hide that it is lifted. */
const RISE = 8;

/** Lets a person drag nodes; their places are kept for each arrangement of each cluster. */
export function useDrag(
  stage: RefObject<HTMLElement | null>,
  layout: Layout | null,
  zoomOf: () => number,
) {
  const [dragging, setDragging] = useState<Dragging | null>(null);
  const start = useRef<Start | null>(null);
  const lift = useRef<Lift | null>(null);
  useLiftedTouches(stage, lift);
  const hold = useCallback(({ id, isMouse, middle, to }: Start, size: Layout['size']) => {
    const { x, y } = to ?? middle;
    const at = fractionOf({ x, y: isMouse ? y : y - RISE }, size);
    setDragging({ id, at, isLifted: !isMouse });
  }, []);
  const stop = useCallback(() => {
    start.current = null;
    lift.current?.stop();
    lift.current = null;
    setDragging(null);
  }, []);
  const onPointerDown = useCallback(
    (event: PointerEvent) => {
      // With a second finger begins a pinch.
      if (!event.isPrimary) return stop();
      if (event.button !== 0 || layout === null) return;
      const machine = machineUnder(event, layout);
      if (machine === undefined) return;
      const begun = startOf(event, machine, zoomOf());
      start.current = begun;
      if (!begun.isMouse) lift.current = startLift(() => hold(begun, layout.size));
    },
    [layout, zoomOf, hold, stop],
  );
  const onPointerMove = useCallback(
    (event: PointerEvent) => {
      const begun = start.current;
      if (begun === null || event.pointerId !== begun.pointer || layout === null) return;
      const x = event.clientX - begun.from.x;
      const y = event.clientY - begun.from.y;
      const isFar = Math.hypot(x, y) >= (begun.isMouse ? THRESHOLD.mouse : THRESHOLD.finger);
      // Until the node is lifted, a finger that travels belongs to the page.
      if (!begun.isMouse && !lift.current!.isDone()) return isFar ? stop() : undefined;
      if (begun.to === null && !isFar) return;
      if (begun.to === null) event.currentTarget.setPointerCapture(event.pointerId);
      begun.to = { x: begun.middle.x + x / begun.zoom, y: begun.middle.y + y / begun.zoom };
      hold(begun, layout.size);
    },
    [layout, hold, stop],
  );
  const onPointerUp = useCallback(() => {
    const begun = start.current;
    if (begun !== null && begun.to !== null && layout !== null) {
      keepAt({ id: begun.id, at: fractionOf(begun.to, layout.size) });
    }
    stop();
  }, [layout, stop]);
  useEffect(() => stop, [stop]);
  return { dragging, onPointerDown, onPointerMove, onPointerUp, onPointerCancel: stop };
}

function machineUnder({ target }: PointerEvent, layout: Layout): Machine | undefined {
  const found = target instanceof Element ? target.closest('[data-node]') : null;
  return layout.machines.find(({ id }) => id === found?.getAttribute('data-node'));
}

function startOf(event: PointerEvent, { id, box }: Machine, zoom: number): Start {
  return {
    id,
    pointer: event.pointerId,
    isMouse: event.pointerType !== 'touch' && event.pointerType !== 'pen',
    from: { x: event.clientX, y: event.clientY },
    middle: centre(box),
    zoom,
    to: null,
  };
}

/** While a node is lifted, the finger moves it alone: the page does not scroll, and the picture does not pan. */
function useLiftedTouches(
  stage: RefObject<HTMLElement | null>,
  lift: RefObject<Lift | null>,
): void {
  useEffect(() => {
    const element = stage.current;
    const listeners = new AbortController();
    const { signal } = listeners;
    const keep = (event: Event) => {
      if (lift.current?.isDone() !== true) return;
      if (event.cancelable) event.preventDefault();
      event.stopPropagation();
    };
    // The browser asks at the first move whether it may scroll, and asks no more once it has begun to.
    element?.addEventListener('touchmove', keep, { passive: false, capture: true, signal });
    element?.addEventListener('contextmenu', keep, { capture: true, signal });
    return () => listeners.abort();
  }, [stage, lift]);
}

import { useCallback, useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { NodeId } from '../../contract/index.ts';
import { centre, fractionOf, type Layout, type Point } from '../../scene/index.ts';
import { useSynod } from '../../store/index.ts';
import { keepAt, type Placed } from '../placing/index.ts';

interface Start {
  readonly id: NodeId;
  readonly pointer: number;
  readonly from: Point;
  readonly middle: Point;
  readonly zoom: number;
  moved: boolean;
}

/** The pointer must travel this many pixels before it drags. */
const THRESHOLD = 5;

/** Lets a person drag nodes; their places are kept for each arrangement of each cluster. */
export function useDrag(
  stage: RefObject<HTMLElement | null>,
  layout: Layout | null,
  zoomOf: () => number,
) {
  const [dragging, setDragging] = useState<Placed | null>(null);
  const start = useRef<Start | null>(null);
  const isHeld = useCallback(() => {
    const { frame, selection } = useSynod.getState();
    if (start.current === null || selection === null) return false;
    const selected =
      selection.kind === 'process'
        ? frame?.processes.find(({ id }) => id === selection.id)?.node
        : selection.kind === 'node' && selection.id;
    return start.current.id === selected;
  }, []);
  useFinger(stage, isHeld);
  const onPointerDown = useCallback(
    (event: PointerEvent) => {
      if (event.button !== 0 || layout === null || !event.isPrimary) return;
      const target = event.target instanceof Element ? event.target.closest('[data-node]') : null;
      const id = target?.getAttribute('data-node') as NodeId | null | undefined;
      const machine = layout.machines.find((each) => each.id === id);
      if (machine === undefined) return;
      start.current = {
        id: machine.id,
        pointer: event.pointerId,
        from: { x: event.clientX, y: event.clientY },
        middle: centre(machine.box),
        zoom: zoomOf(),
        moved: false,
      };
    },
    [layout, zoomOf],
  );
  const onPointerMove = useCallback(
    (event: PointerEvent) => {
      const begun = start.current;
      if (begun === null || event.pointerId !== begun.pointer || layout === null) return;
      const x = (event.clientX - begun.from.x) / begun.zoom;
      const y = (event.clientY - begun.from.y) / begun.zoom;
      if (!begun.moved && Math.hypot(x, y) * begun.zoom < THRESHOLD) return;
      if (!begun.moved) event.currentTarget.setPointerCapture(event.pointerId);
      begun.moved = true;
      const at = fractionOf({ x: begun.middle.x + x, y: begun.middle.y + y }, layout.size);
      setDragging({ id: begun.id, at });
    },
    [layout],
  );
  const onPointerUp = useCallback(() => {
    const begun = start.current;
    start.current = null;
    if (begun?.moved === true && dragging !== null && layout !== null) keepAt(dragging);
    setDragging(null);
  }, [dragging, layout]);
  // The browser has taken the gesture for a scroll, so nothing moves.
  const onPointerCancel = useCallback(() => {
    start.current = null;
    setDragging(null);
  }, []);
  return { dragging, onPointerDown, onPointerMove, onPointerUp, onPointerCancel };
}

/** A finger drags a node that is selected; elsewhere it scrolls the page. */
function useFinger(stage: RefObject<HTMLElement | null>, isHeld: () => boolean): void {
  useEffect(() => {
    const element = stage.current;
    const onTouchMove = (event: TouchEvent) => {
      if (event.cancelable && isHeld()) event.preventDefault();
    };
    element?.addEventListener('touchmove', onTouchMove, { passive: false });
    return () => element?.removeEventListener('touchmove', onTouchMove);
  }, [stage, isHeld]);
}

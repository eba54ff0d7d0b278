import { useEffect, type RefObject } from 'react';

/** The pixels of a line, for wheels that count in lines. */
const LINE = 18;

/**
 * Scrolls the lanes beside their names. A plain wheel zooms and dragging pans along time, which is not done here.
 * With Shift or Alt, or over the axis, the wheel scrolls. A mouse that drags scrolls, too. A finger that
 * sets out up or down leaves the gesture to the browser, which scrolls the lanes and then the page.
 */
export function useLaneScroll(frame: RefObject<HTMLElement | null>, head: number): void {
  useEffect(() => {
    const element = frame.current!;
    const scroller = element.closest<HTMLElement>('[data-scroller]');
    if (scroller === null) return;
    const listeners = new AbortController();
    const { signal } = listeners;
    const isLong = () => scroller.scrollHeight > scroller.clientHeight;
    const wheel = (event: WheelEvent) => {
      const isOnAxis = event.clientY - element.getBoundingClientRect().top < head;
      const isMeant = event.shiftKey || event.altKey || isOnAxis;
      if (event.ctrlKey || !isMeant || !isLong()) return;
      const by = event.deltaY === 0 ? event.deltaX : event.deltaY;
      scroller.scrollTop += by * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1);
      event.preventDefault();
      event.stopPropagation();
    };
    let held: { readonly y: number; readonly top: number } | null = null;
    const down = (event: PointerEvent) => {
      const isMouse = event.pointerType !== 'touch' && event.button === 0;
      held = isMouse ? { y: event.clientY, top: scroller.scrollTop } : null;
    };
    const move = (event: PointerEvent) => {
      if (event.buttons === 0) held = null;
      if (held !== null) scroller.scrollTop = held.top - (event.clientY - held.y);
    };
    element.addEventListener('wheel', wheel, { capture: true, passive: false, signal });
    element.addEventListener('pointerdown', down, { signal });
    window.addEventListener('pointermove', move, { signal });
    leaveUprightSwipes(element, signal);
    return () => listeners.abort();
  }, [frame, head]);
}

/** A swipe along time is for the zoom, which keeps the browser from scrolling; it never hears of any other. */
function leaveUprightSwipes(element: HTMLElement, signal: AbortSignal): void {
  let from: Touch | null = null;
  let isUpright: boolean | null = null;
  const start = ({ touches }: TouchEvent) => {
    from = touches.length === 1 ? touches[0]! : null;
    isUpright = from === null ? false : null;
  };
  const move = (event: TouchEvent) => {
    const touch = event.touches[0]!;
    isUpright ??= Math.abs(touch.clientY - from!.clientY) > Math.abs(touch.clientX - from!.clientX);
    if (isUpright) event.stopPropagation();
  };
  element.addEventListener('touchstart', start, { capture: true, passive: true, signal });
  element.addEventListener('touchmove', move, { capture: true, passive: true, signal });
}

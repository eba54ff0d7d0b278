import { useCallback, useState } from 'react';

const BEFORE_LAYOUT = 800;

/** Follows the width of an element in pixels, and returns a ref for that element. */
export function useWidth(): readonly [
  (element: HTMLElement | null) => (() => void) | void,
  number,
] {
  const [width, setWidth] = useState(BEFORE_LAYOUT);
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      const measured = entry?.contentRect.width ?? 0;
      if (measured > 0) setWidth(measured);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}

import { useCallback, useState } from 'react';

const HEAD = 54;
const COLUMN = 42;
/** The number of columns before the first measurement, and where nothing can be measured. */
const UNMEASURED = 7;

/** Measures how many whole columns fit, and returns a ref for the element that holds them. */
export function useRoom(): readonly [(element: HTMLElement | null) => (() => void) | void, number] {
  const [room, setRoom] = useState(UNMEASURED);
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0;
      if (width > 0) setRoom(Math.max(2, Math.min(15, Math.floor((width - HEAD) / COLUMN))));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, room];
}

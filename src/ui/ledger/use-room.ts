import { useCallback, useState } from 'react';

const HEAD = 54;
const COLUMN = 42;
/** Columns before the first measurement, and where nothing can be measured. */
const UNMEASURED = 7;

/** How many whole columns fit; and the ref to hang on the element that holds them. */
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

import { useEffect, useRef, type FocusEvent, type RefObject } from 'react';

const CONTROLS = 'button, input:not([type="radio"]), input:checked';

/** When the focused control disappears, the control that took its place gets the focus. */
export function usePlaceKept(bar: RefObject<HTMLElement | null>): (event: FocusEvent) => void {
  const focused = useRef<{ readonly element: Element; readonly place: number } | null>(null);
  useEffect(() => {
    const { current: was } = focused;
    if (was === null || was.element.isConnected || document.activeElement !== document.body) return;
    const controls = controlsOf(bar.current);
    focused.current = null;
    controls[Math.min(was.place, controls.length - 1)]?.focus();
  });
  return ({ target }) => {
    const place = controlsOf(bar.current).indexOf(target as HTMLElement);
    focused.current = { element: target, place: Math.max(0, place) };
  };
}

function controlsOf(bar: HTMLElement | null): readonly HTMLElement[] {
  return [...(bar?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])];
}

import { useEffect, useRef, type FocusEvent, type RefObject } from 'react';

interface Focused {
  readonly element: Element;
  readonly row: number;
  readonly place: number;
}

/** When a row disappears under the focus, the focus moves to the same control of the row that took its place. */
export function useKeptFocus(list: RefObject<HTMLElement | null>): (event: FocusEvent) => void {
  const focused = useRef<Focused | null>(null);
  useEffect(() => {
    const { current: was } = focused;
    if (was === null || was.element.isConnected || document.activeElement !== document.body) return;
    const rows = rowsOf(list.current);
    const controls = controlsOf(rows[Math.min(was.row, rows.length - 1)]);
    focused.current = null;
    controls[Math.min(was.place, controls.length - 1)]?.focus();
  });
  return ({ target }) => {
    const row = target.closest('li');
    focused.current = row && {
      element: target,
      row: rowsOf(list.current).indexOf(row),
      place: controlsOf(row).indexOf(target as HTMLElement),
    };
  };
}

function rowsOf(list: Element | null): readonly Element[] {
  return [...(list?.querySelectorAll('li') ?? [])];
}

function controlsOf(row: Element | undefined): readonly HTMLElement[] {
  return [...(row?.querySelectorAll('button') ?? [])];
}

import { useLayoutEffect, useRef, type RefObject } from 'react';

/** Makes a slider speak its value in words, because the library knows only numbers. */
export function useValueText(text: string): RefObject<HTMLInputElement | null> {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    input.current?.setAttribute('aria-valuetext', text);
  });
  return input;
}

import { useLayoutEffect, useRef, type RefObject } from 'react';

/** A slider's input whose value is spoken in words: the library knows only numbers. */
export function useValueText(text: string): RefObject<HTMLInputElement | null> {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    input.current?.setAttribute('aria-valuetext', text);
  });
  return input;
}

import { useLayoutEffect, useState, type RefObject } from 'react';
import { readPalette, type Palette } from './palette.ts';

/** The theme's colours, which follow the theme, the projector mode and fonts that arrive late. */
export function usePalette(canvas: RefObject<HTMLElement | null>): Palette | null {
  const [palette, setPalette] = useState<Palette | null>(null);
  useLayoutEffect(() => {
    const refresh = () => {
      if (canvas.current !== null) setPalette(readPalette(canvas.current));
    };
    refresh();
    const observer = new MutationObserver(refresh);
    observer.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['style', 'data-projector'],
    });
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', refresh);
    document.fonts?.addEventListener('loadingdone', refresh);
    return () => {
      observer.disconnect();
      dark.removeEventListener('change', refresh);
      document.fonts?.removeEventListener('loadingdone', refresh);
    };
  }, [canvas]);
  return palette;
}

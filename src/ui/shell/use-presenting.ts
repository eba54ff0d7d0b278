import { useEffect, useEffectEvent } from 'react';
import { useSynod } from '../../store/index.ts';
import { toStage } from '../keys/index.ts';

/**
 * A presented page takes the whole screen if the browser allows it, and the stage takes the keys. Afterwards the
 * focus goes back to where it was. A browser may take Escape for itself to leave the full screen; `onLeft` says then
 * what that Escape does to the page.
 */
export function usePresenting(onLeft: () => void): boolean {
  const presenting = useSynod((state) => state.presenting);
  const left = useEffectEvent(onLeft);
  useEffect(() => {
    if (!presenting) return;
    const focused = document.activeElement;
    toStage();
    const giveBack = takeScreen(() => left());
    return () => {
      giveBack();
      if (focused instanceof HTMLElement) focused.focus();
    };
  }, [presenting]);
  return presenting;
}

/** Some browsers leave Escape to a page that asks for it; a person then keeps it down to leave the full screen. */
interface WithKeyboard {
  readonly keyboard?: { readonly lock?: (keys: readonly string[]) => Promise<void> };
}

/** Asks for the full screen and returns the way to give it back, even if it is granted too late. */
function takeScreen(onLeft: () => void): () => void {
  let wanted = true;
  const giveBack = () => {
    if (document.fullscreenElement) void document.exitFullscreen?.();
  };
  const onChange = () => {
    if (document.fullscreenElement === null) onLeft();
    else if (!wanted) giveBack();
  };
  document.addEventListener('fullscreenchange', onChange);
  void (navigator as WithKeyboard).keyboard?.lock?.(['Escape']).catch(() => undefined);
  // A phone may have no full screen, and a frame may not be allowed it; then the window must do.
  void document.documentElement.requestFullscreen?.().then(
    () => wanted || giveBack(),
    () => undefined,
  );
  return () => {
    wanted = false;
    document.removeEventListener('fullscreenchange', onChange);
    giveBack();
  };
}

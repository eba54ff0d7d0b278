import { useEffect } from 'react';
import { togglePresenting, useSynod } from '../../store/index.ts';
import { STAGE } from '../keys/index.ts';

/**
 * While the page is presented: the whole screen where the browser gives it, and the keys for the stage.
 * Whoever leaves the full screen leaves presenting; then the focus goes back to where it was.
 */
export function usePresenting(): boolean {
  const presenting = useSynod((state) => state.presenting);
  useEffect(() => {
    if (!presenting) return;
    const focused = document.activeElement;
    document.getElementById(STAGE)?.focus();
    const giveBack = takeScreen();
    return () => {
      giveBack();
      if (focused instanceof HTMLElement) focused.focus();
    };
  }, [presenting]);
  return presenting;
}

/** Asks for the full screen and returns the way to give it back, also where it comes too late. */
function takeScreen(): () => void {
  let wanted = true;
  const giveBack = () => {
    if (document.fullscreenElement) void document.exitFullscreen?.();
  };
  const onChange = () => {
    if (document.fullscreenElement === null) togglePresenting();
    else if (!wanted) giveBack();
  };
  document.addEventListener('fullscreenchange', onChange);
  // A phone may have no such thing, and a frame may not be allowed to: then the window must do.
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

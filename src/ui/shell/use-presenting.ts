import { useEffect } from 'react';
import { togglePresenting, useSynod } from '../../store/index.ts';
import { STAGE } from '../keys/index.ts';

/**
 * A presented page takes the whole screen if the browser allows it, and the stage takes the keys. Leaving
 * the full screen leaves presenting, too, and the focus goes back to where it was.
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

/** Asks for the full screen and returns the way to give it back, even if it is granted too late. */
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

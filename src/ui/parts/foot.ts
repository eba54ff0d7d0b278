import { useSyncExternalStore } from 'react';

/** The height of what sticks to the foot of the screen, in pixels. */
export function useFoot(): number {
  return useSyncExternalStore(onResize, footHeight);
}

function onResize(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/** On a phone only the first part of the page's footer sticks. */
function footHeight(): number {
  const foot = document.querySelector('footer');
  const first = foot?.firstElementChild;
  return foot?.offsetHeight || (first instanceof HTMLElement ? first.offsetHeight : 0);
}

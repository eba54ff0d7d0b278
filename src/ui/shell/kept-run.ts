import { keep, type Kept } from '../../store/index.ts';

/** The run of a tab survives a reload: it is kept when the page goes and offered when the page comes back. */

const KEY = 'synod.run';

/** Keeps the run whenever the page is left or hidden; returns the function that stops it. */
export function keepOnLeaving(): () => void {
  const leave = () => {
    const kept = keep();
    // A page that is loaded and left at once must not replace the run that was kept before.
    if (kept === null || kept.index === 0) return;
    try {
      sessionStorage.setItem(KEY, JSON.stringify(kept));
    } catch {
      // If there is no room or no permission, the run is not kept.
    }
  };
  window.addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', leave);
  return () => {
    window.removeEventListener('pagehide', leave);
    document.removeEventListener('visibilitychange', leave);
  };
}

/** Returns the kept run, or null if the stored text is not one, because a person may have edited it. */
export function keptRun(): Kept | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isKept(kept: unknown): kept is Kept {
  if (typeof kept !== 'object' || kept === null) return false;
  const { recording, title, index, time, others } = kept as Partial<Record<keyof Kept, unknown>>;
  const isNamed = title === null || typeof title === 'string';
  return typeof recording === 'string' && isNamed && [index, time, others].every(isCount);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

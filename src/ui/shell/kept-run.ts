import { keep, type Kept } from '../../store/index.ts';

/** The run of this tab over a reload: kept when the page goes, to be had again when it comes. */

const KEY = 'synod.run';

/** Keeps the run whenever the page is left or hidden; returns the function that stops it. */
export function keepOnLeaving(): () => void {
  const leave = () => {
    const kept = keep();
    // A page that is loaded and left again at once shall not forget the run before.
    if (kept === null || kept.index === 0) return;
    try {
      sessionStorage.setItem(KEY, JSON.stringify(kept));
    } catch {
      // No room, or not allowed: the run is then not kept.
    }
  };
  window.addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', leave);
  return () => {
    window.removeEventListener('pagehide', leave);
    document.removeEventListener('visibilitychange', leave);
  };
}

/** What was kept, read with care: anybody may have edited it. */
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

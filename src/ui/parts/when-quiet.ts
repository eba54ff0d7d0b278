/** How long to wait at most where a browser cannot say when it is quiet, in milliseconds. */
const SOON = 1_000;

/** Does something once the browser has nothing better to do; returns the way to call it off. */
export function whenQuiet(work: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(work, SOON);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work);
  return () => cancelIdleCallback(handle);
}

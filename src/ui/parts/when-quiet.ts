/** The longest wait, in milliseconds, in a browser that cannot say when it is quiet. */
const SOON = 1_000;

/** Does work once the browser is idle, and returns a function that calls it off. */
export function whenQuiet(work: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(work, SOON);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work);
  return () => cancelIdleCallback(handle);
}

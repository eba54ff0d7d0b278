import type { Environment } from './store.ts';

/** The browser's page. It touches nothing before it is used, so that a test can load this in Node. */
export const browser: Environment = {
  ticker: {
    request: (callback) => requestAnimationFrame(callback),
    cancel: (handle) => cancelAnimationFrame(handle),
  },
  storage: keptByBrowser(),
  prefersCalm: () =>
    typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches,
};

function keptByBrowser(): Storage | null {
  try {
    return typeof localStorage === 'undefined' ? null : localStorage;
  } catch {
    return null;
  }
}

import type { Environment } from './store.ts';

/** The browser's page. It touches nothing before it is used, so that a test can load this in Node. */
export const browser: Environment = {
  ticker: {
    request: (callback) => requestAnimationFrame(callback),
    cancel: (handle) => cancelAnimationFrame(handle),
  },
  storage: keptByBrowser(),
  prefersCalm: () => matches('(prefers-reduced-motion: reduce)'),
  pointing: () => (matches('(hover: none), (pointer: coarse)') ? 'finger' : 'mouse'),
};

function matches(query: string): boolean {
  return typeof matchMedia === 'function' && matchMedia(query).matches;
}

function keptByBrowser(): Storage | null {
  try {
    return typeof localStorage === 'undefined' ? null : localStorage;
  } catch {
    return null;
  }
}

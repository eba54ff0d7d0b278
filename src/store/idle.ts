export interface Idle {
  readonly isIdle: () => boolean;
  /** Runs work of the page that changes the run, such as reading a file; the page is busy until it ends. */
  readonly whileBusy: <T>(work: () => Promise<T>) => Promise<T>;
  /** Calls back when the page becomes busy or idle; returns a function that stops it. */
  readonly subscribeIdle: (listener: (idle: boolean) => void) => () => void;
}

/** Call `tellIdle` whenever the answer of `isAtRest` may have changed. */
export function createIdle(isAtRest: () => boolean): Idle & { readonly tellIdle: () => void } {
  const listeners = new Set<(idle: boolean) => void>();
  let held = 0;
  let wasIdle = false;
  const isIdle = (): boolean => held === 0 && isAtRest();
  const tellIdle = (): void => {
    const idle = isIdle();
    if (idle === wasIdle) return;
    wasIdle = idle;
    for (const listener of listeners) listener(idle);
  };
  return {
    isIdle,
    tellIdle,
    whileBusy: async (work) => {
      held += 1;
      tellIdle();
      try {
        return await work();
      } finally {
        held -= 1;
        tellIdle();
      }
    },
    subscribeIdle: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

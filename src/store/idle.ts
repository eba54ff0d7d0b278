export interface Idle {
  readonly isIdle: () => boolean;
  /** Does something of the page's own, such as reading a file, as part of which the run changes: busy until it is done. */
  readonly whileBusy: <T>(work: () => Promise<T>) => Promise<T>;
  /** Calls back when the page becomes busy or idle; returns the way to stop. */
  readonly subscribeIdle: (listener: (idle: boolean) => void) => () => void;
}

/** `tellIdle` is called whenever what `isAtRest` says may have changed. */
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

import { createElement, lazy, useState, type ComponentType } from 'react';

type Later<P> = ((props: P) => React.JSX.Element) & {
  /** Loads the code, and tries again if that failed before. */
  readonly bring: () => Promise<unknown>;
};

/**
 * A component whose code is loaded later, but which is drawn at once if the code is there. A `lazy`
 * one would wait for a pause first, and while a run plays there may be none for seconds.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  let ready: ComponentType<P> | null = null;
  const bring = async () => {
    ready = await load();
    return { default: ready };
  };
  const Lazy: ComponentType<P> = lazy(bring);
  const Component = (props: P) => {
    const [part] = useState(() => ready ?? Lazy);
    return createElement(part, props);
  };
  return Object.assign(Component, { bring });
}

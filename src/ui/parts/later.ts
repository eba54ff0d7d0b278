import { createElement, lazy, useState, type ComponentType } from 'react';

type Later<P> = ((props: P) => React.JSX.Element) & {
  /** Brings the code; again, if it could not be had. */
  readonly bring: () => Promise<unknown>;
};

/**
 * A component whose code comes later, but that is drawn at once when the code is there: the first
 * picture of a `lazy` one has to wait for a pause, and while a run plays there may be none for seconds.
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

import { useSyncExternalStore, type ReactNode } from 'react';
import { Tooltip } from 'react-aria-components';

interface TipProps {
  readonly className: string;
  readonly children: ReactNode;
}

/** A tooltip inside the page's main landmark, so that a screen reader finds it somewhere. */
export function Tip({ className, children }: TipProps) {
  // Asked for again once the page stands: what is before the landmark is rendered before it is there.
  const main = useSyncExternalStore(never, mainOf);
  const place = main === null ? {} : { UNSTABLE_portalContainer: main };
  return (
    <Tooltip className={className} offset={6} {...place}>
      {children}
    </Tooltip>
  );
}

const never = () => () => {};
const mainOf = () => document.querySelector('main');

import { useSyncExternalStore, type ReactNode } from 'react';
import { Tooltip } from 'react-aria-components';

interface TipProps {
  readonly className: string;
  readonly children: ReactNode;
}

/** A tooltip inside the page's main landmark, so that screen readers count it as part of the page. */
export function Tip({ className, children }: TipProps) {
  // The landmark is looked up again after the first render, because it does not exist before.
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

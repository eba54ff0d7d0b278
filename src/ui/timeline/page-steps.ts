import type { KeyboardEvent } from 'react';
import { next, previous, remoteUnit } from '../../store/index.ts';

/** A slide remote sends PageUp and PageDown; on a slider, too, these keys step through the run. */
export function pageSteps(event: KeyboardEvent): void {
  if (event.key !== 'PageDown' && event.key !== 'PageUp') return;
  event.preventDefault();
  event.stopPropagation();
  if (event.key === 'PageDown') void next(remoteUnit());
  else void previous(remoteUnit());
}

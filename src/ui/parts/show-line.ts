import type { LineId } from '../../contract/index.ts';

/** Brings a pseudo-code line into sight once the page has drawn the process that ran it. */
export function showLine(id: LineId): void {
  requestAnimationFrame(() => {
    document.querySelector(`[data-line="${id}"]`)?.scrollIntoView({ block: 'center' });
  });
}

/** The page is one column: the panels lie below the stage, out of sight of it. */
export const BELOW = '(max-width: 1000px)';

/** Brings a part of the page to the top of the screen, and the focus with it. */
export function lead(id: string): void {
  const part = document.getElementById(id);
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  part?.scrollIntoView({ block: 'start', behavior: isStill ? 'auto' : 'smooth' });
  part?.focus({ preventScroll: true });
}

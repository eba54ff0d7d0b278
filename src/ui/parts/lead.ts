/** At this width the page is one column: the panels lie below the stage and out of its sight. */
export const BELOW = '(max-width: 1000px)';

/** Brings a part of the page to the top of the screen and moves the focus there. */
export function lead(id: string): void {
  const part = document.getElementById(id);
  if (part === null) return;
  raise(part);
  part.focus({ preventScroll: true });
}

/** Brings a part of the page to the top of the screen. */
export function raise(part: Element): void {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  part.scrollIntoView({ block: 'start', behavior: isStill ? 'auto' : 'smooth' });
}

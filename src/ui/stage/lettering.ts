import type { CSSProperties } from 'react';

/** The greatest size of a text, so that it stays inside its sign; the sheet gives the size that it should have. */
export function most(height: number): CSSProperties {
  return { '--most': `${height}px` } as CSSProperties;
}

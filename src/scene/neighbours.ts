import type { ProcessId } from '../contract/index.ts';
import type { Layout } from './plan.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The process that an arrow key reaches from this one, or null at the edge. */
export function neighbour(layout: Layout, from: ProcessId, direction: Direction): ProcessId | null {
  const here = layout.places.find(({ id }) => id === from)?.middle;
  if (here === undefined) return null;
  const flat = direction === 'left' || direction === 'right';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  let best: ProcessId | null = null;
  let least = Infinity;
  for (const { id, middle } of layout.places) {
    const along = sign * (flat ? middle.x - here.x : middle.y - here.y);
    const aside = Math.abs(flat ? middle.y - here.y : middle.x - here.x);
    const cost = along + 2.5 * aside;
    if (id === from || along <= 4 || aside > 2.5 * along || cost >= least) continue;
    best = id;
    least = cost;
  }
  return best;
}

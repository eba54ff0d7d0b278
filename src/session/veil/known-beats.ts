import type { Beat } from '../../contract/index.ts';

/** What only somebody outside the run can see. */
const FROM_ABOVE: ReadonlySet<Beat['kind']> = new Set(['chosen', 'broken']);

export function beatsKnown(beats: readonly Beat[]): readonly Beat[] {
  return beats.filter(({ kind }) => !FROM_ABOVE.has(kind));
}

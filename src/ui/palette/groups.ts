import type { Entry } from './entries.ts';

/** A person reads no more than this of a list, and types another word to get a shorter one. */
const FOUND_MAX = 60;
/** Before anything is typed, each group shows how it begins. */
const BEGUN_MAX = 20;

interface Grouped {
  readonly groups: readonly {
    readonly id: Entry['group'];
    readonly entries: readonly Entry[];
  }[];
  /** The number of entries that are not shown. */
  readonly more: number;
}

/** Puts what was found into its groups, the group of the best entry first, and leaves out what nobody would read. */
export function inGroups(found: readonly Entry[], isBegun: boolean): Grouped {
  const best = isBegun ? found : found.slice(0, FOUND_MAX);
  const ids = [...new Set(best.map(({ group }) => group))];
  const groups = ids.map((id) => {
    const entries = best.filter(({ group }) => group === id);
    return { id, entries: isBegun ? entries.slice(0, BEGUN_MAX) : entries };
  });
  const shown = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  return { groups, more: found.length - shown };
}

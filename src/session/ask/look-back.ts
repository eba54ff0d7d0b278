import type { LastRun } from '../../contract/index.ts';
import type { LineId, ProcessId } from '../../paxos/index.ts';
import { elsewhere, seek, type History, type Occurrence } from '../../sim/index.ts';

/** Searches the past of a run on a copy, so that the moment shown stays where it is. */

/** One answer looks at no more events than this, which takes about half a second. */
const LOOKED_MAX = 50_000;

/** The latest event before `before` in which `process` ran `line`. */
export function lastRun(
  history: History,
  line: LineId,
  process: ProcessId,
  before: number,
  most = LOOKED_MAX,
): LastRun {
  const probe = elsewhere(history, 0);
  const latest = Math.min(before - 1, history.length);
  let end = latest;
  while (end > 0 && latest - end < most) {
    let first = end;
    let found: Occurrence | null = null;
    seek(probe, end, (occurrence) => {
      first = Math.min(first, occurrence.index);
      if (ran(occurrence, line, process)) found = occurrence;
    });
    if (found !== null) return momentOf(found);
    end = first - 1;
  }
  return { found: null, searched: Math.max(0, end) };
}

function ran({ actor, kept, step, parts }: Occurrence, line: LineId, process: ProcessId): boolean {
  if (actor === process && kept && step !== null && step.lines.includes(line)) return true;
  return parts.some((part) => ran(part, line, process));
}

function momentOf({ index, at }: Occurrence): LastRun {
  return { found: { index, at }, searched: index };
}

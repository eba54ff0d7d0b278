import type { LastRun, LineId, Micros, ProcessId, Role } from '../../../contract/index.ts';
import { countText, spanText } from '../values/format.ts';

export const CODE_WORDS = {
  title: 'Pseudo-code',
  of: (role: Role) => `Pseudo-code of ${role === 'acceptor' ? 'an' : 'a'} ${role}`,
  ranHere: 'ran in this event',
  refusedHere: 'refused here',
  hint: 'Press a line to see when it last ran.',
  looking: 'Looking back…',
  goThere: 'Go there',
  backTo: (index: number) => `Back to event ${countText(index)}`,
  lookOn: 'Look further back',
  lastRan: (line: LineId, process: ProcessId) => `Go to where ${line} last ran in ${process}`,
} as const;

/** A person asks when a line last ran. */
export interface AskedLine {
  readonly line: LineId;
  readonly process: ProcessId;
  /** The event shown when the person asked. */
  readonly from: number;
  readonly ranHere: boolean;
}

/** `L13 last ran in l1 in event 123, at 0.046 s.` */
export function lastRunText({ line, process, from, ranHere }: AskedLine, last: LastRun): string {
  const { found, searched } = last;
  const before = ranHere ? `${line} runs in this event; before, it` : line;
  if (found !== null) return `${before} last ran in ${process} in ${momentText(found)}.`;
  if (searched === 0)
    return ranHere
      ? `${line} runs in ${process} for the first time in this event.`
      : `${line} has not run in ${process} up to this moment.`;
  return `${before} did not run in ${process} in events ${countText(searched + 1)} to ${countText(from - 1)}; earlier events have not been searched.`;
}

/** Says where the line ran, once the page has gone there. */
export function ranText({ line, process }: AskedLine, at: { index: number; at: Micros }): string {
  return `Here, in ${momentText(at)}, ${line} ran in ${process}.`;
}

function momentText({ index, at }: { readonly index: number; readonly at: Micros }): string {
  return `event ${countText(index)}, at ${spanText(at)}`;
}

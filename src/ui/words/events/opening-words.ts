import type { Frame, LeaderId, ProcessId, TimerView } from '../../../contract/index.ts';
import { countOf, listShort, spanText } from '../values/format.ts';
import { VEIL_WORDS } from '../values/veil-words.ts';

export const CAPTION_WORDS = {
  region: 'What just happened',
  lines: 'Pseudo-code lines that ran',
  line: (id: string, text: string) => `Line ${id}: ${text}`,
} as const;

/** Says what is about to happen in a run that has not begun. */
export function openingSentence(frame: Frame): string {
  if (frame.seenBy !== null) return VEIL_WORDS.opening(frame.seenBy);
  const scouts = scoutsOut(frame);
  if (scouts.length > 1)
    return `${listShort(scouts)} have sent out their scouts at once: a duel begins.`;
  if (scouts.length === 1) return `${scouts[0]} has sent out its scout and will ask for promises.`;
  const first = firstToScout(frame);
  if (first === null) return noScout(frame);
  const { process, dueAt } = first;
  if (dueAt === null) {
    return `No leader is active, and none becomes active by itself: fire the elect timer of ${process}.`;
  }
  return dueAt <= frame.time
    ? `No leader is active yet: ${process} goes first and sends out its scout to ask for promises.`
    : `No leader is active yet: in ${spanText(dueAt - frame.time)} ${process} loses patience and sends out its scout.`;
}

function scoutsOut({ envelopes }: Frame): readonly ProcessId[] {
  return [...new Set(envelopes.filter(({ body }) => body.type === 'p1a').map(({ from }) => from))];
}

/** Finds the elect timer that is due first; a timer that only a person fires comes last. */
function firstToScout({ timers }: Frame): TimerView | null {
  let first: TimerView | null = null;
  for (const timer of timers) {
    if (timer.name !== 'elect') continue;
    if (first === null || dueOf(timer) < dueOf(first)) first = timer;
  }
  return first;
}

function dueOf({ dueAt }: TimerView): number {
  return dueAt ?? Number.POSITIVE_INFINITY;
}

function noScout({ processes }: Frame): string {
  const leaders = processes.filter(({ role }) => role === 'leader').map(({ id }) => id as LeaderId);
  return leaders.length === 0
    ? 'This cluster has no leader, so nothing will be decided.'
    : `${countOf(leaders.length, 'leader')} and no scout: nothing happens until you do something.`;
}

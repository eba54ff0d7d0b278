import type { AnswersView, OutageView, TrafficView } from '../../../contract/index.ts';
import { ballotText, countOf, countText, slotsText, spanText } from '../values/format.ts';

export const TRAFFIC_WORDS = {
  title: 'Traffic over virtual time',
  leader: 'Who leads',
  rate: 'Commands answered per second',
  latency: 'Client latency in ms: mean, and behind it the longest',
  cost: 'Messages handled per command answered, heartbeats included',
  outages: 'Outages',
  empty: 'Nothing has been played yet. Play, or step on, and the run is drawn here.',
  none: 'No outage so far: whenever a leadership ended, another leader was already active. Crash the leader’s server to see one.',
  noneYet:
    'No outage so far, and no leader is active. Play until one is; a crash of its server begins an outage.',
  about:
    'An outage begins when a leadership ends and no other leader is active. It ends with the first decision of a later leader. Detection ends when that leader first sends out its scout, phase 1 when it is adopted, re-proposal when an acceptor first votes in its ballot.',
  parts: {
    detection: 'detection',
    phase1: 'phase 1',
    reproposal: 're-proposal',
    decision: 'first new decision',
  },
  forgotten: (count: number) => `${countOf(count, 'earlier outage')} no longer listed.`,
} as const;

type PartName = keyof typeof TRAFFIC_WORDS.parts;

interface Part {
  readonly name: PartName;
  readonly from: number;
  readonly to: number;
}

/** Lists the parts of an outage that have ended, in order. */
export function outageParts(outage: OutageView): readonly Part[] {
  const { from, scouted, adopted, accepted, decided } = outage;
  const ends: readonly (readonly [PartName, number | null])[] = [
    ['detection', scouted],
    ['phase1', adopted],
    ['reproposal', accepted],
    ['decision', decided],
  ];
  let begin = from;
  return ends.flatMap(([name, to]) => {
    if (to === null) return [];
    const part = { name, from: begin, to };
    begin = to;
    return [part];
  });
}

/** `Outage 1: 412 ms, 1·l1 → 2·l2`, and its parts in words. */
export function outageText(
  outage: OutageView,
  number: number,
): { readonly name: string; readonly parts: string; readonly kept: string | null } {
  const { lost, next, from, decided } = outage;
  const size = decided === null ? `since ${spanText(from)}` : spanText(decided - from);
  const to = next === null ? 'no leader yet' : ballotText(next);
  const parts = outageParts(outage).map(
    (part) => `${TRAFFIC_WORDS.parts[part.name]} ${spanText(part.to - part.from)}`,
  );
  const told = decided === null ? [...parts, 'nothing decided yet'] : parts;
  return {
    name: `Outage ${number}: ${size}, ${ballotText(lost)} → ${to}`,
    parts: told.join(', '),
    kept: outage.answers === null ? null : answersText(outage.answers),
  };
}

/** `k2 is answered again, 451 ms after the crash. No answered command was lost: …` */
export function restoredText(client: string, answers: AnswersView): string {
  const { after, crash } = answers;
  const since = crash ? 'after the crash' : 'after the outage began';
  return `${client} is answered again, ${spanText(after)} ${since}. ${answersText(answers)}`;
}

/** Answers the question of every failover: was a command lost that a client had been told is done? */
function answersText({ kept, slots, lost, forgotten, crash }: AnswersView): string {
  const before = `given before the ${crash ? 'crash' : 'outage'}`;
  const judged = kept + lost.length;
  if (lost.length > 0) {
    const is = lost.length === 1 ? 'command is' : 'commands are';
    return `${countText(lost.length)} of ${countText(judged)} answered ${is} lost: ${slotsText(lost)} of the log holds another.`;
  }
  if (slots === null)
    return forgotten === 0 ? `No answer was ${before}.` : `No answer ${before} is still kept.`;
  const [from, to] = slots;
  const where = from === to ? `slot ${from}` : `slots ${from}–${to}`;
  const which = kept === 1 ? 'the only answer' : `all ${countText(kept)} answers`;
  if (forgotten > 0)
    return `None of the latest ${countText(kept)} answers was lost (${where}); ${countText(forgotten)} older ones are no longer kept.`;
  return `No answered command was lost: ${which} ${before} ${kept === 1 ? 'is' : 'are'} in the log (${where}).`;
}

/** Says in one sentence what the lines show. */
export function trafficText({ answered, latency, longest, messages }: TrafficView): string {
  const sum = (column: readonly number[]) => column.reduce((all, one) => all + one, 0);
  const commands = sum(answered);
  const handled = countOf(sum(messages), 'message');
  if (commands === 0) return `No command answered yet; ${handled} handled.`;
  const mean = spanText(sum(latency) / commands);
  const most = spanText(Math.max(...longest));
  const each = countText(Math.round((10 * sum(messages)) / commands) / 10);
  return `${countOf(commands, 'command')} answered, in ${mean} on average and ${most} at most; ${handled} handled, ${each} for each command.`;
}

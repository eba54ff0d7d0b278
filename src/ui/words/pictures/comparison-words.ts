import type { BranchView, CompareView, Micros } from '../../../contract/index.ts';
import { RULE_WORDS } from '../controls/rule-words.ts';
import { ballotIn, commandText, countOf, countText, listText, spanText } from '../values/format.ts';

export const COMPARISON_WORDS = {
  title: 'Two branches side by side',
  empty:
    'This run has only one branch so far. Go back to an earlier event and do something else there: crash a server, drop a message or send a command. That makes a second branch, and this picture shows both side by side.',
  waiting: 'Comparing…',
  pick: ['Branch on the left', 'Branch on the right'],
  since: 'Since the fork:',
  answered: (count: number) => `${countText(count)} answered`,
  chosen: (count: number) => `${countText(count)} chosen`,
  outages: (count: number) => countOf(count, 'outage'),
  differs: 'differs',
  leader: 'Leaders since the fork',
  fork: 'Here the branches part',
  first: 'first difference',
  otherCommand: (slot: number) => `slot ${slot} differs`,
  others: (count: number) => countOf(count, 'other event'),
  unlisted: (count: number) => countOf(count, 'more like these', 'more like these'),
  more: 'List more',
  quiet: 'nothing of note',
  at: (index: number, at: Micros) => `${spanText(at)} · event ${countText(index)}`,
  between: (from: Micros, to: Micros) => `${spanText(from)} to ${spanText(to)}`,
  events: (name: string) => `What happened in ${name}`,
  playOn: (name: string, to: Micros) => `Play ${name} on to ${spanText(to)}`,
  noLeader: 'none',
} as const;

type Names = readonly [string, string];

/** Says where the branches part, and up to when they are compared. */
export function comparedText({ fork, upTo, isCut, behind }: CompareView, names: Names): string {
  const [a, b] = names;
  const from =
    fork.index === 0
      ? `${a} and ${b} begin alike`
      : `${a} and ${b} part after event ${countText(fork.index)}, at ${spanText(fork.at)}`;
  if (isCut) return `${from}; compared up to ${spanText(upTo)}, the limit of one comparison.`;
  return behind === null
    ? `${from}; compared up to ${spanText(upTo)}.`
    : `${from}; compared up to ${spanText(upTo)}, where the shorter one ends.`;
}

/** Names the first event that differs, and the first slot with another command chosen. */
export function differenceText({ difference, slot }: CompareView, names: Names): string {
  if (difference === null) return 'No event differs so far.';
  const first = `Event ${countText(difference)} is the first that differs.`;
  if (slot === null) return `${first} No slot has another command chosen so far.`;
  const [one, other] = slot.chosen;
  return `${first} Slot ${slot.slot} is the first with another command chosen: ${commandText(one.cmd)} in ${names[0]}, ${commandText(other.cmd)} in ${names[1]}.`;
}

export function leadersText(bands: CompareView['sides'][0]['bands'], from: Micros): string {
  const led = bands.filter(({ to }) => to === null || to > from);
  if (led.length === 0) return COMPARISON_WORDS.noLeader;
  return led
    .map(({ cfg, ballot, from: begin, to }) => {
      const end = to === null ? 'on' : `to ${spanText(to)}`;
      return `${ballotIn(ballot, cfg)} from ${spanText(begin)} ${end}`;
    })
    .join(', ');
}

/** `B, left A at event 300`; where branches are on different rules, `B, right rules, left A at event 300`. */
export function branchChoice(branch: BranchView, all: readonly BranchView[]): string {
  const { name, parent, forkIndex } = branch;
  const origin = all.find(({ id }) => id === parent)?.name;
  const left = origin === undefined ? '' : `, left ${origin} at event ${countText(forkIndex)}`;
  return `${name}${isMixed(all) ? `, ${RULE_WORDS.of(branch.variant)}` : ''}${left}`;
}

/** True when some of the branches are on other rules. */
export function isMixed(branches: readonly BranchView[]): boolean {
  return branches.some(({ variant }) => variant !== branches[0]!.variant);
}

/** Says which rules two branches are on, and what could not be repeated in one of them; null for the same rules. */
export function rulesText(
  { missing }: CompareView,
  [a, b]: readonly [BranchView, BranchView],
): string | null {
  if (a.variant === b.variant) return null;
  const rules = `${a.name} is on ${theRules(a)}, ${b.name} on ${theRules(b)}.`;
  if (missing.length === 0) return rules;
  const [model, copy] = b.parent === a.id ? [a, b] : [b, a];
  const [first, ...more] = missing.slice(0, MISSING_MAX).map(countText);
  const rest = missing.length > MISSING_MAX ? [...more, 'others'] : more;
  const events = rest.length === 0 ? `event ${first}` : `events ${listText([first!, ...rest])}`;
  return `${rules} What was done by hand in ${model.name} at ${events} has no counterpart in ${copy.name}.`;
}

/** This many events are named one by one. */
const MISSING_MAX = 6;

const theRules = ({ variant }: BranchView): string =>
  variant === null ? `the ${RULE_WORDS.of(null)}` : RULE_WORDS.of(variant);

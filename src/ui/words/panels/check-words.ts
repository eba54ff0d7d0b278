import type { BreakView, ChecksView, RunView } from '../../../contract/index.ts';
import { countOf, countText, listText } from '../values/format.ts';

export const CHECK_WORDS = {
  title: 'Invariants',
  holds: 'holds',
  unknown: 'unknown',
  broken: 'broken',
  brokenList: 'Broken',
  holdList: 'Hold at this moment',
  witnesses: 'Witnesses',
  stop: 'Stop play when an invariant breaks',
  goTo: (index: number) => `Go to event ${countText(index)}`,
  goToName: (id: string, index: number) => `Go to event ${countText(index)}, which broke ${id}`,
  here: 'Broken by this event',
  unseen: 'Invariants unknown',
  onPurpose: 'Broken on purpose:',
  badge: ({ id, what }: NonNullable<RunView['variant']>) =>
    `Broken rule ${id}: ${what} What does that mean?`,
  badgeShort: ({ id }: NonNullable<RunView['variant']>) => `${id}: broken rule`,
  inFiles: 'Every recording and script of this run names this rule.',
  variant: ({ id, line, what }: NonNullable<RunView['variant']>) => `${id}, line ${line}. ${what}`,
} as const;

/** `I7 is broken, as a2 shows`, `I2 and I8 are broken, as a1 and l2 show`. */
export function brokenText(breaks: readonly BreakView[]): string {
  const ids = breaks.map(({ invariant }) => invariant);
  const who = [...new Set(breaks.flatMap(({ witnesses }) => witnesses))];
  const shown =
    who.length === 0 ? '' : `, as ${listText(who)} ${who.length === 1 ? 'shows' : 'show'}`;
  return `${listText(ids)} ${ids.length === 1 ? 'is' : 'are'} broken${shown}`;
}

/** All lights in a few words: `20 invariants hold`, `I2 broken`, `I2 and 3 more broken`. */
export function checksShort({ broken }: ChecksView, all: number): string {
  const latest = broken.at(-1);
  if (latest === undefined) return `${countOf(all, 'invariant')} hold`;
  const more = broken.length - 1;
  return more === 0
    ? `${latest.invariant} broken`
    : `${latest.invariant} and ${countText(more)} more broken`;
}

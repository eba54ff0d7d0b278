import type { BranchView, MarkKind, Micros } from '../../../contract/index.ts';
import { RULE_WORDS } from './rule-words.ts';
import { countOf, countText, spanText } from '../values/format.ts';

export const TRANSPORT_WORDS = {
  region: 'Playback and timeline',
  buttons: 'Playback',
  speed: 'Speed',
  everyEvent: 'Stop at heartbeats, too',
  bySentence: 'Sentence by sentence',
  remoteByBeat: 'Slide remote by beat',
  readingSpeed: 'Reading speed',
  wordsPerMinute: (words: number) => `${words} words a minute`,
  position: 'Position in the run',
  marks: 'Faults, hands and broken invariants',
  branches: 'Branches',
} as const;

/** `1/25 of real time`, `real time`, `50 × real time`. */
export function speedText(speed: number): string {
  if (speed === 1) return 'real time';
  if (speed > 1) return `${countText(speed)} × real time`;
  return `1/${countText(Math.round(1 / speed))} of real time`;
}

/** `1/25×`, `50×`: where there is no room for words. */
export function speedShort(speed: number): string {
  return speed >= 1 ? `${countText(speed)}×` : `1/${countText(Math.round(1 / speed))}×`;
}

/** `as fast as it can: 70×`: the speed that is reached where the computer cannot keep up. */
export function reachedText(reached: number): string {
  return `as fast as it can: ${roughly(reached)}`;
}

/** `max 70×`: where there is no room for words. */
export function reachedShort(reached: number): string {
  return `max ${roughly(reached)}`;
}

/** Two digits say enough of a speed that is measured. */
function roughly(speed: number): string {
  return speedShort(
    speed >= 1 ? Number(speed.toPrecision(2)) : 1 / Number((1 / speed).toPrecision(2)),
  );
}

/** `event 41 · 12.5 ms`. */
export function positionText(index: number, time: Micros): string {
  return `event ${countText(index)} · ${spanText(time)}`;
}

export function positionSpoken(index: number, length: number, time: Micros): string {
  return `event ${countText(index)} of ${countText(length)}, ${spanText(time)}`;
}

export function bandText(ballot: string, from: Micros, to: Micros | null): string {
  const end = to === null ? 'until now' : `to ${spanText(to)}`;
  return `${ballot} from ${spanText(from)} ${end}`;
}

export function manyBandsText(count: number, from: Micros, to: Micros): string {
  return `${countOf(count, 'short leadership')} from ${spanText(from)} to ${spanText(to)}`;
}

const MARKS: Readonly<Record<MarkKind, string>> = {
  crashed: 'crashed',
  restarted: 'restarted',
  wiped: 'disk wiped',
  paused: 'paused',
  resumed: 'resumed',
  cut: 'cut',
  healed: 'healed',
  weather: 'weather changed',
  request: 'asked by hand',
  reconfigured: 'becomes known',
  broken: 'broken',
};

/** `n1 crashed at 12.5 ms`. */
export function markText(kind: MarkKind, subject: string, at: Micros): string {
  const what = kind === 'reconfigured' ? `configuration ${subject}` : subject;
  return `${what === '' ? '' : `${what} `}${MARKS[kind]} at ${spanText(at)}`;
}

export function manyMarksText(count: number, from: Micros, to: Micros): string {
  return `${countOf(count, 'mark')} from ${spanText(from)} to ${spanText(to)}`;
}

export const BRANCH_WORDS = {
  here: (name: string) => `${name}, shown now`,
  deleteForGood: (name: string) => `Delete ${name} for good`,
  keep: 'Keep it',
  name: 'Name of the branch',
  more: (count: number) => countOf(count, 'more branch', 'more branches'),
  /** The event at which the branch left, and its rules if branches are on different ones. */
  left: ({ forkIndex, length, variant }: BranchView, isMixed: boolean) => {
    const left =
      forkIndex === 0 ? countOf(length, 'event') : `left at event ${countText(forkIndex)}`;
    return isMixed ? `${variant ?? RULE_WORDS.of(null)} · ${left}` : left;
  },
} as const;

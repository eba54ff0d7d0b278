import type { Beat, EventView, Frame } from '../../contract/index.ts';
import { captionHolds, isInDoubt } from '../words/index.ts';

/**
 * The caption's voice while the run plays: what it says now, and what it could say next. A sentence
 * stands while it is being read and true in the frame shown. Then the weightiest of what has
 * happened since comes, and of equals the latest. Where more happens than can be read, a summary
 * takes the place of single sentences.
 */
export interface Voice {
  readonly said: Said;
  /** The real time at which it was put up, and until which it is being read, in milliseconds. */
  readonly since: number;
  readonly until: number;
  /** The latest of each weight that has not been said, and is still true. */
  readonly waiting: readonly Heard[];
  /** No event up to this one is heard again. */
  readonly upTo: number;
  /** How many slots had been chosen at moments of the last seconds. */
  readonly counts: readonly Count[];
  /** True while more is chosen than can be read. */
  readonly isFast: boolean;
}

/** An event, and the frame in which it was heard of. */
export interface Heard {
  readonly event: EventView;
  readonly frame: Frame;
  readonly at: number;
}

export type Said =
  | ({ readonly kind: 'event' } & Heard)
  /** Who leads. */
  | { readonly kind: 'standing' }
  /** How many slots were chosen in the second before it was put up, and who leads. */
  | { readonly kind: 'summary'; readonly chosen: number };

interface Count {
  readonly at: number;
  readonly chosen: number;
}

/** A moment while the run plays; `now` is the real time in milliseconds. */
export interface Moment {
  readonly frame: Frame;
  readonly passed: readonly EventView[];
  readonly now: number;
}

/** How long the sentence about an event takes to read, in milliseconds. */
export type Reading = (heard: Heard) => number;

export const SILENT: Voice = {
  said: { kind: 'standing' },
  since: 0,
  until: 0,
  waiting: [],
  upTo: 0,
  counts: [],
  isFast: false,
};

const SECOND = 1_000;
/** What happened longer ago is not news any more, in milliseconds. */
const NEWS = 8_000;
/** A sentence about a command cannot be read where so many are chosen in a second of real time. */
const FAST = 1.5;
/** The summary ends below this, so that it does not come and go. */
const SLOW = 0.75;
/** The speed is taken over this span, in milliseconds: single commands come unevenly. */
const SPAN = 3 * SECOND;

// --- weights

/** Who leads, and whether anybody does, comes first. */
const LEADERSHIP = 8;
const RESTORED = 7;
const VIOLATION = 6;
const IN_DOUBT = 5;

/** The weight of a beat for a viewer. */
const WEIGHTS: Readonly<Record<Beat['kind'], number>> = {
  crashed: LEADERSHIP,
  restarted: LEADERSHIP,
  wiped: LEADERSHIP,
  cut: LEADERSHIP,
  healed: LEADERSHIP,
  scouting: LEADERSHIP,
  adopted: LEADERSHIP,
  preempted: LEADERSHIP,
  quorumLost: LEADERSHIP,
  reconfigured: LEADERSHIP,
  restored: RESTORED,
  standing: RESTORED,
  broken: VIOLATION,
  answered: 4,
  chosen: 3,
  gaveUp: 4,
  proposing: 2,
  handedOver: 2,
  redirected: 2,
  decided: 2,
  learned: 2,
  performed: 2,
};

/** The greatest weight of an event's beats in the frame shown; an event without beats weighs nothing. */
export function weightOf({ beats }: EventView, shown: Frame): number {
  return beats.reduce((most, beat) => {
    const isDoubted = beat.kind === 'chosen' && isInDoubt(shown, beat.slot);
    return Math.max(most, isDoubted ? IN_DOUBT : WEIGHTS[beat.kind]);
  }, 0);
}

// --- the choice

/** What the voice says at a moment, after what it has said before. */
export function heard(voice: Voice, moment: Moment, reading: Reading): Voice {
  const { frame, now } = moment;
  const counts = counted(voice.counts, { at: now, chosen: frame.totals.chosen });
  const rate = rateOf(counts);
  const isFast = rate > (voice.isFast ? SLOW : FAST);
  const waiting = stillNews([...voice.waiting, ...newsOf(moment, voice.upTo)], moment);
  const next = { ...voice, counts, isFast, waiting, upTo: frame.index };
  const best = bestOf(waiting, frame);
  if (best !== null && comesNow(next, best, moment)) return put(next, best, now, reading(best));
  if (isBeingRead(next, moment)) return next;
  if (best !== null && mayCome(next, best, moment)) return put(next, best, now, reading(best));
  if (isFast) return summary(next, moment);
  return isTrue(next.said, frame) && next.said.kind !== 'summary' ? next : standing(next, now);
}

function newsOf({ frame, passed, now }: Moment, upTo: number): readonly Heard[] {
  const events = frame.event === null ? passed : [...passed, frame.event];
  return events
    .filter(({ index, quiet }) => index > upTo && !quiet)
    .map((event) => ({ event, frame, at: now }));
}

/** The latest of each weight that is still true. */
function stillNews(all: readonly Heard[], { frame, now }: Moment): readonly Heard[] {
  const latest = new Map<number, Heard>();
  for (const one of all) {
    if (now - one.at > NEWS || !captionHolds(one.event, one.frame, frame)) continue;
    latest.set(weightOf(one.event, frame), one);
  }
  return [...latest.values()];
}

function bestOf(waiting: readonly Heard[], frame: Frame): Heard | null {
  let best: Heard | null = null;
  for (const one of waiting) {
    if (best === null || weightOf(one.event, frame) > weightOf(best.event, frame)) best = one;
  }
  return best;
}

/** What a person does is told at once, and so is who leads, unless that is being told already. */
function comesNow({ said }: Voice, { event }: Heard, { frame }: Moment): boolean {
  if (event.byHand) return true;
  if (said.kind !== 'event' || !isTrue(said, frame)) return false;
  return weightOf(event, frame) >= LEADERSHIP && weightOf(said.event, frame) < LEADERSHIP;
}

/**
 * What is no beat takes the place of nothing that is true. The summary is broken off by beats of weight
 * only, and not at once if one of them has just become untrue.
 */
function mayCome(voice: Voice, { event }: Heard, { frame, now }: Moment): boolean {
  const { said, since, isFast } = voice;
  const weight = weightOf(event, frame);
  if (isFast) return weight >= VIOLATION && now - since >= SECOND;
  return weight > 0 || said.kind !== 'event' || !isTrue(said, frame);
}

function isBeingRead({ said, until, isFast }: Voice, { frame, now }: Moment): boolean {
  if (said.kind !== 'event' || now >= until || !isTrue(said, frame)) return false;
  return !isFast || weightOf(said.event, frame) >= VIOLATION;
}

function isTrue(said: Said, frame: Frame): boolean {
  return said.kind !== 'event' || captionHolds(said.event, said.frame, frame);
}

/** What happened before the event that is said, and weighs less, is not told after it. */
function put(voice: Voice, best: Heard, now: number, span: number): Voice {
  const { index } = best.event;
  return {
    ...voice,
    said: { kind: 'event', ...best },
    since: now,
    until: now + span,
    waiting: voice.waiting.filter(({ event }) => event.index > index),
  };
}

function standing(voice: Voice, now: number): Voice {
  if (voice.said.kind === 'standing') return voice;
  return { ...voice, said: { kind: 'standing' }, since: now, until: now };
}

/** The summary is renewed once a second; who leads is always read off the frame shown. */
function summary(voice: Voice, { now }: Moment): Voice {
  if (voice.said.kind === 'summary' && now - voice.since < SECOND) return voice;
  const chosen = chosenIn(voice.counts);
  return { ...voice, said: { kind: 'summary', chosen }, since: now, until: now };
}

// --- the last seconds

/** Adds a count, and drops those that the last seconds do not need: one at their beginning or before is kept. */
function counted(counts: readonly Count[], count: Count): readonly Count[] {
  const all = [...counts, count];
  return all.slice(Math.max(0, firstOf(all, SPAN)));
}

/** The place of the latest count that is at least so old; -1 if there is none. */
function firstOf(counts: readonly Count[], span: number): number {
  const now = counts.at(-1)?.at ?? 0;
  return counts.findLastIndex(({ at }) => now - at >= span);
}

/** The slots chosen in the last second. */
function chosenIn(counts: readonly Count[]): number {
  const first = counts[Math.max(0, firstOf(counts, SECOND))];
  return (counts.at(-1)?.chosen ?? 0) - (first?.chosen ?? 0);
}

/** Slots chosen in a second, over a second at least. */
function rateOf(counts: readonly Count[]): number {
  const [first, last] = [counts[0], counts.at(-1)];
  if (first === undefined || last === undefined || last.at - first.at < SECOND) return 0;
  return ((last.chosen - first.chosen) * SECOND) / (last.at - first.at);
}

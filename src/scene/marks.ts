import type { Beat, EventView, Micros } from '../contract/index.ts';
import { CUT_AT, lastSeen, LOST_AT } from './flights.ts';
import { clamp, type Box, type Point, type Size } from './geometry.ts';
import { glyphOf, type Glyph } from './glyphs.ts';
import type { Lettering } from './labels.ts';
import type { Layout, Place } from './plan.ts';

/** A mark shows for a moment that something has just happened. */
export type Mark = Point & {
  /** Rises from 0, when it happens, to 1, when the mark has faded. */
  readonly age: number;
} & (
    | { readonly kind: 'dropped'; readonly glyph: Glyph; readonly cut: boolean }
    | {
        readonly kind: 'said';
        readonly word:
          | 'adopted'
          | 'preempted'
          | 'quorum lost'
          | 'chosen'
          | 'decided'
          | 'joining'
          | 'leaving'
          | 'retired';
        /** The number of the ballot's owner; 0 for no ballot. */
        readonly hue: number;
        readonly slot: number | null;
        readonly radius: number;
        /** The lower end of the process, below which the word may stand. */
        readonly below: number;
      }
  );

/** The marks of what happened within `span` before `t`. */
export function marks(
  layout: Layout,
  events: readonly EventView[],
  t: Micros,
  span: Micros,
): readonly Mark[] {
  return events.flatMap((event) => {
    const age = (t - event.at) / Math.max(1, span);
    if (age < 0 || age >= 1) return [];
    return [...dropped(layout, event, age), ...said(layout, event, age)];
  });
}

function dropped(layout: Layout, event: EventView, age: number): readonly Mark[] {
  const { dropped: why, envelope } = event;
  if (why === null || envelope === null) return [];
  const whole = Math.max(1, envelope.dueAt - envelope.sentAt);
  const flown = Math.max(0, Math.min(1, (event.at - envelope.sentAt) / whole));
  const part = { lost: LOST_AT, cut: CUT_AT, down: 1, hand: flown }[why];
  const at = lastSeen(layout, envelope, part);
  if (at === null) return [];
  return [{ kind: 'dropped', ...at, glyph: glyphOf(envelope.body), cut: why === 'cut', age }];
}

function said(layout: Layout, event: EventView, age: number): readonly Mark[] {
  return event.beats.flatMap((beat) => {
    const word = wordOf(beat, event);
    if (word === null) return [];
    const place = layout.places.find(({ id }) => id === word.at);
    return place === undefined ? [] : [markAt(place, word, age)];
  });
}

interface Word {
  readonly at: string | null;
  readonly word: Extract<Mark, { kind: 'said' }>['word'];
  readonly hue: number;
  readonly slot: number | null;
}

function wordOf(beat: Beat, event: EventView): Word | null {
  switch (beat.kind) {
    case 'adopted':
      return { at: beat.leader, word: 'adopted', hue: beat.ballot.leader, slot: null };
    case 'preempted':
      return { at: beat.leader, word: 'preempted', hue: beat.by.leader, slot: null };
    case 'quorumLost':
      return { at: beat.leader, word: 'quorum lost', hue: beat.ballot.leader, slot: null };
    case 'chosen':
      return { at: event.actor, word: 'chosen', hue: beat.ballot.leader, slot: beat.slot };
    case 'decided':
      return { at: beat.leader, word: 'decided', hue: 0, slot: beat.slot };
    case 'standing':
      return { at: beat.process, word: beat.standing, hue: 0, slot: null };
    case 'scouting':
    case 'proposing':
    case 'gaveUp':
    case 'restored':
    case 'learned':
    case 'performed':
    case 'answered':
    case 'reconfigured':
    case 'handedOver':
    case 'redirected':
    case 'crashed':
    case 'restarted':
    case 'wiped':
    case 'cut':
    case 'healed':
    case 'broken':
      return null;
  }
}

function markAt({ middle, radius, box }: Place, { word, hue, slot }: Word, age: number): Mark {
  const below = box.y + box.height;
  return { kind: 'said', ...middle, word, hue, slot, age, radius: radius.width, below };
}

/** The box of a mark's word: below its process, on the stage. */
export function saidBox(
  { x, below, word, slot }: Extract<Mark, { kind: 'said' }>,
  { character, line }: Lettering,
  size: Size,
): { readonly box: Box; readonly text: string } {
  const text = slot === null ? word : `${slot} ${word}`;
  const [width, height] = [text.length * character + 12, line + 2];
  const box = {
    x: clamp(x - width / 2, 0, Math.max(0, size.width - width)),
    y: clamp(below + 4, 0, Math.max(0, size.height - height)),
    width,
    height,
  };
  return { box, text };
}

import type { Beat, BreakView, EventView } from '../../contract/index.ts';
import { handAt, isQuiet, type Hand, type Load, type Seen, type World } from '../../sim/index.ts';
import { beatsOf } from './beats.ts';
import { changedFields } from './changes.ts';
import { envelopeView, type Roads } from './envelope-view.ts';

/** What is needed to tell of an event later on: nothing in it changes any more. */
export interface Witness extends Seen {
  /** The links as they were. */
  readonly roads: Roads;
  /** How clients asked by themselves. */
  readonly load: Load['kind'];
  /** Invariants that it was the first to break. */
  readonly breaks: readonly BreakView[];
}

/** Was the action that led to `index` done by a person? */
export function isHand(hands: readonly Hand[], index: number): boolean {
  return hands[handAt(hands, index - 1)]?.index === index - 1;
}

/** Does the event hold a moment worth stopping at? */
export function hasBeat(witness: Witness): boolean {
  return beatsIn(witness).length > 0;
}

/** The moments worth stopping at in it. */
export function beatsIn({ truth, occurrence, breaks }: Witness): readonly Beat[] {
  const beats = beatsOf(truth, occurrence);
  return breaks.length === 0 ? beats : [...beats, { kind: 'broken', breaks }];
}

const TURNS: ReadonlySet<Beat['kind']> = new Set([
  'adopted',
  'preempted',
  'quorumLost',
  'reconfigured',
  'standing',
  'crashed',
  'wiped',
  'broken',
]);

/** Does what has these moments change who leads, who works, who is there at all, or what holds? */
export function isTurn(beats: readonly Beat[]): boolean {
  return beats.some(({ kind }) => TURNS.has(kind));
}

const TELLING: ReadonlySet<Beat['kind']> = new Set([
  ...TURNS,
  'restarted',
  'cut',
  'healed',
  'chosen',
  'answered',
]);

/** Is it a hand, or does it change who leads, what is chosen, or what a client knows? */
export function isTelling(witness: Witness): boolean {
  return witness.byHand || beatsIn(witness).some(({ kind }) => TELLING.has(kind));
}

/** Is it one that stepping passes over? */
export function isPassedOver(witness: Witness, beats = beatsIn(witness)): boolean {
  return !witness.byHand && isQuiet(witness.occurrence) && beats.length === 0;
}

/** One action and all that came of it, to be shown. */
export function eventView(world: World, witness: Witness): EventView {
  const { occurrence, roads, byHand } = witness;
  const { index, at, action, actor, envelope, step, before, crashed, kept, starts } = occurrence;
  const parts = starts.length === 0 ? [occurrence] : [occurrence, ...starts];
  const told = parts.filter((part) => part.kept && part.step !== null).map((part) => part.step!);
  return {
    index,
    at,
    action,
    byHand,
    actor,
    envelope: envelope && envelopeView(world, roads, envelope),
    dropped: action.kind === 'drop' ? action.why : null,
    crashed,
    notes: joined(told.map(({ notes }) => notes)),
    lines: joined(told.map(({ lines }) => lines)),
    refusals: joined(told.map(({ refusals }) => refusals)),
    sent: joined(parts.map(({ sent }) => sent)),
    changed: kept && before && step ? changedFields(before, step.state) : [],
    beats: beatsIn(witness),
    quiet: isPassedOver(witness),
  };
}

/** One list of all; where there is but one, that one. */
function joined<T>(lists: readonly (readonly T[])[]): readonly T[] {
  return lists.length === 1 ? lists[0]! : lists.flat();
}

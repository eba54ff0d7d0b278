import type { AnswersView, Beat, BreakView, EventView } from '../../contract/index.ts';
import { handAt, isQuiet, type Hand, type Load, type Seen, type World } from '../../sim/index.ts';
import { beatsOf } from './beats.ts';
import { changedFields } from './changes.ts';
import { envelopeView, type Roads } from './envelope-view.ts';

/** All that is needed to tell of an event later; none of it changes any more. */
export interface Witness extends Seen {
  /** The links at that moment. */
  readonly roads: Roads;
  /** How the clients' load was set at that moment. */
  readonly load: Load['kind'];
  /** The invariants that the event was the first to break. */
  readonly breaks: readonly BreakView[];
  /** What became of earlier answers, if the event ends an outage for the clients. */
  readonly restored: AnswersView | null;
}

/** True when a person did the action that led to `index`. */
export function isHand(hands: readonly Hand[], index: number): boolean {
  return hands[handAt(hands, index - 1)]?.index === index - 1;
}

/** True when the event has a moment worth stopping at. */
export function hasBeat(witness: Witness): boolean {
  return beatsIn(witness).length > 0;
}

/** The moments worth stopping at in the event. */
export function beatsIn({ truth, occurrence, breaks, restored }: Witness): readonly Beat[] {
  const beats = beatsOf(truth, occurrence);
  if (breaks.length === 0 && restored === null) return beats;
  return [
    ...beats,
    ...(restored === null ? [] : [{ kind: 'restored', answers: restored } as const]),
    ...(breaks.length === 0 ? [] : [{ kind: 'broken', breaks } as const]),
  ];
}

const TURNS: ReadonlySet<Beat['kind']> = new Set([
  'scouting',
  'restored',
  'adopted',
  'preempted',
  'quorumLost',
  'reconfigured',
  'standing',
  'crashed',
  'wiped',
  'broken',
]);

/** True when these moments change who leads, who works, who is a member, or which invariants hold. */
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

/** True when the event is a hand, or changes who leads, what is chosen, or what a client knows. */
export function isTelling(witness: Witness): boolean {
  return witness.byHand || beatsIn(witness).some(({ kind }) => TELLING.has(kind));
}

/** True when stepping passes over the event. */
export function isPassedOver(witness: Witness, beats = beatsIn(witness)): boolean {
  return !witness.byHand && isQuiet(witness.occurrence) && beats.length === 0;
}

/** The view of one action and its results. */
export function eventView(world: World, witness: Witness): EventView {
  const { occurrence, roads, byHand } = witness;
  const { index, at, action, actor, envelope, step, before, crashed, kept, waited, parts } =
    occurrence;
  const all = parts.length === 0 ? [occurrence] : [occurrence, ...parts];
  const told = all.filter((part) => part.kept && part.step !== null).map((part) => part.step!);
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
    sent: joined(all.map(({ sent }) => sent)),
    waited,
    changed: kept && before && step ? changedFields(before, step.state) : [],
    beats: beatsIn(witness),
    quiet: isPassedOver(witness),
  };
}

/** All lists in one; a single list keeps its identity. */
function joined<T>(lists: readonly (readonly T[])[]): readonly T[] {
  return lists.length === 1 ? lists[0]! : lists.flat();
}

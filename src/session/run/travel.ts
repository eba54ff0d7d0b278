import type { EventView, Intent } from '../../contract/index.ts';
import type { Micros } from '../../paxos/index.ts';
import { handAt } from '../../sim/index.ts';
import { goBack, goTo, playNext, show, type Branch } from './branches.ts';
import {
  beatsIn,
  eventView,
  hasBeat,
  isPassedOver,
  isTurn,
  type Witness,
} from '../view/event-view.ts';

/** Moves forward and back in a branch. One answer plays only a limited number of events. */

const EVENTS_MAX = 20_000;

/** The most events that one answer tells of. */
const PASSED_MAX = 8;
/** A step stops searching for an event worth stopping at after this long. */
const EVENT_SPAN: Micros = 1_000_000;
const BEAT_SPAN: Micros = 10_000_000;

export interface Trip {
  /** False when there was nothing to play. */
  readonly moved: boolean;
  readonly passed: readonly EventView[];
}

/** Plays on until `wanted` accepts an event, time is up, or one answer has played enough. */
function playUntil(
  branch: Branch,
  until: Micros,
  wanted: (witness: Witness) => boolean,
): { readonly witnesses: readonly Witness[]; readonly last: Witness | null } {
  let last: Witness | null = null;
  const turns: Witness[] = [];
  const others: Witness[] = [];
  for (let count = 0; count < EVENTS_MAX; count++) {
    const witness = playNext(branch, until);
    if (witness === null) break;
    last = witness;
    const beats = beatsIn(witness);
    if (!isPassedOver(witness, beats)) addLatest(isTurn(beats) ? turns : others, witness);
    if (wanted(witness)) break;
  }
  return { witnesses: worthTelling(turns, others), last };
}

function addLatest(latest: Witness[], witness: Witness): void {
  latest.push(witness);
  if (latest.length > PASSED_MAX) latest.shift();
}

/** Picks a few of many events: a change of leadership goes before an event that is merely recent. */
function worthTelling(turns: readonly Witness[], others: readonly Witness[]): readonly Witness[] {
  const room = PASSED_MAX - turns.length;
  const latest = room === 0 ? [] : others.slice(-room);
  return [...turns, ...latest].sort((a, b) => a.occurrence.index - b.occurrence.index);
}

function travel(branch: Branch, until: Micros, wanted: (witness: Witness) => boolean): Trip {
  const { witnesses, last } = playUntil(branch, until, wanted);
  if (last === null) return { moved: false, passed: [] };
  show(branch, last);
  const { world } = branch.history;
  const passed = witnesses.map((witness) =>
    witness === last ? branch.event! : eventView(world, witness),
  );
  return { moved: true, passed };
}

/**
 * Plays until virtual time `to`, or as far as one answer goes. With `untilBroken` it stops when an
 * invariant breaks; with `untilBeat`, at a beat.
 */
export function runTo(
  branch: Branch,
  to: Micros,
  { untilBroken = false, untilBeat = false }: Pick<RunTo, 'untilBroken' | 'untilBeat'> = {},
): Trip {
  return travel(
    branch,
    to,
    (witness) => (untilBroken && witness.breaks.length > 0) || (untilBeat && hasBeat(witness)),
  );
}

type RunTo = Extract<Intent, { kind: 'runTo' }>;

/** Plays a branch on from its end until virtual time `to`, or as far as one answer goes; the shown moment stays. */
export function playAhead(branch: Branch, to: Micros): void {
  const { world, length } = branch.history;
  const { index } = world;
  goTo(branch, length);
  runTo(branch, to);
  goTo(branch, index);
}

type Step = Extract<Intent, { kind: 'next' | 'previous' }>;

function wantedBy({ unit, quiet }: Step): (witness: Witness) => boolean {
  if (unit === 'beat') return hasBeat;
  return quiet ? () => true : (witness) => !isPassedOver(witness);
}

/**
 * Moves to the next event or beat. If only heartbeats lie ahead, the step ends at the first of them
 * after a while, so that it always moves.
 */
export function stepOn(branch: Branch, step: Step): Trip {
  const wanted = wantedBy(step);
  const end = branch.history.world.time + (step.unit === 'beat' ? BEAT_SPAN : EVENT_SPAN);
  return travel(branch, Infinity, (witness) => wanted(witness) || witness.occurrence.at > end);
}

/** Moves to the previous event or beat, or to the start; false when this is the start. */
export function stepBack(branch: Branch, step: Step): boolean {
  if (branch.history.world.index === 0) return false;
  goBack(branch, wantedBy(step));
  return true;
}

/** The number of hands up to the moment shown. */
export function handsBefore({ history }: Branch): number {
  return handAt(history.recording.hands, history.world.index);
}

/** Moves to the moment before the latest hand so far; false when there is none. */
export function undo(branch: Branch): boolean {
  const hand = branch.history.recording.hands[handsBefore(branch) - 1];
  if (hand === undefined) return false;
  goTo(branch, hand.index);
  return true;
}

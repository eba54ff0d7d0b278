import type { EventView } from '../../contract/index.ts';
import { rulesOf } from '../../check/index.ts';
import type { Micros } from '../../paxos/index.ts';
import {
  isAtEnd,
  openHistory,
  playOne,
  seek,
  seekTime,
  withHand,
  type Action,
  type History,
  type Occurrence,
  type Recording,
} from '../../sim/index.ts';
import { brokenAt, CHECKS } from './checks.ts';
import { eventView, isHand, type Witness } from '../view/event-view.ts';
import { roadsOf } from '../view/envelope-view.ts';
import { PAST } from './past.ts';
import { restoredAt } from './traffic.ts';

/**
 * One run: a recording with a position in it, and what has been read off it. A hand in its past
 * forks a new branch; a person may rename or delete it.
 */
export interface Branch {
  readonly id: number;
  name: string;
  /** The branch it left, and after how many actions; null for the trunk. */
  parent: number | null;
  forkIndex: number;
  forkTime: Micros;
  history: History<Views>;
  /** The run that this branch repeats on other rules; a branch that leaves it by hand inherits it. */
  origin: Origin | null;
  /** The event that led to the present moment; null at the start. */
  event: EventView | null;
}

interface Origin {
  readonly branch: number;
  /** The recording that was repeated, and the one that came of it. */
  readonly of: Recording;
  readonly own: Recording;
  /** The number of its hands that were repeated. */
  readonly hands: number;
  /** The events of the other run that a person did to what this run does not have. */
  readonly missed: readonly number[];
}

/** The projections that are read off the run of a branch. */
const PROJECTIONS = { past: PAST, checks: CHECKS };

type Projections = typeof PROJECTIONS;
type Views = { readonly [K in keyof Projections]: ReturnType<Projections[K]['open']> };

export function openBranch(id: number, recording: Recording): Branch {
  return {
    id,
    name: nameOf(id),
    parent: null,
    forkIndex: 0,
    forkTime: 0,
    history: openHistory(recording, rulesOf(recording), PROJECTIONS),
    origin: null,
    event: null,
  };
}

/** Branches are named A, B … Z, then A2, B2 …: these names need no translation. */
export function nameOf(id: number): string {
  const letter = String.fromCharCode(65 + ((id - 1) % 26));
  const turn = Math.floor((id - 1) / 26) + 1;
  return turn === 1 ? letter : `${letter}${turn}`;
}

/** Plays one action due at or before `until`, without showing it; null if there is none. */
export function playNext(branch: Branch, until: Micros): Witness | null {
  const { history } = branch;
  const occurrence = playOne(history, until);
  return occurrence && witnessOf(branch, occurrence);
}

/** Keeps what is needed to show an occurrence later; `world` and `truth` are those right after it. */
export function witnessOf(
  { history }: Branch,
  occurrence: Occurrence,
  { world, truth }: Pick<History, 'world' | 'truth'> = history,
): Witness {
  return {
    occurrence,
    truth,
    roads: roadsOf(world),
    load: world.load.kind,
    byHand: isHand(history.recording.hands, occurrence.index),
    breaks: brokenAt(history.end.checks, occurrence.index),
    restored: restoredAt(history.end.past.traffic, occurrence),
  };
}

/** Shows the event that has just been played. */
export function show(branch: Branch, witness: Witness): void {
  branch.event = eventView(branch.history.world, witness);
}

/** Moves to the moment after `index` actions, within what has been played, and shows its event. */
export function goTo(branch: Branch, index: number): void {
  const last = lastOf(branch, index, () => true);
  branch.event = last && eventView(branch.history.world, last);
}

export function goToTime(branch: Branch, at: Micros): void {
  seekTime(branch.history, Math.max(0, at));
  goTo(branch, branch.history.world.index);
}

/**
 * Moves to `index`; returns the last event on the kept stretch there that `wanted` accepts, or null
 * if it accepts none.
 */
function lastOf(
  branch: Branch,
  index: number,
  wanted: (witness: Witness) => boolean,
): Witness | null {
  const { history } = branch;
  let last: Witness | null = null;
  seek(history, index, (occurrence) => {
    const witness = witnessOf(branch, occurrence);
    if (wanted(witness)) last = witness;
  });
  return last;
}

/** Moves back to the nearest earlier event that `wanted` accepts, or to the start. */
export function goBack(branch: Branch, wanted: (witness: Witness) => boolean): void {
  const { history } = branch;
  let end = history.world.index - 1;
  while (end > 0) {
    let first = end;
    const found = lastOf(branch, end, (witness) => {
      first = Math.min(first, witness.occurrence.index);
      return wanted(witness);
    });
    if (found !== null) return showOrGo(branch, found);
    end = first - 1;
  }
  goTo(branch, 0);
}

function showOrGo(branch: Branch, witness: Witness): void {
  const { index } = witness.occurrence;
  if (index === branch.history.world.index) show(branch, witness);
  else goTo(branch, index);
}

/** True when a hand here would extend the branch instead of leaving it. */
export function isOpenEnd({ history }: Branch): boolean {
  const { hands } = history.recording;
  return isAtEnd(history) && (hands.at(-1)?.index ?? -1) < history.world.index;
}

/** Adds a hand at the open end of a branch; the hand is not played yet. */
export function extend(branch: Branch, action: Action, at: Micros): void {
  branch.history = withHand(branch.history, action, at);
}

/** Makes a branch that leaves this one at its present moment with a hand; the hand is not played yet. */
export function fork(branch: Branch, id: number, action: Action, at: Micros): Branch {
  const { history, origin } = branch;
  const { index, time } = history.world;
  const left = withHand(history, action, at);
  const hands = left.recording.hands.length - 1;
  return {
    id,
    name: nameOf(id),
    parent: branch.id,
    forkIndex: index,
    forkTime: time,
    history: left,
    origin: origin && { ...origin, hands: Math.min(origin.hands, hands) },
    event: branch.event,
  };
}

/** The branches without `gone`; a branch that left it now leaves its parent, no later than it did. */
export function without(branches: readonly Branch[], gone: Branch): readonly Branch[] {
  const left = branches.filter((branch) => branch !== gone);
  for (const branch of left) {
    if (branch.parent !== gone.id) continue;
    branch.parent = gone.parent;
    if (gone.parent !== null && gone.forkIndex > branch.forkIndex) continue;
    branch.forkIndex = gone.forkIndex;
    branch.forkTime = gone.forkTime;
  }
  return left;
}

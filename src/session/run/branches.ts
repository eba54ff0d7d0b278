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
  type Truth,
  type History,
  type Occurrence,
  type Recording,
  type World,
} from '../../sim/index.ts';
import { brokenAt, catchUp, checksUpTo, judge, openChecks, type Checks } from './checks.ts';
import { eventView, isHand, type Witness } from '../view/event-view.ts';
import { roadsOf } from '../view/envelope-view.ts';
import { NO_PAST, withEvent, type Past } from './past.ts';

/** One way a run may go: a recording with a position in it, and what is known of it. */
export interface Branch {
  readonly id: number;
  name: string;
  /** The branch it left, and after how many actions; null for the trunk. */
  parent: number | null;
  forkIndex: number;
  forkTime: Micros;
  history: History;
  past: Past;
  /** The past as it was at the kept moments of the history, by index. */
  pasts: readonly KeptPast[];
  checks: Checks;
  /** The event that led to the present moment; null at the start. */
  event: EventView | null;
}

interface KeptPast {
  readonly index: number;
  readonly past: Past;
}

export function openBranch(id: number, recording: Recording): Branch {
  const history = openHistory(recording, rulesOf(recording));
  return {
    id,
    name: nameOf(id),
    parent: null,
    forkIndex: 0,
    forkTime: 0,
    history,
    past: NO_PAST,
    pasts: [{ index: 0, past: NO_PAST }],
    checks: openChecks(history),
    event: null,
  };
}

/** A, B … Z, then A2, B2 …: names that need no translation. */
export function nameOf(id: number): string {
  const letter = String.fromCharCode(65 + ((id - 1) % 26));
  const turn = Math.floor((id - 1) / 26) + 1;
  return turn === 1 ? letter : `${letter}${turn}`;
}

/** Plays one action due at or before `until`; null where there is none. Does not show it. */
export function playNext(branch: Branch, until: Micros): Witness | null {
  const { history, checks } = branch;
  const known = history.length;
  const occurrence = playOne(history, until);
  if (occurrence === null) return null;
  const isNew = history.length > known;
  if (isNew) judge(checks, history, occurrence);
  const witness = witnessOf(branch, occurrence, history.truth);
  if (isNew) remember(branch, witness);
  return witness;
}

function remember(branch: Branch, witness: Witness): void {
  const { kept, stride, world } = branch.history;
  branch.past = withEvent(branch.past, world, witness);
  if (kept.at(-1)!.world.index !== world.index) return;
  const { pasts, past } = branch;
  const all = [...pasts, { index: world.index, past }];
  branch.pasts = all.filter(({ index }) => index % stride === 0);
}

/** An occurrence of a branch, in `world` as it was right after it. */
export function witnessOf(
  { history, checks }: Branch,
  occurrence: Occurrence,
  truth: Truth,
  world: World = history.world,
): Witness {
  return {
    occurrence,
    truth,
    roads: roadsOf(world),
    byHand: isHand(history.recording.hands, occurrence.index),
    breaks: brokenAt(checks, occurrence.index),
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
 * Moves to `index`; the last event on the last stretch there that `wanted` accepts, and null where
 * that stretch holds none.
 */
function lastOf(
  branch: Branch,
  index: number,
  wanted: (witness: Witness) => boolean,
): Witness | null {
  const { history } = branch;
  let last: Witness | null = null;
  seek(history, index, (occurrence, truth) => {
    const witness = witnessOf(branch, occurrence, truth);
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

/** Lets the checker of a branch catch up, and tells what it finds of the event that is shown. */
export function judgeMore(branch: Branch, events: number): void {
  const { checks, history } = branch;
  if (!catchUp(checks, history, events)) return;
  const { index } = history.world;
  if (checks.breaks.some((one) => one.index === index)) goTo(branch, index);
}

/** Would a hand here go on from the end of the branch, rather than leave it? */
export function isOpenEnd({ history }: Branch): boolean {
  const { hands } = history.recording;
  return isAtEnd(history) && (hands.at(-1)?.index ?? -1) < history.world.index;
}

/** Puts a hand at the open end of a branch; it is still to be played. */
export function extend(branch: Branch, action: Action, at: Micros): void {
  branch.history = withHand(branch.history, action, at);
}

/** A branch that leaves this one at its present moment with a hand, still to be played. */
export function fork(branch: Branch, id: number, action: Action, at: Micros): Branch {
  const past = pastHere(branch);
  const { index, time } = branch.history.world;
  const history = withHand(branch.history, action, at);
  return {
    id,
    name: nameOf(id),
    parent: branch.id,
    forkIndex: index,
    forkTime: time,
    history,
    past,
    pasts: branch.pasts.filter((one) => one.index <= index),
    checks: checksUpTo(branch.checks, index, history),
    event: branch.event,
  };
}

/** The past as it was at the present moment: the last stretch there is played again. */
function pastHere(branch: Branch): Past {
  const { history, pasts } = branch;
  let past: Past | null = null;
  seek(history, history.world.index, (occurrence, truth) => {
    past ??= pasts.findLast(({ index }) => index < occurrence.index)!.past;
    past = withEvent(past, history.world, witnessOf(branch, occurrence, truth));
  });
  return past ?? NO_PAST;
}

/** The branches without one; those that left it now leave its parent, no later than it did. */
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

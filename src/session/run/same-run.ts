import { BROKEN } from '../../check/index.ts';
import type { Micros } from '../../paxos/index.ts';
import {
  elsewhere,
  handDue,
  hashText,
  playOne,
  refusal,
  withHand,
  type History,
  type Recording,
} from '../../sim/index.ts';
import type { Intent } from '../../contract/index.ts';
import { showBranch, type Session } from '../state.ts';
import { nextOf } from '../view/project.ts';
import { goTo, goToTime, openBranch, playNext, type Branch } from './branches.ts';
import { counterpart } from './counterpart.ts';
import { done, refused, type Done } from './done.ts';
import { problemOf } from './legality.ts';
import { alignHashes, partingOf } from './parting.ts';
import { addBranch, freeId, noRoom } from './tree.ts';

/**
 * The same run on other rules: a branch with the cluster, the seed and the hands of another one. Until an event
 * differs, both do the same, and that is where the new branch leaves the old one.
 */

/** After the last hand, at most this many events are played at once. */
const EVENTS_MAX = 20_000;
/** To find where two runs part, at most this many events of both are played again. */
const PARTING_MAX = 100_000;

export function sameRun(
  session: Session,
  { variant, show }: Extract<Intent, { kind: 'sameRun' }>,
): Done {
  if (variant !== null && !BROKEN.some(({ id }) => id === variant))
    return refused(problemOf('variant', 'noSuchVariant', variant));
  const { current } = session;
  const known = knownOn(session, variant);
  const full = known === null ? noRoom(session) : null;
  if (full !== null) return refused(full);
  const branch = known ?? onRules(current, freeId(session), variant);
  if (known === null) addBranch(session, branch);
  else if (known !== current) meet(known, current);
  if (show) arrive(session, branch);
  return done({ kind: 'sameRun', branch: branch.id });
}

function arrive(session: Session, branch: Branch): void {
  if (branch.history.recording.variant !== undefined) goTo(branch, 0);
  else if (branch !== session.current) {
    const { time } = session.current.history.world;
    playOn(branch, time);
    goToTime(branch, time);
  }
  showBranch(session, branch);
}

/** The branch that is this run on those rules already, while neither has been changed since. */
function knownOn({ branches, current }: Session, variant: string | null): Branch | null {
  const isPair = (copy: Branch, original: Branch) =>
    copy.origin?.of === original.history.recording && copy.origin.own === copy.history.recording;
  const isSame = (one: Branch) => one === current || isPair(one, current) || isPair(current, one);
  const isOnRules = ({ history }: Branch) => (history.recording.variant ?? null) === variant;
  return branches.find((one) => isOnRules(one) && isSame(one)) ?? null;
}

/** Plays a branch that is there already as far as the run shown, and finds where the two part. */
function meet(known: Branch, current: Branch): void {
  const { index } = known.history.world;
  playOn(known, current.history.endTime);
  goTo(known, index);
  for (const [copy, model] of [
    [known, current],
    [current, known],
  ] as const) {
    if (copy.origin?.branch !== model.id || copy.parent !== model.id) continue;
    const parting = partingOf([copy, model], copy.forkIndex, PARTING_MAX);
    copy.forkIndex = parting.index;
    copy.forkTime = parting.time;
  }
}

function onRules(branch: Branch, id: number, variant: string | null): Branch {
  const { cluster, seed, version, hands } = branch.history.recording;
  const lawful: Recording = { version, cluster, seed, hands: [] };
  const made = openBranch(id, variant === null ? lawful : { ...lawful, variant });
  const model = elsewhere(branch.history, 0);
  alignHashes(made.history.world, model.world);
  const last = (hands.at(-1)?.index ?? -1) + 1;
  const end = Math.min(branch.history.length, last + EVENTS_MAX);
  while (model.world.index < end && isAlikeAfterNext(model, made)) leaveAfter(made);
  const missed = follow(model, made, last);
  playOn(made, branch.history.endTime);
  const { recording } = made.history;
  made.parent = branch.id;
  made.origin = {
    branch: branch.id,
    of: branch.history.recording,
    own: recording,
    hands: recording.hands.length,
    missed,
  };
  goTo(made, 0);
  return made;
}

/** Plays the next event in both; false if it differs. */
function isAlikeAfterNext(model: History, made: Branch): boolean {
  const hand = handDue(model);
  playOne(model, Infinity);
  if (hand === null) playNext(made, Infinity);
  else if (refusal(made.history.world, hand.action) !== null) return false;
  else doHand(made, hand.action, hand.at);
  return hashText(model.world) === hashText(made.history.world);
}

function leaveAfter(made: Branch): void {
  made.forkIndex = made.history.world.index;
  made.forkTime = made.history.world.time;
}

/**
 * Once the runs have parted, a hand comes at its time, and after as many events of that very time as before. It
 * is done to what corresponds to what it was done to. Returns the events of the model that have no counterpart.
 */
function follow(model: History, made: Branch, last: number): readonly number[] {
  const missed: number[] = [];
  let events = 0;
  let time = model.world.time;
  while (model.world.index < last) {
    const hand = handDue(model);
    if (hand === null) {
      playOne(model, Infinity);
      events = model.world.time === time ? events + 1 : 1;
      time = model.world.time;
      continue;
    }
    playUntil(made, hand.at, time === hand.at ? events : 0);
    const action = counterpart(hand.action, model.world, made.history.world);
    playOne(model, Infinity);
    if (action === null) missed.push(model.world.index);
    else doHand(made, action, Math.max(hand.at, made.history.world.time));
    events = 0;
    time = model.world.time;
  }
  return missed;
}

/** Plays what is due before `at`, and of what is due at that time the first few events. */
function playUntil(made: Branch, at: Micros, few: number): void {
  for (let left = few; ;) {
    const due = nextOf(made.history);
    if (due === null || due > at || (due === at && left === 0)) return;
    if (due === at) left -= 1;
    if (playNext(made, at) === null) return;
  }
}

function doHand(made: Branch, action: Parameters<typeof refusal>[1], at: Micros): void {
  made.history = withHand(made.history, action, at);
  playNext(made, at);
}

/** Plays on to a time, as far as one answer goes. */
function playOn(branch: Branch, to: Micros): void {
  goTo(branch, branch.history.length);
  for (let count = 0; count < EVENTS_MAX && playNext(branch, to) !== null; count++);
}

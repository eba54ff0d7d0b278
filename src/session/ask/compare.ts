import type { CompareView, ListedEvent, SideView } from '../../contract/index.ts';
import { sameCommand, type Command, type Micros, type Slot } from '../../paxos/index.ts';
import { chosenBy, elsewhere, hashText, isAtEnd, playOne, type History } from '../../sim/index.ts';
import { witnessOf, type Branch } from '../run/branches.ts';
import { alignHashes, partingOf } from '../run/parting.ts';
import { eventView, isTelling, type Witness } from '../view/event-view.ts';
import { nextOf } from '../view/project.ts';
import { trafficView } from '../run/traffic.ts';

/**
 * Plays copies of two branches again from where they parted, each event in the order of virtual
 * time, so that neither branch moves. Two events are the same while the hashes of both runs are
 * equal.
 */

/** One answer plays at most this many events of both branches: this takes about 200 ms. */
const EVENTS_MAX = 10_000;

/** A branch that is being walked, and what has been read off it so far. */
interface Walk {
  readonly branch: Branch;
  /** The copy of its run that moves. */
  readonly there: History;
  readonly start: { readonly answered: number; readonly chosenCount: number };
  readonly chosen: Map<Slot, { readonly cmd: Command; readonly index: number }>;
  listed: ListedEvent[];
  others: number;
  unlisted: number;
}

/** The answer lists at most `most` events of each branch. */
export function compare(
  branches: readonly Branch[],
  [a, b]: readonly [Branch, Branch],
  most: number,
  eventsMax = EVENTS_MAX,
): CompareView {
  const shared = forkOf(branches, a, b);
  const index = variantOf(a) === variantOf(b) ? shared : partingOf([a, b], shared, eventsMax).index;
  const [left, right] = [walkFrom(a, index), walkFrom(b, index)];
  alignHashes(left.there.world, right.there.world);
  const at = left.there.world.time;
  const { difference, played } = walkAsOne(left, right, { most, eventsMax });
  const { behind, isCut, known } = walkByTime(left, right, { most, eventsMax: eventsMax - played });
  const reached = Math.max(timeOf(left), timeOf(right));
  const upTo = Math.max(at, Math.min(reached, known));
  return {
    fork: { index, at },
    upTo,
    isCut,
    behind,
    difference,
    slot: otherSlot(left, right),
    sides: [sideView(a, left, at, upTo), sideView(b, right, at, upTo)],
    missing: missedIn(a, b) ?? missedIn(b, a) ?? [],
  };
}

function variantOf({ history }: Branch): string | undefined {
  return history.recording.variant;
}

/** The events of one branch that have no counterpart in the other, if that repeats it on other rules. */
function missedIn(copy: Branch, model: Branch): readonly number[] | null {
  return copy.origin?.branch === model.id ? copy.origin.missed : null;
}

// --- descent

/** The last index that two branches share: up to it both descend from the same branch. */
export function forkOf(branches: readonly Branch[], a: Branch, b: Branch): number {
  const shared = sharesOf(branches, b);
  let most = 0;
  for (const [id, upTo] of sharesOf(branches, a)) {
    most = Math.max(most, Math.min(upTo, shared.get(id) ?? 0));
  }
  return most;
}

/** The branches that a branch descends from, itself included, each with the last index that they share. */
function sharesOf(branches: readonly Branch[], branch: Branch): ReadonlyMap<number, number> {
  const shares = new Map<number, number>();
  let upTo = branch.history.length;
  let one: Branch | undefined = branch;
  while (one !== undefined) {
    shares.set(one.id, upTo);
    const { parent, forkIndex }: Branch = one;
    upTo = Math.min(upTo, forkIndex);
    one = branches.find(({ id }) => id === parent);
  }
  return shares;
}

// --- walking

function walkFrom(branch: Branch, index: number): Walk {
  const there = elsewhere(branch.history, index);
  const { answered, chosenCount } = there.truth;
  const start = { answered, chosenCount };
  return { branch, there, start, chosen: new Map(), listed: [], others: 0, unlisted: 0 };
}

interface Bounds {
  readonly most: number;
  readonly eventsMax: number;
}

/** Plays both copies while their events are the same, and then the first two events that differ. */
function walkAsOne(
  left: Walk,
  right: Walk,
  { most, eventsMax }: Bounds,
): { readonly difference: number | null; readonly played: number } {
  let played = 0;
  while (played < eventsMax && !isAtEnd(left.there) && !isAtEnd(right.there)) {
    const witnesses = [play(left), play(right)] as const;
    played += 2;
    const isSame = hashText(left.there.world) === hashText(right.there.world);
    const telling = { isWanted: !isSame, hasRoom: haveRoom(left, right, most) };
    tell(left, witnesses[0], telling);
    tell(right, witnesses[1], telling);
    if (!isSame) return { difference: witnesses[0].occurrence.index, played };
  }
  return { difference: null, played };
}

/** Plays the copy with the earlier event, until the copy that is behind may be played no further. */
function walkByTime(
  left: Walk,
  right: Walk,
  { most, eventsMax }: Bounds,
): { readonly behind: number | null; readonly isCut: boolean; readonly known: Micros } {
  for (let count = 0; count < eventsMax; count++) {
    const [due, otherDue] = [dueOf(left), dueOf(right)];
    const [first, other] = due <= otherDue ? [left, right] : [right, left];
    const known = Math.min(due, otherDue);
    if (known === Infinity || isAtEnd(first.there)) {
      const holdsUp = known !== Infinity && !isAtEnd(other.there);
      return { behind: holdsUp ? first.branch.id : null, isCut: false, known };
    }
    tell(first, play(first), { isWanted: false, hasRoom: haveRoom(left, right, most) });
  }
  return { behind: null, isCut: true, known: Math.min(dueOf(left), dueOf(right)) };
}

/** When one list is full, the other ends as well, so that both cover the same span. */
function haveRoom(left: Walk, right: Walk, most: number): boolean {
  return left.listed.length < most && right.listed.length < most;
}

function dueOf({ there }: Walk): Micros {
  return nextOf(there) ?? Infinity;
}

function timeOf({ there }: Walk): Micros {
  return there.world.time;
}

function play({ branch, there }: Walk): Witness {
  return witnessOf(branch, playOne(there, Infinity)!, there);
}

function tell(
  walk: Walk,
  witness: Witness,
  { isWanted, hasRoom }: { readonly isWanted: boolean; readonly hasRoom: boolean },
): void {
  const { occurrence, truth } = witness;
  const choice = chosenBy(truth, occurrence);
  if (choice?.isFirst === true) {
    walk.chosen.set(choice.slot, { cmd: choice.chosen.cmd, index: occurrence.index });
  }
  if (!isWanted && !isTelling(witness)) walk.others += 1;
  else if (!isWanted && !hasRoom) walk.unlisted += 1;
  else {
    const event = eventView(walk.there.world, witness);
    walk.listed.push({ event, others: walk.others });
    walk.others = 0;
  }
}

// --- findings

function otherSlot(left: Walk, right: Walk): CompareView['slot'] {
  let found: CompareView['slot'] = null;
  for (const [slot, one] of left.chosen) {
    const other = right.chosen.get(slot);
    if (other === undefined || sameCommand(one.cmd, other.cmd)) continue;
    if (found === null || slot < found.slot) found = { slot, chosen: [one, other] };
  }
  return found;
}

function sideView({ id, history }: Branch, walk: Walk, from: Micros, to: Micros): SideView {
  const { listed, others, unlisted, start, there } = walk;
  const { answered, chosenCount } = there.truth;
  const { outages } = trafficView(history.end.past.traffic);
  return {
    branch: id,
    listed,
    others,
    unlisted,
    answered: answered - start.answered,
    chosen: chosenCount - start.chosenCount,
    outages: outages.filter((outage) => outage.from >= from && outage.from <= to).length,
    bands: history.end.past.bands,
    endTime: history.endTime,
  };
}

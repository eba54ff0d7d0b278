import type { Micros, Rules } from '../paxos/index.ts';
import type { Action } from './action.ts';
import { apply, createWorld, type Occurrence } from './apply.ts';
import { openTruth, seeTruth, type Truth } from './truth.ts';
import { foldPlain } from './hash.ts';
import { handAt, type Hand, type Recording } from './recording.ts';
import { advance } from './scheduler.ts';
import { copy, type World } from './world.ts';

/**
 * What is read off a run. It opens with the first world, grows event by event, and is kept with
 * each kept moment. Its states never change, so it is right at every moment that the run is moved
 * to.
 */
export interface Projection<T> {
  readonly open: (world: World) => T;
  readonly see: (state: T, seen: Seen, world: World) => T;
}

type Projections<V> = { readonly [K in keyof V]: Projection<V[K]> };

/** An occurrence of a run, and the truth right after it. None of it changes any more. */
export interface Seen {
  readonly occurrence: Occurrence;
  readonly truth: Truth;
  /** True when a person did it, false when the scheduler did. */
  readonly byHand: boolean;
}

/**
 * A run with a position in it. Moments are kept at even distances, and the actions lead from one to
 * every other moment again. So any moment of a long run is near, and memory stays bounded.
 */
export interface History<V = unknown> {
  readonly recording: Recording;
  readonly rules: Rules | undefined;
  readonly projections: Projections<V>;
  /** The moment shown. */
  world: World;
  truth: Truth;
  /** The projections at the position; each event replaces them. */
  views: V;
  /** The number of actions between two kept moments; it doubles when there are too many. */
  stride: number;
  kept: readonly Moment<V>[];
  /** How far the run has been played, in actions and in time, and what is read off it there. */
  length: number;
  endTime: Micros;
  end: V;
}

interface Moment<V> {
  readonly world: World;
  readonly truth: Truth;
  readonly views: V;
}

const STRIDE = 1_024;
const MOMENTS_MAX = 256;

/** The world that a recording begins with; the hash of its run includes the rules it is on. */
export function worldOf({ cluster, seed, variant }: Recording, rules?: Rules): World {
  const world = createWorld(cluster, seed, rules);
  if (variant !== undefined) foldPlain(world, variant);
  return world;
}

export function openHistory<V = unknown>(
  recording: Recording,
  rules?: Rules,
  projections = {} as Projections<V>,
): History<V> {
  const world = worldOf(recording, rules);
  const truth = openTruth(world);
  const views = {} as V;
  for (const name in projections) views[name] = projections[name].open(world);
  return {
    recording,
    rules,
    projections,
    world,
    truth,
    views,
    stride: STRIDE,
    kept: [{ world: copy(world), truth, views: { ...views } }],
    length: 0,
    endTime: 0,
    end: views,
  };
}

/** When the next action will happen: a hand's time, or what the scheduler has due. */
export function handDue(history: History): Hand | null {
  const { hands } = history.recording;
  const hand = hands[handAt(hands, history.world.index)];
  return hand !== undefined && hand.index === history.world.index ? hand : null;
}

/** Plays one action that is due at or before `until`; null if there is none. */
export function playOne(history: History, until: Micros): Occurrence | null {
  const { world } = history;
  const hand = handDue(history);
  let occurrence: Occurrence | null;
  if (hand !== null) occurrence = hand.at <= until ? apply(world, hand.action, hand.at) : null;
  else occurrence = advance(world, until);
  if (occurrence === null) return null;
  history.truth = seeTruth(history.truth, occurrence, world);
  look(history, occurrence, hand !== null);
  if (world.index > history.length) {
    history.length = world.index;
    history.endTime = world.time;
    history.end = history.views;
  }
  keep(history);
  return occurrence;
}

function look<V>(history: History<V>, occurrence: Occurrence, byHand: boolean): void {
  const { projections, views, world, truth } = history;
  const seen = { occurrence, truth, byHand };
  for (const name in projections) views[name] = projections[name].see(views[name], seen, world);
}

function keep<V>(history: History<V>): void {
  const { world, truth, views, stride } = history;
  if (world.index % stride !== 0) return;
  if (world.index <= history.kept.at(-1)!.world.index) return;
  history.kept = [...history.kept, { world: copy(world), truth, views: { ...views } }];
  if (history.kept.length <= MOMENTS_MAX) return;
  history.stride *= 2;
  history.kept = history.kept.filter((moment) => moment.world.index % history.stride === 0);
}

/** The nearest kept moment at or before `index`. */
function nearest<V>({ kept }: History<V>, index: number): Moment<V> {
  let low = 0;
  let high = kept.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (kept[middle]!.world.index <= index) low = middle;
    else high = middle - 1;
  }
  return kept[low]!;
}

/**
 * Moves to the moment after `index` actions, at most `length`. `watch` sees every occurrence on the
 * way from the nearest kept moment.
 */
export function seek(
  history: History,
  index: number,
  watch: (occurrence: Occurrence) => void = () => {},
): void {
  const target = Math.max(0, Math.min(index, history.length));
  rewind(history, target);
  while (history.world.index < target) {
    const occurrence = playOne(history, Infinity);
    if (occurrence === null) throw new Error(`the run ends at ${history.world.index}`);
    watch(occurrence);
  }
}

/**
 * A copy of the run at another moment, at most `length`, for a caller that needs only its events:
 * it has no projections. Playing either run does not move the other.
 */
export function elsewhere(history: History, index: number): History {
  const there: History = { ...history, projections: {} };
  const target = Math.max(0, Math.min(index, history.length));
  resumeFrom(there, nearest(history, target));
  while (there.world.index < target) playOne(there, Infinity);
  return there;
}

/**
 * Plays a part of the run again without moving it. `watch` sees every occurrence after `from`
 * actions up to the one that leads to `to`, and the run right after it.
 */
export function retrace(
  history: History,
  from: number,
  to: number,
  watch: (occurrence: Occurrence, there: History) => void,
): void {
  const there = elsewhere(history, from);
  const end = Math.min(to, history.length);
  while (there.world.index < end) watch(playOne(there, Infinity)!, there);
}

/** Moves to the last moment at or before virtual time `at`, within what has been played. */
export function seekTime(
  history: History,
  at: Micros,
  watch: (occurrence: Occurrence) => void = () => {},
): void {
  if (at < history.world.time) {
    let moment = history.kept[0]!;
    for (const one of history.kept) if (one.world.time <= at) moment = one;
    resumeFrom(history, moment);
    if (moment.world.time === at) rewind(history, Math.max(0, moment.world.index - 1));
  }
  while (history.world.index < history.length) {
    const occurrence = playOne(history, at);
    if (occurrence === null) return;
    watch(occurrence);
  }
}

/** Goes back to a kept moment before `target`, unless the present moment is closer. */
function rewind(history: History, target: number): void {
  const { index } = history.world;
  const moment = nearest(history, Math.max(0, target - 1));
  if (index < target && index >= moment.world.index) return;
  resumeFrom(history, moment);
}

function resumeFrom<V>(history: History<V>, moment: Moment<V>): void {
  history.world = copy(moment.world);
  history.truth = moment.truth;
  history.views = { ...moment.views };
}

/**
 * The same run up to the present moment, followed by this hand. The original stays as it is and
 * shares the moments kept so far.
 */
export function withHand<V>(history: History<V>, action: Action, at: Micros): History<V> {
  const { world, recording } = history;
  const hands = recording.hands.slice(0, handAt(recording.hands, world.index));
  return {
    ...history,
    recording: { ...recording, hands: [...hands, { index: world.index, at, action }] },
    world: copy(world),
    kept: history.kept.filter((moment) => moment.world.index <= world.index),
    length: world.index,
    endTime: world.time,
    views: { ...history.views },
    end: { ...history.views },
  };
}

/** True when the present moment is the last that has been played. */
export function isAtEnd(history: History): boolean {
  return history.world.index === history.length;
}

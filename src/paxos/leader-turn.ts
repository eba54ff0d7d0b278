import { BOTTOM } from './ballot.ts';
import type { Configuration } from './configuration.ts';
import { armAfter, disarm, type Draft } from './draft.ts';
import type { CfgId } from './ids.ts';
import type { Suspicion } from './rules.ts';
import { EMPTY } from './slot-map.ts';
import type { LeaderInstance, LeaderState, Watch } from './states.ts';
import type { Turn as TurnOf } from './turn.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** One handler of a leader, with all its instances. */
export type Turn = TurnOf<LeaderState>;

/** The handler at work in one instance: on copies, which it changes in place. */
export interface Work extends Turn {
  mine: Writable<LeaderInstance>;
  watch: Writable<Watch>;
}

/** Works in the instance of this configuration; false if the leader has none. */
export function within(turn: Turn, cfg: CfgId, work: (turn: Work) => void): boolean {
  const at = positionOf(turn.volatile.instances, cfg);
  const instance = turn.volatile.instances[at];
  const watch = turn.pacing.watches[at];
  if (instance === undefined || watch === undefined) return false;
  const here = turn as Work;
  here.mine = copyInstance(instance);
  here.watch = copyWatch(watch);
  work(here);
  const { instances, learnedBy } = turn.volatile;
  const { suspectAfter, watches } = turn.pacing;
  if (!isSameInstance(instance, here.mine)) {
    turn.volatile = { instances: replaced(instances, at, here.mine), learnedBy };
  }
  if (!isSameWatch(watch, here.watch)) {
    turn.pacing = { suspectAfter, watches: replaced(watches, at, here.watch) };
  }
  return true;
}

// Copies and comparisons name every field: spreads and loops over names would cost more than most handlers.

function copyInstance(one: LeaderInstance): LeaderInstance {
  const { cfg, ballot, mode, rival, base, proposals, decided, scout, commanders } = one;
  return { cfg, ballot, mode, rival, base, proposals, decided, scout, commanders };
}

function copyWatch({ cfg, heard, asked, settled }: Watch): Watch {
  return { cfg, heard, asked, settled };
}

function isSameInstance(a: LeaderInstance, b: LeaderInstance): boolean {
  return (
    a.ballot === b.ballot &&
    a.mode === b.mode &&
    a.rival === b.rival &&
    a.base === b.base &&
    a.proposals === b.proposals &&
    a.decided === b.decided &&
    a.scout === b.scout &&
    a.commanders === b.commanders
  );
}

function isSameWatch(a: Watch, b: Watch): boolean {
  return a.heard === b.heard && a.asked === b.asked && a.settled === b.settled;
}

function positionOf(instances: readonly LeaderInstance[], cfg: CfgId): number {
  for (let at = 0; at < instances.length; at++) if (instances[at]!.cfg.id === cfg) return at;
  return -1;
}

function replaced<T>(list: readonly T[], at: number, one: T): readonly T[] {
  const copy = list.slice();
  copy[at] = one;
  return copy;
}

// --- the instances of a leader

/** Gives the leader an empty instance in each of these configurations, and keeps those that it has. */
export function withInstances(turn: Turn, records: readonly Configuration[]): void {
  const { instances, learnedBy } = turn.volatile;
  const fresh = records.filter(({ leaders }) => leaders.includes(turn.before.id));
  const news = fresh.filter(({ id }) => !instances.some(({ cfg }) => cfg.id === id));
  if (news.length === 0) return;
  const all = [...instances, ...news.map(bootInstance)].sort((a, b) => a.cfg.id - b.cfg.id);
  const { suspectAfter, watches } = turn.pacing;
  const watchIn = ({ cfg }: LeaderInstance) => watches.find((one) => one.cfg === cfg.id);
  turn.volatile = { instances: all, learnedBy };
  turn.pacing = { suspectAfter, watches: all.map((one) => watchIn(one) ?? bootWatch(one)) };
}

/** Drops the instances of all configurations below this one. */
export function dropInstances(turn: Turn, below: CfgId): void {
  const { instances, learnedBy } = turn.volatile;
  if (instances.every(({ cfg }) => cfg.id >= below)) return;
  const { suspectAfter, watches } = turn.pacing;
  turn.volatile = { instances: instances.filter(({ cfg }) => cfg.id >= below), learnedBy };
  turn.pacing = { suspectAfter, watches: watches.filter(({ cfg }) => cfg >= below) };
}

export function bootInstance(cfg: Configuration): LeaderInstance {
  return {
    cfg,
    ballot: BOTTOM,
    mode: 'passive',
    rival: BOTTOM,
    base: cfg.from,
    proposals: [],
    decided: EMPTY,
    scout: null,
    commanders: [],
  };
}

export function bootWatch({ cfg }: LeaderInstance): Watch {
  return { cfg: cfg.id, heard: [], asked: 0, settled: 0 };
}

// --- its timers

/** How long the leader bears silence before its scout goes out (section 6). What it asked earlier no longer counts. */
export function armElection(turn: Work, why: Suspicion): void {
  const { rules, mine, watch, pacing, effects } = turn;
  watch.settled = watch.asked;
  const range = rules.electionDelay(rules.settings.election, pacing.suspectAfter, why);
  effects.push({ kind: 'setTimer', name: 'elect', key: mine.cfg.id, range, attempt: 0 });
}

/** A passive leader pings others, to learn whether one of them leads. */
export function armPing(turn: Work): void {
  const { election, ping } = turn.rules.settings;
  if (election === 'monitor') armAfter(turn, 'ping', turn.mine.cfg.id, ping);
}

/** All timers of an instance that is over. */
export function disarmAll(d: Draft, instance: LeaderInstance): void {
  disarm(d, 'elect', instance.cfg.id);
  disarm(d, 'ping', instance.cfg.id);
  disarmWork(d, instance);
}

/** The timers of an instance that works on a ballot. */
export function disarmWork(d: Draft, { cfg, commanders }: LeaderInstance): void {
  disarm(d, 'p1Retry', cfg.id);
  disarm(d, 'quorum', cfg.id);
  for (const { slot } of commanders) disarm(d, 'p2Retry', slot);
}

import type { Configuration } from './configuration.ts';
import { armAfter, disarm, draft, type Draft } from './draft.ts';
import type { Step } from './events.ts';
import type { CfgId, Micros } from './ids.ts';
import type { Rules, Suspicion } from './rules.ts';
import { EMPTY } from './slot-map.ts';
import type { LeaderInstance, LeaderState, Watch } from './states.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * One handler of a leader in the making: the instance it works on as it is going to be, and what it
 * asks for.
 */
export interface Turn extends Draft, Writable<Omit<LeaderInstance, 'cfg'>> {
  readonly rules: Rules;
  readonly before: LeaderState;
  /** The instance as it was. */
  readonly instance: LeaderInstance;
  readonly cfg: Configuration;
  round: number;
  suspectAfter: Micros;
  watch: Watch;
}

/** Null where the leader knows no such instance. What the turn asks for and says goes into `d`. */
export function beginTurn(
  rules: Rules,
  before: LeaderState,
  cfg: CfgId,
  { effects, notes, lines, refusals }: Draft = draft(),
): Turn | null {
  const instance = instanceOf(before, cfg);
  if (instance === undefined) return null;
  const { ballot, mode, rival, base, proposals, decided, scout, commanders } = instance;
  return {
    effects,
    notes,
    lines,
    refusals,
    rules,
    before,
    instance,
    cfg: instance.cfg,
    ballot,
    mode,
    rival,
    base,
    proposals,
    decided,
    scout,
    commanders,
    round: roundIn(before, cfg),
    suspectAfter: before.pacing.suspectAfter,
    watch: watchIn(before, cfg),
  };
}

function instanceOf(state: LeaderState, cfg: CfgId): LeaderInstance | undefined {
  for (const instance of state.volatile.instances) if (instance.cfg.id === cfg) return instance;
  return undefined;
}

export function endTurn(turn: Turn): Step<LeaderState> {
  const { effects, notes, lines, refusals } = turn;
  return { state: stateAfter(turn), effects, notes, lines, refusals };
}

/** The leader with what the turn has made of its instance. */
export function stateAfter(turn: Turn): LeaderState {
  const { before, round } = turn;
  const { id } = turn.cfg;
  const { stable, volatile } = before;
  const instance = instanceAfter(turn);
  const same = instance === turn.instance;
  const sameRound = round === roundIn(before, id);
  const pacing = pacingAfter(turn);
  if (same && sameRound && pacing === before.pacing) return before;
  return {
    role: 'leader',
    id: before.id,
    stable: sameRound ? stable : { ...stable, rounds: withRound(before, id, round) },
    volatile: same ? volatile : withInstance(before, instance),
    pacing,
  };
}

function instanceAfter(turn: Turn): LeaderInstance {
  const { instance: old, cfg } = turn;
  const { ballot, mode, rival, base, proposals, decided, scout, commanders } = turn;
  const same =
    ballot === old.ballot &&
    mode === old.mode &&
    rival === old.rival &&
    base === old.base &&
    proposals === old.proposals &&
    decided === old.decided &&
    scout === old.scout &&
    commanders === old.commanders;
  if (same) return old;
  return { cfg, ballot, mode, rival, base, proposals, decided, scout, commanders };
}

function pacingAfter({ before, cfg, suspectAfter, watch }: Turn): LeaderState['pacing'] {
  const { pacing } = before;
  const same = watch === watchIn(before, cfg.id);
  if (same && suspectAfter === pacing.suspectAfter) return pacing;
  if (same) return { suspectAfter, watches: pacing.watches };
  const others = pacing.watches.filter((one) => one.cfg !== cfg.id);
  return { suspectAfter, watches: [...others, watch].sort((a, b) => a.cfg - b.cfg) };
}

function watchIn({ pacing }: LeaderState, cfg: CfgId): Watch {
  for (const one of pacing.watches) if (one.cfg === cfg) return one;
  throw new RangeError(`no instance in configuration ${cfg}`);
}

/** The highest round used in an instance; 0 for none. */
function roundIn(state: LeaderState, cfg: CfgId): number {
  for (const one of state.stable.rounds) if (one.cfg === cfg) return one.round;
  return 0;
}

function withRound(state: LeaderState, cfg: CfgId, round: number): LeaderState['stable']['rounds'] {
  const others = state.stable.rounds.filter((one) => one.cfg !== cfg);
  return [...others, { cfg, round }].sort((a, b) => a.cfg - b.cfg);
}

function withInstance(
  { volatile: { instances, learnedBy } }: LeaderState,
  instance: LeaderInstance,
): LeaderState['volatile'] {
  if (instances.length === 1) return { instances: [instance], learnedBy };
  const { id } = instance.cfg;
  return { instances: instances.map((one) => (one.cfg.id === id ? instance : one)), learnedBy };
}

/** How long this leader bears silence before its scout goes out (section 6); earlier pings no longer count. */
export function armElection(turn: Turn, why: Suspicion): void {
  const { rules, cfg, suspectAfter, watch, effects } = turn;
  if (watch.settled < watch.asked) turn.watch = { ...watch, settled: watch.asked };
  const range = rules.electionDelay(suspectAfter, why);
  effects.push({ kind: 'setTimer', name: 'elect', key: cfg.id, range, attempt: 0 });
}

/** A passive leader that watches others pings them. */
export function armPing(turn: Turn): void {
  const { election, ping } = turn.rules.settings;
  if (election === 'monitor') armAfter(turn, 'ping', turn.cfg.id, ping);
}

/** The timers of an instance that works on a ballot. */
function disarmWork(d: Draft, { cfg, commanders }: LeaderInstance): void {
  disarm(d, 'p1Retry', cfg.id);
  disarm(d, 'quorum', cfg.id);
  for (const { slot } of commanders) disarm(d, 'p2Retry', slot);
}

/** All timers of an instance that is over. */
export function disarmAll(d: Draft, instance: LeaderInstance): void {
  disarm(d, 'elect', instance.cfg.id);
  disarm(d, 'ping', instance.cfg.id);
  disarmWork(d, instance);
}

/** Gives up a ballot: its scout and commanders go, its proposals stay (L17). */
export function stepDown(turn: Turn, why: Suspicion): void {
  disarmWork(turn, turn);
  turn.mode = 'passive';
  turn.scout = null;
  turn.commanders = [];
  const { suspectGrowth, suspectMax } = turn.rules.settings;
  turn.suspectAfter = Math.min(suspectMax, Math.floor(turn.suspectAfter * suspectGrowth));
  turn.watch = { ...turn.watch, heard: [] };
  armPing(turn);
  armElection(turn, why);
}

export function bootWatch(cfg: CfgId): Watch {
  return { cfg, heard: [], asked: 0, settled: 0 };
}

export function bootInstance(cfg: Configuration, bottom: LeaderInstance['ballot']): LeaderInstance {
  return {
    cfg,
    ballot: bottom,
    mode: 'passive',
    rival: bottom,
    base: cfg.from,
    proposals: [],
    decided: EMPTY,
    scout: null,
    commanders: [],
  };
}

import type { Configuration } from './configuration.ts';
import { armAfter, disarm, type Draft } from './draft.ts';
import type { DelayRange, Step } from './events.ts';
import type { CfgId } from './ids.ts';
import type { LineId } from './pseudocode.ts';
import type { Rules } from './rules.ts';
import type { LeaderInstance, LeaderState } from './states.ts';

/** One handler of a leader in the making: the instance it works on, and what it asks for. */
export interface Turn extends Draft {
  readonly rules: Rules;
  readonly before: LeaderState;
  instance: LeaderInstance;
  round: number;
  pacing: LeaderState['pacing'];
  learnedBy: LeaderState['volatile']['learnedBy'];
}

/** Null where the leader knows no such instance. */
export function beginTurn(
  rules: Rules,
  before: LeaderState,
  cfg: CfgId,
  ...lines: LineId[]
): Turn | null {
  const instance = before.volatile.instances.find((one) => one.cfg.id === cfg);
  if (instance === undefined) return null;
  return {
    effects: [],
    notes: [],
    lines,
    rules,
    before,
    instance,
    round: roundIn(before, cfg),
    pacing: before.pacing,
    learnedBy: before.volatile.learnedBy,
  };
}

export function endTurn(turn: Turn): Step<LeaderState> {
  const { effects, notes, lines } = turn;
  return { state: stateAfter(turn), effects, notes, lines };
}

function stateAfter({ before, instance, round, pacing, learnedBy }: Turn): LeaderState {
  const { id } = instance.cfg;
  const { stable, volatile } = before;
  const same = volatile.instances.includes(instance) && learnedBy === volatile.learnedBy;
  const sameRound = round === roundIn(before, id);
  if (same && sameRound && pacing === before.pacing) return before;
  return {
    role: 'leader',
    id: before.id,
    stable: sameRound ? stable : { rounds: withRound(before, id, round) },
    volatile: same ? volatile : { instances: withInstance(before, instance), learnedBy },
    pacing,
  };
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

function withInstance(state: LeaderState, instance: LeaderInstance): readonly LeaderInstance[] {
  return state.volatile.instances.map((one) => (one.cfg.id === instance.cfg.id ? instance : one));
}

/** How long this leader bears silence before its scout goes out (section 6). */
export function armElection({ rules, instance, pacing, effects }: Turn, first = false): void {
  const { election } = rules.settings;
  const soon = first || election === 'eager';
  const span: DelayRange = soon
    ? { min: 0, max: 0 }
    : { min: pacing.suspectAfter, max: 2 * pacing.suspectAfter - 1 };
  const range = election === 'manual' ? null : span;
  effects.push({ kind: 'setTimer', name: 'elect', key: instance.cfg.id, range, attempt: 0 });
}

/** A passive leader that watches others pings them. */
export function armPing(turn: Turn): void {
  const { election, ping } = turn.rules.settings;
  if (election === 'monitor') armAfter(turn, 'ping', turn.instance.cfg.id, ping);
}

/** Gives up a ballot: its scout and commanders go, its proposals stay (L17). */
export function stepDown(turn: Turn): void {
  const { instance } = turn;
  const { id } = instance.cfg;
  disarm(turn, 'p1Retry', id);
  disarm(turn, 'quorum', id);
  for (const { slot } of instance.commanders) disarm(turn, 'p2Retry', slot);
  turn.instance = { ...instance, mode: 'passive', scout: null, commanders: [] };
  const { suspectGrowth, suspectMax } = turn.rules.settings;
  const suspectAfter = Math.min(suspectMax, Math.floor(turn.pacing.suspectAfter * suspectGrowth));
  turn.pacing = { suspectAfter, heard: [], answered: false };
  armPing(turn);
  armElection(turn);
}

export function bootInstance(cfg: Configuration, bottom: LeaderInstance['ballot']): LeaderInstance {
  return {
    cfg,
    ballot: bottom,
    mode: 'passive',
    rival: bottom,
    base: cfg.from,
    proposals: [],
    decided: { depth: 0, root: [], size: 0, top: 0 },
    scout: null,
    commanders: [],
  };
}

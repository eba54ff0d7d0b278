import { draft, type Draft } from './draft.ts';
import type { Step } from './events.ts';
import type { Slot } from './ids.ts';
import type { Rules } from './rules.ts';
import { has } from './slot-map.ts';
import type { ReplicaState } from './states.ts';

type Stable = ReplicaState['stable'];
type Volatile = ReplicaState['volatile'];
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** One handler of a replica in the making: its state as it is going to be, and what it asks for. */
export interface Turn extends Draft, Writable<Volatile>, Writable<Stable> {
  readonly rules: Rules;
  readonly before: ReplicaState;
  pacing: ReplicaState['pacing'];
}

export function beginTurn(rules: Rules, before: ReplicaState): Turn {
  const { stable, volatile, pacing } = before;
  const { snap, log, told, retiredBelow } = stable;
  const { slotIn, slotOut, requests, proposals, state, sessions, configs, top } = volatile;
  const { informed, gone, successors, reads } = volatile;
  const { effects, notes, lines, refusals } = draft();
  return {
    effects,
    notes,
    lines,
    refusals,
    rules,
    before,
    snap,
    log,
    told,
    retiredBelow,
    pacing,
    slotIn,
    slotOut,
    requests,
    proposals,
    state,
    sessions,
    configs,
    top,
    informed,
    gone,
    successors,
    reads,
  };
}

export function endTurn(turn: Turn): Step<ReplicaState> {
  const { effects, notes, lines, refusals, before, pacing } = turn;
  const stable = stableAfter(turn);
  const volatile = volatileAfter(turn);
  if (stable === before.stable && volatile === before.volatile && pacing === before.pacing) {
    return { state: before, effects, notes, lines, refusals };
  }
  const { id } = before;
  const state: ReplicaState = { role: 'replica', id, stable, volatile, pacing };
  return { state, effects, notes, lines, refusals };
}

function stableAfter({ before, snap, log, told, retiredBelow }: Turn): Stable {
  const old = before.stable;
  const same =
    log === old.log && snap === old.snap && told === old.told && retiredBelow === old.retiredBelow;
  return same ? old : { snap, log, told, retiredBelow };
}

function volatileAfter(turn: Turn): Volatile {
  const { before, slotIn, slotOut, requests, proposals, state, sessions, configs, top } = turn;
  const { informed, gone, successors, reads } = turn;
  const old = before.volatile;
  const same =
    slotIn === old.slotIn &&
    slotOut === old.slotOut &&
    requests === old.requests &&
    proposals === old.proposals &&
    state === old.state &&
    sessions === old.sessions &&
    configs === old.configs &&
    top === old.top &&
    informed === old.informed &&
    gone === old.gone &&
    successors === old.successors &&
    reads === old.reads;
  if (same) return old;
  return {
    slotIn,
    slotOut,
    requests,
    proposals,
    state,
    sessions,
    configs,
    top,
    informed,
    gone,
    successors,
    reads,
  };
}

/** Is a decision for this slot in the log? */
export function isDecided(turn: Turn, slot: Slot): boolean {
  return has(turn.log, slot);
}

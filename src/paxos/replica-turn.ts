import { draft, type Draft } from './draft.ts';
import type { Step } from './events.ts';
import type { Slot } from './ids.ts';
import type { Rules } from './rules.ts';
import { has } from './slot-map.ts';
import type { ReplicaState } from './states.ts';

type Volatile = ReplicaState['volatile'];
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** One handler of a replica in the making: its state as it is going to be, and what it asks for. */
export interface Turn extends Draft, Writable<Volatile> {
  readonly rules: Rules;
  readonly before: ReplicaState;
  snap: ReplicaState['stable']['snap'];
  log: ReplicaState['stable']['log'];
  pacing: ReplicaState['pacing'];
}

export function beginTurn(rules: Rules, before: ReplicaState): Turn {
  const { stable, volatile, pacing } = before;
  const { slotIn, slotOut, requests, proposals, state, sessions, configs, top } = volatile;
  const { effects, notes, lines } = draft();
  return {
    effects,
    notes,
    lines,
    rules,
    before,
    snap: stable.snap,
    log: stable.log,
    pacing,
    slotIn,
    slotOut,
    requests,
    proposals,
    state,
    sessions,
    configs,
    top,
  };
}

export function endTurn(turn: Turn): Step<ReplicaState> {
  const { effects, notes, lines, before, snap, log, pacing } = turn;
  const volatile = volatileAfter(turn);
  const isDurable = log === before.stable.log && snap === before.stable.snap;
  if (isDurable && volatile === before.volatile && pacing === before.pacing) {
    return { state: before, effects, notes, lines };
  }
  const stable = isDurable ? before.stable : { snap, log };
  return {
    state: { role: 'replica', id: before.id, stable, volatile, pacing },
    effects,
    notes,
    lines,
  };
}

function volatileAfter(turn: Turn): Volatile {
  const { before, slotIn, slotOut, requests, proposals, state, sessions, configs, top } = turn;
  const old = before.volatile;
  const same =
    slotIn === old.slotIn &&
    slotOut === old.slotOut &&
    requests === old.requests &&
    proposals === old.proposals &&
    state === old.state &&
    sessions === old.sessions &&
    configs === old.configs &&
    top === old.top;
  if (same) return old;
  return { slotIn, slotOut, requests, proposals, state, sessions, configs, top };
}

/** Is a decision for this slot in the log? */
export function isDecided(turn: Turn, slot: Slot): boolean {
  return has(turn.log, slot);
}

import type { Step } from './events.ts';
import type { Rules } from './rules.ts';
import type { ReplicaState } from './states.ts';
import { closeTurn, openTurn, settled, type Turn as TurnOf } from './turn.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** One handler of a replica at work, on copies of the parts of its state: it replaces the fields that change. */
export interface Turn extends TurnOf<ReplicaState> {
  stable: Writable<ReplicaState['stable']>;
  volatile: Writable<ReplicaState['volatile']>;
}

export function openReplica(rules: Rules, before: ReplicaState): Turn {
  const turn = openTurn(rules, before);
  turn.stable = { ...before.stable };
  turn.volatile = { ...before.volatile };
  return turn;
}

export function closeReplica(turn: Turn): Step<ReplicaState> {
  turn.stable = settled(turn.before.stable, turn.stable);
  turn.volatile = settled(turn.before.volatile, turn.volatile);
  return closeTurn(turn);
}

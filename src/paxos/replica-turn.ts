import type { Step } from './events.ts';
import type { Rules } from './rules.ts';
import type { ReplicaState } from './states.ts';
import { closeTurn, openTurn, type Turn as TurnOf } from './turn.ts';

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
  const { stable, volatile } = turn.before;
  if (isSameStable(stable, turn.stable)) turn.stable = stable;
  if (isSameVolatile(volatile, turn.volatile)) turn.volatile = volatile;
  return closeTurn(turn);
}

/** Compared field by field, because a loop over the names of fields would cost more than most handlers. */
function isSameStable(a: ReplicaState['stable'], b: ReplicaState['stable']): boolean {
  return (
    a.snap === b.snap && a.log === b.log && a.told === b.told && a.retiredBelow === b.retiredBelow
  );
}

function isSameVolatile(a: ReplicaState['volatile'], b: ReplicaState['volatile']): boolean {
  return (
    a.slotIn === b.slotIn &&
    a.slotOut === b.slotOut &&
    a.requests === b.requests &&
    a.proposals === b.proposals &&
    a.state === b.state &&
    a.sessions === b.sessions &&
    a.configs === b.configs &&
    a.top === b.top &&
    a.informed === b.informed &&
    a.gone === b.gone &&
    a.successors === b.successors &&
    a.reads === b.reads
  );
}

import type { Step } from './events.ts';
import type { Rules } from './rules.ts';
import type { ReplicaState } from './states.ts';
import { closeTurn, openTurn, type Turn as TurnOf } from './turn.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** One handler of a replica at work, on copies of the parts of its state: it replaces the fields that change. */
export interface Turn extends TurnOf<ReplicaState> {
  stable: Writable<Stable>;
  volatile: Writable<Volatile>;
  pacing: Writable<Pacing>;
}

type Stable = ReplicaState['stable'];
type Volatile = ReplicaState['volatile'];
type Pacing = ReplicaState['pacing'];

export function openReplica(rules: Rules, before: ReplicaState): Turn {
  const turn = openTurn(rules, before);
  turn.stable = copyStable(before.stable);
  turn.volatile = copyVolatile(before.volatile);
  turn.pacing = copyPacing(before.pacing);
  return turn;
}

export function closeReplica(turn: Turn): Step<ReplicaState> {
  const { stable, volatile, pacing } = turn.before;
  if (isSameStable(stable, turn.stable)) turn.stable = stable;
  if (isSameVolatile(volatile, turn.volatile)) turn.volatile = volatile;
  if (isSamePacing(pacing, turn.pacing)) turn.pacing = pacing;
  return closeTurn(turn);
}

// Copies and comparisons name every field: spreads and loops over names would cost more than most handlers.

function copyStable({ snap, log, told, retiredBelow }: Stable): Stable {
  return { snap, log, told, retiredBelow };
}

function copyVolatile(volatile: Volatile): Volatile {
  const { slotIn, slotOut, requests, proposals, state, sessions } = volatile;
  const { configs, top, informed, gone, successors, reads } = volatile;
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

function copyPacing({ nextPeer, gapAt, learnAt, announced, repeats }: Pacing): Pacing {
  return { nextPeer, gapAt, learnAt, announced, repeats };
}

function isSamePacing(a: Pacing, b: Pacing): boolean {
  return (
    a.nextPeer === b.nextPeer &&
    a.gapAt === b.gapAt &&
    a.learnAt === b.learnAt &&
    a.announced === b.announced &&
    a.repeats === b.repeats
  );
}

function isSameStable(a: Stable, b: Stable): boolean {
  return (
    a.snap === b.snap && a.log === b.log && a.told === b.told && a.retiredBelow === b.retiredBelow
  );
}

function isSameVolatile(a: Volatile, b: Volatile): boolean {
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

import type { NodeId } from '../../contract/index.ts';

/** All spans are seconds of real time in which the page was in sight. */
const CRASH_EVERY = 30;
const DOWN_FOR = 12;
/** A new run begins so often, so that a long night does not make an endless one. */
const RUN_FOR = 240;

/** What has happened in the present run. */
export interface Round {
  readonly seconds: number;
  /** The last crash, and the server that is still down after it. */
  readonly crashedAt: number;
  readonly down: NodeId | null;
}

export const NEW_ROUND: Round = { seconds: 0, crashedAt: 0, down: null };

export type Deed =
  | { readonly kind: 'begin' }
  | { readonly kind: 'crash'; readonly node: NodeId }
  | { readonly kind: 'restart'; readonly node: NodeId };

/** What is done once another second has passed. While no leader is active, a crash waits for one. */
export function afterSecond(
  { seconds: before, crashedAt, down }: Round,
  leader: NodeId | null,
): { readonly round: Round; readonly deed: Deed | null } {
  const seconds = before + 1;
  if (seconds >= RUN_FOR) return { round: NEW_ROUND, deed: { kind: 'begin' } };
  const since = seconds - crashedAt;
  if (down !== null && since >= DOWN_FOR)
    return { round: { seconds, crashedAt, down: null }, deed: { kind: 'restart', node: down } };
  if (down === null && leader !== null && since >= CRASH_EVERY)
    return {
      round: { seconds, crashedAt: seconds, down: leader },
      deed: { kind: 'crash', node: leader },
    };
  return { round: { seconds, crashedAt, down }, deed: null };
}

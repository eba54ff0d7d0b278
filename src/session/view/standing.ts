import type { Standing } from '../../contract/index.ts';
import {
  isMember,
  lastWith,
  type AcceptorState,
  type Configuration,
  type LeaderState,
  type ReplicaState,
} from '../../paxos/index.ts';

type Member = AcceptorState | LeaderState | ReplicaState;

/** Where a process stands between configurations, as far as the process itself knows. */
export function standingOf(state: Member): Standing {
  const records = recordsOf(state);
  const last = lastWith(records, state.id);
  const { retiredBelow } = state.stable;
  if (last < 0) return 'spare';
  if (last < retiredBelow) return 'retired';
  const newest = records.at(-1)!;
  if (last < newest.id) return 'leaving';
  return isJoining(state, records, newest) ? 'joining' : 'member';
}

/** The configurations that a process knows, by id. */
export function recordsOf(state: Member): readonly Configuration[] {
  if (state.role !== 'replica') return state.stable.records;
  const { told } = state.stable;
  const { configs } = state.volatile;
  return told.length > configs.length ? told : configs;
}

/** True when the process is new in the newest configuration and the one before is not over. */
function isJoining(
  state: Member,
  records: readonly Configuration[],
  newest: Configuration,
): boolean {
  const before = records.at(-2);
  if (before === undefined || isMember(before, state.id)) return false;
  if (state.role === 'replica') return state.volatile.slotOut < newest.from;
  return before.id >= state.stable.retiredBelow;
}

import { isMember, type Configuration } from './configuration.ts';
import type { Draft } from './draft.ts';
import type { CfgId, ProcessId, ReplicaId, Slot } from './ids.ts';
import { byId } from './ids.ts';
import { quorumOf } from './quorum.ts';
import type { LearnedBy } from './states.ts';

/** A12: adds this replica's report, which never falls; returns the same value if it says nothing new. */
export function raised(learnedBy: LearnedBy, replica: ReplicaId, slotOut: Slot): LearnedBy {
  const at = learnedBy.findIndex((one) => one.replica === replica);
  if (at >= 0 && learnedBy[at]!.slotOut >= slotOut) return learnedBy;
  const next = learnedBy.slice();
  next[at < 0 ? next.length : at] = { replica, slotOut };
  return at < 0 ? next.sort((a, b) => byId(a.replica, b.replica)) : next;
}

/**
 * A13: the slot below which gcQuorum (a majority) of the configuration's replicas have learned
 * everything; 0 if too few have reported, or the record is unknown here.
 */
export function learnedAtLeast(
  learnedBy: LearnedBy,
  records: readonly Configuration[],
  cfg: CfgId,
): Slot {
  const at = records.findIndex((record) => record.id === cfg);
  const record = records[at];
  if (record === undefined) return 0;
  const reports = learnedBy
    .filter(({ replica }) => record.replicas.includes(replica))
    .map(({ slotOut }) => slotOut)
    .sort((a, b) => b - a);
  const mark = reports[quorumOf(record.replicas.length) - 1] ?? 0;
  const next = records[at + 1];
  return next === undefined ? mark : Math.min(mark, next.from);
}

/** Notes the retirement, if this process has worked in what is over now. */
export function noteRetired(
  d: Draft,
  id: ProcessId,
  {
    records,
    retiredBelow,
  }: {
    readonly records: readonly Configuration[];
    readonly retiredBelow: CfgId;
  },
  below: CfgId,
): void {
  const isNew = (record: Configuration) => record.id >= retiredBelow && record.id < below;
  if (records.some((record) => isNew(record) && isMember(record, id))) {
    d.notes.push({ kind: 'retired', cfg: below - 1 });
  }
}

/**
 * A15: every configuration below this one is over: a majority of the replicas of a later one has
 * durably learned all slots before it, and can teach them. 0 if no configuration is over.
 */
export function retirable(learnedBy: LearnedBy, records: readonly Configuration[]): CfgId {
  for (let at = records.length - 1; at > 0; at--) {
    const { id, from, replicas } = records[at]!;
    const have = learnedBy.filter(
      ({ replica, slotOut }) => slotOut >= from && replicas.includes(replica),
    );
    if (have.length >= quorumOf(replicas.length)) return id;
  }
  return 0;
}

import type { Configuration } from './configuration.ts';
import type { CfgId, ReplicaId, Slot } from './ids.ts';
import { byId } from './ids.ts';
import { quorumOf } from './quorum.ts';

/** What replicas have said they durably learned, by replica: every slot below `slotOut`. */
export type LearnedBy = readonly { readonly replica: ReplicaId; readonly slotOut: Slot }[];

/** A12: with this replica's report, which never falls; the same value where it says nothing new. */
export function raised(learnedBy: LearnedBy, replica: ReplicaId, slotOut: Slot): LearnedBy {
  const known = learnedBy.find((one) => one.replica === replica);
  if (known !== undefined && known.slotOut >= slotOut) return learnedBy;
  const others = learnedBy.filter((one) => one.replica !== replica);
  return [...others, { replica, slotOut }].sort((a, b) => byId(a.replica, b.replica));
}

/**
 * A13: the slot below which gcQuorum (a majority) of the configuration's replicas have learned
 * everything; 0 where too few have reported, or the record is not known here.
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

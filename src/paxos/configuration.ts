import {
  roleOf,
  type AcceptorId,
  type CfgId,
  type LeaderId,
  type ProcessId,
  type ReplicaId,
  type Slot,
} from './ids.ts';

/**
 * The processes that work on the slots `from <= s < next.from`. A record is a function of the
 * decided prefix, so it never changes once known. Members are in numeric order.
 */
export interface Configuration {
  readonly id: CfgId;
  readonly from: Slot;
  readonly acceptors: readonly AcceptorId[];
  readonly leaders: readonly LeaderId[];
  readonly replicas: readonly ReplicaId[];
}

/** The record that governs `slot`: the one with the largest `from <= slot` (R5). */
export function configFor(records: readonly Configuration[], slot: Slot): Configuration {
  for (let i = records.length - 1; i >= 0; i--) {
    const record = records[i]!;
    if (record.from <= slot) return record;
  }
  throw new RangeError(`no configuration governs slot ${slot}`);
}

export function recordOf(records: readonly Configuration[], cfg: CfgId): Configuration | undefined {
  for (let i = records.length - 1; i >= 0; i--) if (records[i]!.id === cfg) return records[i];
  return undefined;
}

/** Every process that works in the configuration. */
export function membersOf(record: Configuration): readonly ProcessId[] {
  return [...record.replicas, ...record.leaders, ...record.acceptors];
}

export function isMember(record: Configuration, id: ProcessId): boolean {
  const role = roleOf(id);
  const among: readonly ProcessId[] =
    role === 'replica' ? record.replicas : role === 'leader' ? record.leaders : record.acceptors;
  return among.includes(id);
}

/** The last configuration that a process is a member of; -1 for none. */
export function lastWith(records: readonly Configuration[], id: ProcessId): CfgId {
  for (let i = records.length - 1; i >= 0; i--) {
    if (isMember(records[i]!, id)) return records[i]!.id;
  }
  return -1;
}

/** True when every configuration that the process was a member of is over. */
export function isOver(
  id: ProcessId,
  known: { readonly records: readonly Configuration[]; readonly retiredBelow: CfgId },
): boolean {
  return known.retiredBelow > 0 && lastWith(known.records, id) < known.retiredBelow;
}

/** The known records and those just heard, by id; the same list if none of these is new. */
export function withRecords(
  known: readonly Configuration[],
  heard: readonly Configuration[],
): readonly Configuration[] {
  const news = heard.filter(({ id }) => recordOf(known, id) === undefined);
  if (news.length === 0) return known;
  return [...known, ...news].sort((a, b) => a.id - b.id);
}

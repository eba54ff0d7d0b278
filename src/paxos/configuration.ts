import type { AcceptorId, CfgId, LeaderId, ReplicaId, Slot } from './ids.ts';

/**
 * Who works on the slots `from <= s < next.from`. A record is a function of the decided prefix,
 * so it never changes once known. Members are in numeric order.
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

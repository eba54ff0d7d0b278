import {
  quorumOf,
  recordOf,
  type AcceptorState,
  type CfgId,
  type LeaderState,
  type NoteOf,
  type ReplicaState,
  type Slot,
} from '../paxos/index.ts';
import { processOf } from '../sim/index.ts';
import { hasDurably } from './check-stable.ts';
import { report, type Examination } from './examination.ts';

/** Checks I17: acceptors collect a slot only when a majority of replicas has it on disk, and it stays collected. */

export function checkBase(
  exam: Examination,
  { id }: AcceptorState | LeaderState,
  { cfg, base }: NoteOf<'baseRaised'>,
): void {
  const { world } = exam;
  const replicas = recordOf(exam.truth.prefix.records, cfg)?.replicas ?? [];
  const need = quorumOf(replicas.length);
  let have = 0;
  for (const replica of replicas) {
    if (hasDurably((processOf(world, replica).state as ReplicaState).stable, base)) have += 1;
    if (have === need) return;
  }
  report(exam, 'I17', [id], { base, have, need });
}

/** Reports a vote for a slot that the acceptor has collected. */
export function checkNotCollected(
  exam: Examination,
  { id }: AcceptorState,
  { cfg, slot }: NoteOf<'accepted'>,
): void {
  const base = baseBefore(exam, cfg);
  if (slot < base) report(exam, 'I17', [id], { slot, base });
}

function baseBefore({ occurrence: { before } }: Examination, cfg: CfgId): Slot {
  if (before?.role !== 'acceptor') return 0;
  return before.stable.instances.find((one) => one.cfg === cfg)?.base ?? 0;
}

import {
  quorumOf,
  type Configuration,
  type NoteOf,
  type ProcessId,
  type ReplicaState,
} from '../paxos/index.ts';
import { processOf } from '../sim/index.ts';
import { hasDurably } from './check-stable.ts';
import { report, type Examination } from './examination.ts';

/** Checks I19: no process gives up a configuration while a slot may still have to be learned from it. */
export function checkRetired(exam: Examination, id: ProcessId, { cfg }: NoteOf<'retired'>): void {
  const later = exam.truth.prefix.records.filter((record) => record.id > cfg);
  if (later.some((record) => isReached(exam, record))) return;
  report(exam, 'I19', [id], { cfg, later: later.map((record) => record.id) });
}

/** True when a majority of its replicas has every earlier slot on disk. */
function isReached({ world }: Examination, { from, replicas }: Configuration): boolean {
  const have = replicas.filter((replica) =>
    hasDurably((processOf(world, replica).state as ReplicaState).stable, from),
  );
  return have.length >= quorumOf(replicas.length);
}

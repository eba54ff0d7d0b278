import {
  configFor,
  recordOf,
  type AcceptorId,
  type CfgId,
  type LeaderState,
  type MessageOf,
  type NoteOf,
  type ReplicaState,
} from '../paxos/index.ts';
import { report, type Examination } from './examination.ts';

/** Checks I13: the window of a replica, and which processes work on a slot. */

/** The proposals are sorted by slot, so the last one shows whether any is outside. */
export function checkWindow(exam: Examination, { id, volatile }: ReplicaState): void {
  const { slotOut, proposals } = volatile;
  const last = proposals.at(-1);
  const { window } = exam.world.cluster.settings;
  if (last === undefined || last.slot < slotOut + window) return;
  report(exam, 'I13', [id], { slot: last.slot, slotOut, window });
}

/** Checks that the replica knows the configuration of the slot and is a member of it. */
export function checkProposal(
  exam: Examination,
  { id }: ReplicaState,
  { cfg, slot }: NoteOf<'proposed'>,
): void {
  const lawful = configFor(exam.truth.prefix.records, slot);
  if (cfg === lawful.id && lawful.replicas.includes(id)) return;
  report(exam, 'I13', [id], { slot, cfg, lawful: lawful.id, replicas: lawful.replicas });
}

/** Checks that the slot belongs to the configuration that governs it. */
export function checkGoverned(
  exam: Examination,
  { id }: LeaderState,
  { cfg, slot }: MessageOf<'p2a'>,
): void {
  const lawful = configFor(exam.truth.prefix.records, slot).id;
  if (cfg !== lawful) report(exam, 'I13', [id], { slot, cfg, lawful });
}

/** Checks that an acceptor that promises or votes is a member. */
export function checkMember(
  exam: Examination,
  { id }: LeaderState,
  cfg: CfgId,
  acceptor: AcceptorId,
): void {
  const record = recordOf(exam.truth.prefix.records, cfg);
  if (record?.acceptors.includes(acceptor) === true) return;
  report(exam, 'I13', [id, acceptor], { cfg, acceptor });
}

import {
  has,
  isMember,
  knownTo,
  isQuorum,
  type Effect,
  type MessageType,
  type ReplicaState,
} from '../paxos/index.ts';
import { report, type Examination } from './examination.ts';
import { keyOf } from './keys.ts';

/** Checks P4: a replica works on every command and read that it has taken on, until it is done or handed back. */
export function checkUnfinished(
  exam: Examination,
  state: ReplicaState,
  effects: readonly Effect[],
): void {
  checkLeft(exam, state);
  const missing = missingAt(exam, state);
  if (missing === null) return;
  if (effects.some((one) => one.kind === 'send' && one.body.type === missing)) return;
  report(exam, 'P4', [state.id], { unasked: missing });
}

/** Checks that a replica that is past its last slot keeps no request. */
function checkLeft(exam: Examination, replica: ReplicaState): void {
  const { id, volatile } = replica;
  const { slotOut, requests, reads } = volatile;
  if (requests.length === 0 && reads.length === 0) return;
  const newest = knownTo(replica).at(-1)!;
  if (isMember(newest, id) || slotOut < newest.from) return;
  const kept = [...requests, ...reads.map(({ cmd }) => cmd)];
  report(exam, 'P4', [id], { kept: kept.map(keyOf) });
}

/** What a replica must ask for again when its timer goes off, because it has no answer yet. */
function missingAt(
  { occurrence: { event } }: Examination,
  state: ReplicaState,
): MessageType | null {
  if (event?.kind !== 'timer') return null;
  const { stable, volatile } = state;
  const { slotOut, proposals, reads, configs } = volatile;
  switch (event.name) {
    case 'proposeRetry':
      return proposals.some(({ slot }) => slot === event.key) ? 'propose' : null;
    case 'gap':
    case 'learn': {
      const isAlone = configs.at(-1)!.replicas.every((id) => id === state.id);
      return isAlone || has(stable.log, slotOut) ? null : 'learn';
    }
    case 'readRetry': {
      const isOpen = reads.some(
        ({ members, waitfor }) => !isQuorum(members - waitfor.length, members),
      );
      return isOpen ? 'readQuery' : null;
    }
    default:
      return null;
  }
}

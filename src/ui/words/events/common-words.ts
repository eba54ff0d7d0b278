import type { IgnoreReason } from '../../../contract/index.ts';
import { messageText } from '../values/message-words.ts';
import type { Telling, ToldNotes } from './telling.ts';

/** What the notes say that every process may make. */
export const COMMON_NOTES = {
  ignored: {
    weight: 10,
    says: ({ who, event }, { why }) =>
      `${who} ignores ${what(event.envelope)}: ${IGNORE_REASONS[why]}.`,
  },
  started: {
    weight: 20,
    says: ({ who }, note) =>
      note.fresh ? `${who} starts.` : `${who} starts again from what it persisted.`,
  },
} satisfies Partial<ToldNotes>;

/** Why a process ignores a message or a timer, as a clause about that process. */
export const IGNORE_REASONS: Readonly<Record<IgnoreReason, string>> = {
  oldDuplicate: 'its client has since sent a later request',
  alreadyRequested: 'it has that request already',
  alreadyProposed: 'it has a proposal for that slot',
  alreadyDecided: 'it knows that this slot is decided',
  alreadyLearned: 'it has learned that slot already',
  alreadyCounted: 'it has counted that answer already',
  staleBallot: 'the message belongs to an older ballot',
  noScout: 'no scout waits for it any more',
  noCommander: 'no commander waits for it any more',
  notActive: 'it is not active',
  notMember: 'it is not a member of any configuration that it knows',
  alreadyAnswered: 'its request is answered already',
  nothingNew: 'it knows all of this already',
  notPassive: 'it is not passive',
  oldAnswer: 'the pong answers an older ping and may be out of date',
  retired: 'it is done with that configuration',
  notForMe: 'a process of its role has no use for it',
};

function what(envelope: Telling['event']['envelope']): string {
  return envelope === null ? 'the timer' : `${messageText(envelope.body)} from ${envelope.from}`;
}

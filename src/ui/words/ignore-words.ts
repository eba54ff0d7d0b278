import type { IgnoreReason, ProcessId } from '../../contract/index.ts';
import { messageText } from './message-words.ts';
import type { NoteOf, Telling } from './telling.ts';

/** Why a message or a timer changed nothing, in sentences. */

/** The reason as a clause about the process that ignores. */
export function ignoreReason(why: IgnoreReason): string {
  switch (why) {
    case 'oldDuplicate':
      return 'that client has had its answer and has gone on since';
    case 'alreadyRequested':
      return 'it has that request already';
    case 'alreadyProposed':
      return 'it has a proposal for that slot, and never replaces one';
    case 'alreadyDecided':
      return 'that slot is decided, as it knows';
    case 'alreadyLearned':
      return 'it has learned that slot already';
    case 'alreadyCounted':
      return 'that answer is counted already';
    case 'staleBallot':
      return 'it belongs to an older ballot';
    case 'noScout':
      return 'no scout waits for it any more';
    case 'noCommander':
      return 'no commander waits for it any more';
    case 'notActive':
      return 'it is not active';
    case 'notMember':
      return 'it is not a member of any configuration that it knows';
    case 'alreadyAnswered':
      return 'its request was answered before';
    case 'nothingNew':
      return 'it knows all of that';
    case 'notPassive':
      return 'it is not passive';
    case 'oldAnswer':
      return 'it answers an older ping, and may have been sent long ago';
    case 'retired':
      return 'that configuration is over here';
    case 'notForMe':
      return 'a process of its role has no use for it';
  }
}

export function ignored({ who, event }: Telling, { why }: NoteOf<'ignored'>): string {
  return `${who} ignores ${what(event.envelope)}: ${ignoreReason(why)}.`;
}

function what(envelope: Telling['event']['envelope']): string {
  return envelope === null ? 'the timer' : fromText(envelope.from, messageText(envelope.body));
}

function fromText(from: ProcessId, message: string): string {
  return `${message} from ${from}`;
}

import type { IgnoreReason, ProcessId } from '../../../contract/index.ts';
import { messageText } from '../values/message-words.ts';
import type { NoteOf, Telling } from './telling.ts';

/** Says why a process ignores a message or a timer, as a clause about that process. */
export function ignoreReason(why: IgnoreReason): string {
  switch (why) {
    case 'oldDuplicate':
      return 'that client has had its answer and has since sent a later request';
    case 'alreadyRequested':
      return 'it has that request already';
    case 'alreadyProposed':
      return 'it has a proposal for that slot, and never replaces one';
    case 'alreadyDecided':
      return 'it knows that this slot is decided';
    case 'alreadyLearned':
      return 'it has learned that slot already';
    case 'alreadyCounted':
      return 'it has counted that answer already';
    case 'staleBallot':
      return 'the message belongs to an older ballot';
    case 'noScout':
      return 'no scout waits for it any more';
    case 'noCommander':
      return 'no commander waits for it any more';
    case 'notActive':
      return 'it is not active';
    case 'notMember':
      return 'it is not a member of any configuration that it knows';
    case 'alreadyAnswered':
      return 'its request is answered already';
    case 'nothingNew':
      return 'it knows all of this already';
    case 'notPassive':
      return 'it is not passive';
    case 'oldAnswer':
      return 'the pong answers an older ping and may be out of date';
    case 'retired':
      return 'it is done with that configuration';
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

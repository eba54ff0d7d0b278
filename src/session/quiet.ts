import type { Message, MessageType, NoteKind, TimerName } from '../paxos/index.ts';
import type { Occurrence } from '../sim/index.ts';

/** Which events a person who steps is led past: failure detection, status, arrivals in a mailbox. */

const TALK: ReadonlySet<MessageType> = new Set<MessageType>(['ping', 'pong', 'status']);
const TIMERS: ReadonlySet<TimerName> = new Set<TimerName>(['ping', 'quorum', 'status']);
const NOTES: ReadonlySet<NoteKind> = new Set<NoteKind>([
  'pinged',
  'ponged',
  'rivalAlive',
  'statusSent',
  'baseRaised',
  'ignored',
]);

/** Would be quiet if nobody had done it by hand and it held no beat. */
export function isQuiet({ action, envelope, step }: Occurrence): boolean {
  switch (action.kind) {
    case 'arrive':
      return true;
    case 'drop':
      return envelope !== null && isTalk(envelope.body);
    case 'deliver':
      return envelope !== null && isTalk(envelope.body) && teachesNothing(step);
    case 'fire':
      return TIMERS.has(action.timer) && teachesNothing(step);
    default:
      return false;
  }
}

function isTalk(body: Message): boolean {
  return TALK.has(body.type);
}

function teachesNothing(step: Occurrence['step']): boolean {
  if (step === null) return true;
  const onlyTalks = step.effects.every((effect) => effect.kind !== 'send' || isTalk(effect.body));
  return onlyTalks && step.notes.every((note) => NOTES.has(note.kind));
}

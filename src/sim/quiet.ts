import type { Message, MessageType, NoteKind, TimerName } from '../paxos/index.ts';
import type { Occurrence } from './apply.ts';

/** What people are led past when they step or read: failure detection, status, arrivals in a mailbox. */

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
export function isQuiet({ action, envelope, step, crashed }: Occurrence): boolean {
  if (crashed !== null) return false;
  if (action.kind === 'arrive') return true;
  if (action.kind === 'fire') return TIMERS.has(action.timer) && teachesNothing(step);
  if (envelope === null || !isTalk(envelope.body)) return false;
  return action.kind === 'drop' || (action.kind === 'deliver' && teachesNothing(step));
}

/** Does the message only say who is alive, or how far? */
export function isTalk(body: Message): boolean {
  return TALK.has(body.type);
}

function teachesNothing(step: Occurrence['step']): boolean {
  if (step === null) return true;
  const onlyTalks = step.effects.every((effect) => effect.kind !== 'send' || isTalk(effect.body));
  return onlyTalks && step.notes.every((note) => NOTES.has(note.kind));
}

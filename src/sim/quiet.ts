import type { Message, MessageType, NoteKind, TimerName } from '../paxos/index.ts';
import type { Occurrence } from './apply.ts';

/** Decides which events stepping and reading pass over: failure detection, status, and arrivals in a mailbox. */

/** Messages that say only that a process is alive, or how far it is. */
export type Talk = 'ping' | 'pong' | 'status';

const TALK: ReadonlySet<MessageType> = new Set<Talk>(['ping', 'pong', 'status']);
const TIMERS: ReadonlySet<TimerName> = new Set<TimerName>(['ping', 'quorum', 'status']);
const NOTES: ReadonlySet<NoteKind> = new Set<NoteKind>([
  'pinged',
  'ponged',
  'rivalAlive',
  'statusSent',
  'baseRaised',
  'ignored',
]);

/** True when the event is quiet unless a person did it or it holds a beat. */
export function isQuiet({ action, envelope, step, crashed }: Occurrence): boolean {
  if (crashed !== null) return false;
  if (action.kind === 'arrive') return true;
  if (action.kind === 'fire') return TIMERS.has(action.timer) && teachesNothing(step);
  if (envelope === null || !isTalk(envelope.body)) return false;
  return action.kind === 'drop' || (action.kind === 'deliver' && teachesNothing(step));
}

/** True when the message says only that a process is alive, or how far it is. */
export function isTalk(body: Message): boolean {
  return TALK.has(body.type);
}

function teachesNothing(step: Occurrence['step']): boolean {
  if (step === null) return true;
  const onlyTalks = step.effects.every((effect) => effect.kind !== 'send' || isTalk(effect.body));
  return onlyTalks && step.notes.every((note) => NOTES.has(note.kind));
}

import type { EventView, Frame, Note, NoteKind } from '../../../contract/index.ts';
import { brokenText } from '../panels/check-words.ts';
import { commandShort } from '../values/format.ts';
import { messageText } from '../values/message-words.ts';
import { TIMER_WORDS, timerText } from '../values/timer-words.ts';
import { ACCEPTOR_NOTES } from './acceptor-words.ts';
import { CLIENT_NOTES } from './client-words.ts';
import { COMMON_NOTES } from './common-words.ts';
import { CONFIGURATION_NOTES } from './configuration-words.ts';
import { LEADER_NOTES } from './leader-words.ts';
import { REPLICA_NOTES } from './replica-words.ts';
import type { Telling, ToldNote, ToldNotes } from './telling.ts';
import { plainAction } from './world-words.ts';

/** Says an event in one sentence. It uses `frame` only where that is the moment right after the event. */
export function captionOf(event: EventView, frame: Frame | null): string {
  const broken = event.beats.flatMap((beat) => (beat.kind === 'broken' ? beat.breaks : []));
  const sentence = sentenceOf(event, frame);
  return broken.length === 0 ? sentence : `${sentence} ${brokenText(broken)}.`;
}

function sentenceOf(event: EventView, frame: Frame | null): string {
  const now = frame !== null && frame.event?.index === event.index ? frame : null;
  const { action, actor } = event;
  if (action.kind !== 'deliver' && action.kind !== 'fire' && action.kind !== 'request')
    return plainAction(action, event, now);
  return actor === null ? `${subject(event)} has no effect.` : handled({ event, who: actor, now });
}

/** Lists the commands that the event's sentence writes out, longest first. */
export function commandsIn({ notes, envelope }: EventView): readonly string[] {
  const said = notes.flatMap((note) => ('cmd' in note && note.cmd !== 'noop' ? [note.cmd] : []));
  const by = notes.flatMap((note) => (note.kind === 'displaced' ? [note.by] : []));
  const kept = notes.flatMap((note) =>
    note.kind === 'adopted' ? note.carried.map(({ cmd }) => cmd) : [],
  );
  const body = envelope?.body;
  const brought = body !== undefined && 'cmd' in body ? [body.cmd] : [];
  const texts = [...said, ...by, ...kept, ...brought].map(commandShort);
  return [...new Set(texts)].sort((a, b) => b.length - a.length);
}

/** Names what ran the handler: a message, a timer or a wish. */
function subject({ action, envelope }: EventView): string {
  if (envelope !== null) return `${messageText(envelope.body)} from ${envelope.from}`;
  if (action.kind === 'fire')
    return `the ${timerText({ name: action.timer, key: action.key })} timer`;
  return 'a request';
}

function handled(telling: Telling): string {
  const { event, who } = telling;
  if (event.crashed !== null) return crashedWithin(telling);
  const note = weightiest(event.notes);
  if (note !== null) return noteSentence(note, telling);
  const { action } = event;
  if (action.kind === 'fire')
    return `${who}'s ${action.timer} timer fires, but ${TIMER_WORDS[action.timer].idle}.`;
  return taken(telling);
}

/** Tells of a message whose handler left no note. */
function taken({ event, who }: Telling): string {
  const body = event.envelope?.body;
  if (body?.type === 'status') {
    const from = event.envelope?.from;
    return body.slotOut <= 1
      ? `${who} notes that ${from} has performed nothing yet.`
      : `${who} notes that ${from} has performed every slot below ${body.slotOut}.`;
  }
  return event.changed.length > 0
    ? `${who} takes note of ${subject(event)}.`
    : `${who} takes ${subject(event)}: nothing changes for it.`;
}

function crashedWithin({ event, who }: Telling): string {
  const kept = event.changed.some((field) => field.stable);
  const what = `${event.crashed} crashes while ${who} handles ${subject(event)}`;
  return kept
    ? `${what}: what it persisted survives, but nothing is sent.`
    : `${what}: nothing is persisted and nothing is sent.`;
}

const NOTES: ToldNotes = {
  ...ACCEPTOR_NOTES,
  ...LEADER_NOTES,
  ...REPLICA_NOTES,
  ...CLIENT_NOTES,
  ...CONFIGURATION_NOTES,
  ...COMMON_NOTES,
};

function weightiest(notes: readonly Note[]): Note | null {
  let best: Note | null = null;
  for (const note of notes) {
    if (best === null || NOTES[note.kind].weight > NOTES[best.kind].weight) best = note;
  }
  return best;
}

function noteSentence(note: Note, telling: Telling): string {
  const { says } = NOTES[note.kind] as ToldNote<NoteKind>;
  return says(telling, note);
}

import type { Action, EventView, Frame, Note, NoteKind } from '../../../contract/index.ts';
import { brokenText } from '../panels/check-words.ts';
import { commandShort } from '../values/format.ts';
import { messageText } from '../values/message-words.ts';
import { TIMER_WORDS, timerText } from '../values/timer-words.ts';
import { ACCEPTOR_NOTES } from './acceptor-words.ts';
import { actionHolds, crashHolds, noteHolds } from './claims.ts';
import { CLIENT_NOTES } from './client-words.ts';
import { COMMON_NOTES } from './common-words.ts';
import { CONFIGURATION_NOTES } from './configuration-words.ts';
import { LEADER_NOTES } from './leader-words.ts';
import { REPLICA_NOTES } from './replica-words.ts';
import type { Telling, ToldNote, ToldNotes } from './telling.ts';
import { restoredText } from '../pictures/traffic-words.ts';
import { plainAction, type PlainAction } from './world-words.ts';

/**
 * Says an event in one sentence, after another one about what it breaks. It uses `frame` only where that is the moment right after the event;
 * `shown` is the moment beside which the sentence stands.
 */
export function captionOf(event: EventView, frame: Frame | null, shown = frame): string {
  const broken = event.beats.flatMap((beat) => (beat.kind === 'broken' ? beat.breaks : []));
  const [restored] = event.beats.flatMap((beat) =>
    beat.kind === 'restored' ? [beat.answers] : [],
  );
  const sentence =
    restored === undefined
      ? sentenceOf(event, momentOf(event, frame), shown)
      : restoredText(event.actor ?? 'A client', restored);
  return broken.length === 0 ? sentence : `${brokenText(broken)}. ${sentence}`;
}

/** Is the sentence about an earlier event, told at the moment `frame`, still true in the frame that is shown? */
export function captionHolds(event: EventView, frame: Frame | null, shown: Frame): boolean {
  if (event.crashed !== null) return crashHolds({ event, shown });
  if (event.beats.some(({ kind }) => kind === 'restored')) return true;
  if (isPlain(event.action)) return actionHolds({ event, shown });
  const note = weightiest(event.notes);
  if (event.actor === null || note === null) return true;
  return noteHolds({ event, who: event.actor, before: momentOf(event, frame), shown }, note);
}

function momentOf(event: EventView, frame: Frame | null): Frame | null {
  return frame !== null && frame.event?.index === event.index ? frame : null;
}

function isPlain(action: Action): action is PlainAction {
  return action.kind !== 'deliver' && action.kind !== 'fire' && action.kind !== 'request';
}

function sentenceOf(event: EventView, now: Frame | null, shown: Frame | null): string {
  const { action, actor } = event;
  if (isPlain(action)) return plainAction(action, event, now);
  return actor === null
    ? `${subject(event)} has no effect.`
    : handled({ event, who: actor, now, shown });
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

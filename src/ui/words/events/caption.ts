import type { EventView, Frame, Note, NoteKind } from '../../../contract/index.ts';
import { accepted, promised, refusedP1a, refusedP2a } from './acceptor-words.ts';
import { plainAction } from './world-words.ts';
import {
  handedOver,
  informed,
  joined,
  peerRetired,
  readAnswered,
  readBegun,
  readCounted,
  readReplied,
  reconfigRefused,
  reconfigured,
  redirected,
  serving,
  retired,
  wasRetired,
} from './configuration-words.ts';
import { brokenText } from '../panels/check-words.ts';
import { answered, asked, askedAgain, queued } from './client-words.ts';
import { ignored } from './ignore-words.ts';
import {
  adopted,
  baseRaised,
  commanding,
  decided,
  decisionRepeated,
  pinged,
  ponged,
  preempted,
  promiseCounted,
  proposalKept,
  quorumLost,
  resent,
  rivalAlive,
  rivalSeen,
  scouting,
  voteCounted,
  wasCollected,
} from './leader-words.ts';
import { messageText } from '../values/message-words.ts';
import {
  askedToLearn,
  displaced,
  learned,
  performed,
  proposed,
  requested,
  responded,
  statusSent,
  taught,
  snapshotInstalled,
  snapshotSent,
  snapshotTaken,
  toldCollected,
} from './replica-words.ts';
import { commandShort } from '../values/format.ts';
import type { Telling } from './telling.ts';
import { timerIdle, timerText } from '../values/timer-words.ts';

/** Says an event in one sentence. It uses `frame` only where that is the moment right after the event. */
export function captionOf(event: EventView, frame: Frame | null): string {
  const broken = event.beats.flatMap((beat) => (beat.kind === 'broken' ? beat.breaks : []));
  const sentence = sentenceOf(event, frame);
  return broken.length === 0 ? sentence : `${sentence} ${brokenText(broken)}.`;
}

function sentenceOf(event: EventView, frame: Frame | null): string {
  const now = frame !== null && frame.event?.index === event.index ? frame : null;
  const { action, actor } = event;
  switch (action.kind) {
    case 'deliver':
    case 'fire':
    case 'request':
      return actor === null
        ? `${subject(event)} has no effect.`
        : handled({ event, who: actor, now });
    case 'arrive':
    case 'drop':
    case 'duplicate':
    case 'hold':
    case 'release':
    case 'delay':
    case 'crash':
    case 'restart':
    case 'wipe':
    case 'pause':
    case 'resume':
    case 'cut':
    case 'heal':
    case 'weather':
    case 'load':
      return plainAction(action, event, now);
  }
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
  if (event.action.kind === 'fire') return timerIdle(who, event.action.timer);
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

/** The heaviest note of an event gives it its sentence. */
const WEIGHTS: Readonly<Record<NoteKind, number>> = {
  adopted: 100,
  decided: 95,
  preempted: 90,
  quorumLost: 88,
  accepted: 85,
  refusedP2a: 84,
  promised: 83,
  refusedP1a: 82,
  answered: 80,
  performed: 78,
  learned: 76,
  snapshotInstalled: 79,
  snapshotSent: 51,
  snapshotTaken: 35,
  displaced: 74,
  scouting: 70,
  requested: 68,
  responded: 66,
  commanding: 64,
  promiseCounted: 60,
  voteCounted: 60,
  askedToLearn: 58,
  proposed: 56,
  proposalKept: 54,
  decisionRepeated: 52,
  taught: 50,
  askedAgain: 48,
  asked: 46,
  queued: 44,
  resent: 42,
  rivalAlive: 40,
  rivalSeen: 41,
  wasCollected: 53,
  toldCollected: 57,
  pinged: 38,
  ponged: 36,
  statusSent: 34,
  baseRaised: 32,
  started: 20,
  reconfigured: 92,
  reconfigRefused: 91,
  informed: 30,
  joined: 72,
  retired: 86,
  wasRetired: 33,
  peerRetired: 55,
  serving: 71,
  handedOver: 81,
  redirected: 79,
  readBegun: 59,
  readReplied: 61,
  readCounted: 60,
  readAnswered: 67,
  ignored: 10,
};

function weightiest(notes: readonly Note[]): Note | null {
  let best: Note | null = null;
  for (const note of notes) {
    if (best === null || WEIGHTS[note.kind] > WEIGHTS[best.kind]) best = note;
  }
  return best;
}

function noteSentence(note: Note, telling: Telling): string {
  switch (note.kind) {
    case 'promised':
      return promised(telling, note);
    case 'refusedP1a':
      return refusedP1a(telling, note);
    case 'accepted':
      return accepted(telling, note);
    case 'refusedP2a':
      return refusedP2a(telling, note);
    case 'scouting':
      return scouting(telling, note);
    case 'promiseCounted':
      return promiseCounted(telling, note);
    case 'adopted':
      return adopted(telling, note);
    case 'preempted':
      return preempted(telling, note);
    case 'proposalKept':
      return proposalKept(telling, note);
    case 'commanding':
      return commanding(telling, note);
    case 'voteCounted':
      return voteCounted(telling, note);
    case 'decided':
      return decided(telling, note);
    case 'decisionRepeated':
      return decisionRepeated(telling, note);
    case 'quorumLost':
      return quorumLost(telling, note);
    case 'rivalAlive':
      return rivalAlive(telling, note);
    case 'rivalSeen':
      return rivalSeen(telling, note);
    case 'wasCollected':
      return wasCollected(telling, note);
    case 'pinged':
      return pinged(telling, note);
    case 'ponged':
      return ponged(telling, note);
    case 'baseRaised':
      return baseRaised(telling, note);
    case 'requested':
      return requested(telling, note);
    case 'proposed':
      return proposed(telling, note);
    case 'learned':
      return learned(telling, note);
    case 'performed':
      return performed(telling, note);
    case 'displaced':
      return displaced(telling, note);
    case 'responded':
      return responded(telling, note);
    case 'statusSent':
      return statusSent(telling, note);
    case 'askedToLearn':
      return askedToLearn(telling, note);
    case 'toldCollected':
      return toldCollected(telling, note);
    case 'snapshotTaken':
      return snapshotTaken(telling, note);
    case 'snapshotSent':
      return snapshotSent(telling, note);
    case 'snapshotInstalled':
      return snapshotInstalled(telling, note);
    case 'taught':
      return taught(telling, note);
    case 'reconfigured':
      return reconfigured(telling, note);
    case 'reconfigRefused':
      return reconfigRefused(telling, note);
    case 'informed':
      return informed(telling, note);
    case 'joined':
      return joined(telling, note);
    case 'retired':
      return retired(telling, note);
    case 'wasRetired':
      return wasRetired(telling, note);
    case 'peerRetired':
      return peerRetired(telling, note);
    case 'serving':
      return serving(telling, note);
    case 'handedOver':
      return handedOver(telling, note);
    case 'redirected':
      return redirected(telling, note);
    case 'readBegun':
      return readBegun(telling, note);
    case 'readReplied':
      return readReplied(telling, note);
    case 'readCounted':
      return readCounted(telling, note);
    case 'readAnswered':
      return readAnswered(telling, note);
    case 'asked':
      return asked(telling, note);
    case 'queued':
      return queued(telling, note);
    case 'answered':
      return answered(telling, note);
    case 'askedAgain':
      return askedAgain(telling, note);
    case 'started':
      return note.fresh
        ? `${telling.who} starts.`
        : `${telling.who} starts again from what it persisted.`;
    case 'resent':
      return resent(telling, note);
    case 'ignored':
      return ignored(telling, note);
  }
}

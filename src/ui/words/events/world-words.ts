import type {
  Action,
  ActionKind,
  CrashPoint,
  DropReason,
  EnvelopeView,
  EventView,
  Frame,
  Load,
} from '../../../contract/index.ts';
import { capital, countOf, listShort, spanText } from '../values/format.ts';
import { linksCut, linksHealed, linksText } from '../values/link-words.ts';
import { messageText } from '../values/message-words.ts';
import { ELECTIONS, policyText } from '../values/policy-words.ts';
import { processesOf } from './telling.ts';

type ActionOf<K extends ActionKind> = Extract<Action, { kind: K }>;

/** Actions that run no handler. */
export type PlainAction = Exclude<Action, ActionOf<'deliver' | 'fire' | 'request'>>;

export function plainAction(action: PlainAction, event: EventView, now: Frame | null): string {
  switch (action.kind) {
    case 'arrive':
    case 'drop':
    case 'duplicate':
    case 'hold':
    case 'release':
    case 'delay':
      return onEnvelope(action, event.envelope);
    case 'crash':
    case 'restart':
    case 'wipe':
    case 'pause':
    case 'resume':
      return onNode(action, event, now);
    case 'cut':
      return linksCut(action.links);
    case 'heal':
      return linksHealed(action.links);
    case 'weather':
      return action.links === null
        ? `New weather on every link: ${policyText(action.policy)}.`
        : `${linksText(action.links)}: ${policyText(action.policy)}.`;
    case 'load':
      return loadChanged(action.load);
    case 'election':
      return ELECTIONS[action.policy].told;
  }
}

function onEnvelope(
  action: ActionOf<'arrive' | 'drop' | 'duplicate' | 'hold' | 'release' | 'delay'>,
  envelope: EnvelopeView | null,
): string {
  const what = envelope === null ? 'A message' : capital(messageText(envelope.body));
  const way = envelope === null ? what : `${what} from ${envelope.from} to ${envelope.to}`;
  switch (action.kind) {
    case 'arrive':
      return envelope === null
        ? 'A message arrives.'
        : `${what} arrives at ${envelope.toNode} and waits in the inbox for ${envelope.to}.`;
    case 'drop':
      return dropped(way, action.why, envelope);
    case 'duplicate':
      return `${way}: a second copy is on its way.`;
    case 'hold':
      return `${way} is held: it waits until a person releases or delivers it.`;
    case 'release':
      return `${way} is released and on its way again.`;
    case 'delay':
      return `${way} is delayed by ${spanText(action.by)}.`;
  }
}

function dropped(way: string, why: DropReason, envelope: EnvelopeView | null): string {
  switch (why) {
    case 'lost':
      return `${way} is lost on the way.`;
    case 'cut':
      return `${way} meets the cut link and is lost.`;
    case 'down':
      return `${way} is lost: ${envelope?.toNode ?? 'its node'} is down.`;
    case 'hand':
      return `${way} is dropped by hand.`;
  }
}

function onNode(
  action: ActionOf<'crash' | 'restart' | 'wipe' | 'pause' | 'resume'>,
  { notes }: EventView,
  now: Frame | null,
): string {
  const { node } = action;
  const processes = processesOf(now, node);
  const who = processes.length === 0 ? 'its processes' : listShort(processes);
  switch (action.kind) {
    case 'crash':
      return crashed(node, action.point, processes.length === 1 ? one(who) : several(who));
    case 'wipe':
      return `Malpractice: the disk of ${node} is wiped. ${who} ${processes.length === 1 ? 'forgets' : 'forget'} everything that stable storage should keep.`;
    case 'restart':
      if (notes.some((note) => note.kind === 'started' && note.fresh))
        return `${node} restarts with an empty disk: ${who} ${processes.length === 1 ? 'starts' : 'start'} as if for the first time.`;
      return processes.length === 1
        ? `${node} restarts: ${who} comes back with what it had persisted, and nothing else.`
        : `${node} restarts: ${who} come back with what they had persisted, and nothing else.`;
    case 'pause':
      return `${node} is paused: messages wait in its inbox, and its timers stand still.`;
    case 'resume':
      return `${node} resumes: each of its timers starts its whole span again.`;
  }
}

const one = (who: string) => `${who} loses everything it had not persisted`;
const several = (who: string) => `${who} lose everything they had not persisted`;

function crashed(node: string, point: CrashPoint, loss: string): string {
  switch (point) {
    case 'now':
      return `${node} crashes: ${loss}.`;
    case 'beforePersist':
      return `${node} will crash at its next write, just before it persists.`;
    case 'beforeSend':
      return `${node} will crash at its next write, once it has persisted but before it sends.`;
  }
}

function loadChanged(load: Load): string {
  switch (load.kind) {
    case 'none':
      return 'Clients no longer send requests by themselves.';
    case 'closed':
      return load.think === 0
        ? 'Each client sends its next request as soon as it has an answer.'
        : `Each client thinks for about ${spanText(load.think)} after an answer, then sends its next request.`;
    case 'open':
      return `Each client sends about ${countOf(load.perSecond, 'request')} a second, answered or not.`;
  }
}

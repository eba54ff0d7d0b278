import type {
  Action,
  ActionKind,
  DropReason,
  EnvelopeView,
  EventView,
  Frame,
  Load,
  NodeId,
} from '../../../contract/index.ts';
import { capital, countOf, listShort, spanText } from '../values/format.ts';
import { linksCut, linksHealed, linksText } from '../values/link-words.ts';
import { messageText } from '../values/message-words.ts';
import { ELECTIONS, policyText } from '../values/policy-words.ts';
import { processesOf } from './telling.ts';

type ActionOf<K extends ActionKind> = Extract<Action, { kind: K }>;

/** Actions that run no handler. */
export type PlainAction = Exclude<Action, ActionOf<'deliver' | 'fire' | 'request'>>;

interface Scene {
  readonly event: EventView;
  /** The message as the subject of a sentence. */
  readonly message: string;
  readonly now: Frame | null;
}

const ACTIONS: {
  readonly [K in PlainAction['kind']]: (action: ActionOf<K>, scene: Scene) => string;
} = {
  arrive: (_action, { event: { envelope } }) =>
    envelope === null
      ? 'A message arrives.'
      : `${capital(messageText(envelope.body))} arrives at ${envelope.toNode} and waits in the inbox for ${envelope.to}.`,
  drop: ({ why }, { message, event }) => `${message} ${DROPS[why].told(event.envelope)}.`,
  duplicate: (_action, { message }) => `${message}: a second copy is on its way.`,
  hold: (_action, { message }) =>
    `${message} is held: it waits until a person releases or delivers it.`,
  release: (_action, { message }) => `${message} is released and on its way again.`,
  delay: ({ by }, { message }) => `${message} is delayed by ${spanText(by)}.`,
  crash({ node, point }, { now }) {
    switch (point) {
      case 'now': {
        const { who, one } = hosted(node, now);
        return `${node} crashes: ${who} ${one ? 'loses everything it' : 'lose everything they'} had not persisted.`;
      }
      case 'beforePersist':
        return `${node} will crash at its next write, just before it persists.`;
      case 'beforeSend':
        return `${node} will crash at its next write, once it has persisted but before it sends.`;
    }
  },
  restart({ node }, { event, now }) {
    const { who, one } = hosted(node, now);
    if (event.notes.some((note) => note.kind === 'started' && note.fresh))
      return `${node} restarts with an empty disk: ${who} ${one ? 'starts' : 'start'} as if for the first time.`;
    return `${node} restarts: ${who} ${one ? 'comes back with what it' : 'come back with what they'} had persisted, and nothing else.`;
  },
  wipe({ node }, { now }) {
    const { who, one } = hosted(node, now);
    return `Malpractice: the disk of ${node} is wiped. ${who} ${one ? 'forgets' : 'forget'} everything that stable storage should keep.`;
  },
  pause: ({ node }) => `${node} is paused: messages wait in its inbox, and its timers stand still.`,
  resume: ({ node }) => `${node} resumes: each of its timers starts its whole span again.`,
  cut: ({ links }) => linksCut(links),
  heal: ({ links }) => linksHealed(links),
  weather: ({ links, policy }) =>
    links === null
      ? `New weather on every link: ${policyText(policy)}.`
      : `${linksText(links)}: ${policyText(policy)}.`,
  load: ({ load }) => loadChanged(load),
  election: ({ policy }) => ELECTIONS[policy].told,
};

export function plainAction(action: PlainAction, event: EventView, now: Frame | null): string {
  const told = ACTIONS[action.kind] as (action: PlainAction, scene: Scene) => string;
  return told(action, { event, message: messageOf(event), now });
}

function messageOf({ envelope }: EventView): string {
  if (envelope === null) return 'A message';
  return `${capital(messageText(envelope.body))} from ${envelope.from} to ${envelope.to}`;
}

/** The processes of a node as a subject, which is one thing or several. */
function hosted(node: NodeId, now: Frame | null): { readonly who: string; readonly one: boolean } {
  const processes = processesOf(now, node);
  const who = processes.length === 0 ? 'its processes' : listShort(processes);
  return { who, one: processes.length === 1 };
}

interface DropWords {
  /** The end of a sentence about the message. */
  readonly told: (envelope: EnvelopeView | null) => string;
  readonly short: string;
}

export const DROPS: Readonly<Record<DropReason, DropWords>> = {
  lost: { told: () => 'is lost on the way', short: 'lost' },
  cut: { told: () => 'meets the cut link and is lost', short: 'stopped at a cut' },
  down: {
    told: (envelope) => `is lost: ${envelope?.toNode ?? 'its node'} is down`,
    short: 'its receiver was down',
  },
  hand: { told: () => 'is dropped by hand', short: 'dropped by hand' },
};

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

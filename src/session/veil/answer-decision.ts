import type {
  AnswerTo,
  LogEvent,
  LogMessage,
  LogView,
  Outcome,
  QuestionKind,
  Questions,
} from '../../contract/index.ts';
import type { Decision, Structure } from './decision.ts';
import { BEATS, EVENT, EVENT_HERE, isAt } from './event-decision.ts';
import type { Known } from './known.ts';

/** Decides what one node knows of each answer; `veiled` refuses the question. */

export type AnswerDecision<K extends QuestionKind> =
  'veiled' | { readonly may?: May<K>; readonly answer: Decision<AnswerTo<K>> };

type May<K extends QuestionKind> = (known: Known, of: Questions[K]['of']) => boolean;

const OUTCOME: Structure<Outcome> = {
  kinds: { refused: 'same', event: { parts: { kind: 'same', event: EVENT_HERE } } },
};

const isOutcomeHere = (known: Known, { outcome }: { readonly outcome: Outcome }): boolean =>
  outcome.kind === 'refused' || isAt(known, outcome.event);

function isHere({ own, node }: Known, event: LogEvent): boolean {
  if (event.process !== null) return own.has(event.process);
  return event.node === node && OF_MACHINES.has(event.kind);
}

const OF_MACHINES: ReadonlySet<LogEvent['kind']> = new Set(['crash', 'restart', 'pause', 'resume']);

/** Every event keeps its number and its time; an event elsewhere looks like an arrival without effect. */
const LOG_EVENT: Structure<LogEvent | null> = {
  parts: {
    index: 'same',
    at: 'same',
    kind: (known, one) => (isHere(known, one) ? one.kind : 'arrive'),
    process: (known, one) => (isHere(known, one) ? one.process : null),
    node: (known, one) => (isHere(known, one) ? one.node : null),
    crashed: (known, one) => isHere(known, one) && one.crashed,
    envelope: (known, one) => (isHere(known, one) ? one.envelope : null),
    byHand: (known, one) => isHere(known, one) && one.byHand,
    quiet: (known, one) => !isHere(known, one) || one.quiet,
    beats: { each: { ...BEATS, where: (known, _, event) => isHere(known, event) } },
    links: (known, one) => (isHere(known, one) ? one.links : []),
  },
};

/** A node knows what it sent, but not whether it arrived. It knows what it took, but not when that was sent. */
const LOG_MESSAGE: Structure<LogMessage | null> = {
  where: ({ own }, { from, to, ended }) =>
    own.has(from) || (own.has(to) && ended?.how.kind === 'handled'),
  parts: {
    id: 'same',
    from: 'same',
    to: 'same',
    body: 'same',
    sent: ({ own }, { from, sent }) => (own.has(from) ? sent : null),
    sentAt: ({ own }, { from, sentAt, ended }) => (own.has(from) ? sentAt : ended!.at),
    ended: {
      where: ({ own }, _, { to }) => own.has(to),
      parts: {
        index: 'same',
        at: 'same',
        how: { kinds: { handled: 'same', dropped: 'same', crashed: 'same' } },
      },
    },
  },
};

const LOG: Structure<LogView> = {
  parts: {
    from: 'same',
    to: 'same',
    start: 'same',
    end: 'same',
    events: { each: LOG_EVENT },
    folded: () => [],
    messages: { each: LOG_MESSAGE },
    nodes: {
      each: {
        parts: {
          id: 'same',
          status: ({ node }, { id, status }) => (id === node ? status : 'up'),
        },
      },
    },
    lanes: {
      each: {
        where: ({ own }, { process }) => own.has(process),
        parts: { process: 'same', index: 'same', ballot: 'same', mode: 'same' },
      },
    },
    cut: () => [],
  },
};

export const ANSWERS: { readonly [K in QuestionKind]: AnswerDecision<K> } = {
  checkCluster: {
    answer: { each: { parts: { field: 'same', code: 'same', got: 'same', least: 'same' } } },
  },
  preview: { answer: EVENT },
  previews: {
    answer: {
      parts: {
        deliveries: {
          each: { where: isOutcomeHere, parts: { envelope: 'same', outcome: OUTCOME } },
        },
        timers: {
          each: {
            where: isOutcomeHere,
            parts: { process: 'same', name: 'same', key: 'same', outcome: OUTCOME },
          },
        },
      },
    },
  },
  log: { answer: LOG },
  tell: { answer: { each: EVENT } },
  lastRun: {
    may: ({ own }, { process }) => own.has(process),
    answer: {
      parts: { found: { parts: { index: 'same', at: 'same' } }, searched: 'same' },
    },
  },
  why: 'veiled',
  compare: 'veiled',
  export: { answer: 'same' },
  exportScript: { answer: 'same' },
  cases: {
    answer: { each: { parts: { id: 'same', subject: 'same', title: 'same', about: 'same' } } },
  },
  hash: { answer: 'same' },
};

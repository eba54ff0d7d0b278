import type {
  Answer,
  AnswerTo,
  Intent,
  Problem,
  Question,
  QuestionKind,
  QuestionOf,
  Questions,
} from '../../contract/index.ts';
import { clusterCautions, hashText } from '../../sim/index.ts';
import { textOf } from '../file/recording-file.ts';
import { NOT_LOADED } from '../file/script-file.ts';
import { problemOf, wishProblems } from '../run/legality.ts';
import { clusterProblems, scriptOfRun } from '../run/opening.ts';
import type { Session } from '../state.ts';
import { compare } from './compare.ts';
import { eventsOf, logView } from './log.ts';
import { lastRun } from './look-back.ts';
import { previewOf, previewsOf } from './preview.ts';
import { whyOf } from './why.ts';

/** Answers every question; none of them changes the session. */

type Told<T> = { readonly value: T } | { readonly problems: readonly Problem[] };

/** A comparison lists at most this many events of each branch. */
const LISTED_MAX = 400;

const ANSWERS: {
  readonly [K in QuestionKind]: (session: Session, of: Questions[K]['of']) => Told<AnswerTo<K>>;
} = {
  checkCluster: (_, { cluster, seed }) => {
    const problems = clusterProblems(cluster, seed);
    return problems.length > 0 ? { problems } : { value: clusterCautions(cluster) };
  },
  preview: ({ current: { history } }, { action }) => {
    const problems = wishProblems(history.world, action);
    return problems.length > 0 ? { problems } : { value: previewOf(history, action) };
  },
  previews: ({ current, seenBy }) => ({ value: previewsOf(current.history, seenBy) }),
  log: ({ current, seenBy }, { from, to, quiet }) => {
    const wrong = [from, to].find((index) => !Number.isFinite(index));
    if (wrong !== undefined) return refused('', 'notANumber', String(wrong));
    // The veil needs the whole stretch to decide what the node knows.
    const isWhole = quiet || seenBy !== null;
    return { value: logView(current, Math.floor(from), Math.floor(to), isWhole) };
  },
  tell: ({ current }, { indices }) => ({ value: eventsOf(current, indices) }),
  lastRun: ({ current: { history } }, { line, process, before }) =>
    Number.isFinite(before)
      ? { value: lastRun(history, line, process, Math.floor(before)) }
      : refused('before', 'notANumber', String(before)),
  why: ({ current }, { of }) => {
    const value = whyOf(current, of);
    return value === null ? refused('', 'noCause', of.kind) : { value };
  },
  compare: ({ branches }, { a, b, most }) => {
    if (!Number.isFinite(most)) return refused('most', 'notANumber', String(most));
    const [one, other] = [a, b].map((id) => branches.find((branch) => branch.id === id));
    if (one === undefined) return refused('branch', 'noSuchBranch', String(a));
    if (other === undefined) return refused('branch', 'noSuchBranch', String(b));
    const listed = Math.min(LISTED_MAX, Math.max(1, Math.floor(most)));
    return { value: compare(branches, [one, other], listed) };
  },
  export: ({ current }) => ({ value: textOf(current.history.recording) }),
  exportScript: (session) => {
    const text = scriptOfRun(session);
    return text === null ? { problems: [NOT_LOADED] } : { value: text };
  },
  cases: ({ cases }) =>
    cases === null
      ? { problems: [NOT_LOADED] }
      : { value: cases.map(({ id, subject, title, about }) => ({ id, subject, title, about })) },
  hash: ({ current }) => ({ value: hashText(current.history.world) }),
};

export function isQuestion(intent: Intent): intent is Question {
  return intent.kind in ANSWERS;
}

export function answerTo<K extends QuestionKind>(
  session: Session,
  question: QuestionOf<K>,
): Answer {
  const { kind }: { readonly kind: K } = question;
  const told: Told<AnswerTo<K>> = ANSWERS[kind](session, question);
  if ('problems' in told) return { kind: 'refused', problems: told.problems };
  return { kind, value: told.value } as Answer;
}

function refused(field: string, code: Problem['code'], got: string): Told<never> {
  return { problems: [problemOf(field, code, got)] };
}

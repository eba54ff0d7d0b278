import type { AnswerTo, Problem, QuestionKind, Questions } from '../contract/index.ts';
import type { Reply } from '../worker/client.ts';

/** Reads the worker's replies. */

export const NO_PROBLEMS: readonly Problem[] = [];

export function problemsOf(reply: Reply): readonly Problem[] {
  if (reply.kind !== 'answer' || reply.answer.kind !== 'refused') return NO_PROBLEMS;
  return reply.answer.problems;
}

/** The answer to a question. */
export interface Told<K extends QuestionKind> {
  /** Null if the question was refused, or if there is no worker. */
  readonly answer: AnswerTo<K> | null;
  readonly problems: readonly Problem[];
  /** The run that the question was about. */
  readonly run: number | null;
}

/** Asks the worker; the arguments follow the kind, if the question has any. */
export type Ask = <K extends QuestionKind>(
  kind: K,
  ...of: unknown extends Questions[K]['of'] ? [] : [of: Questions[K]['of']]
) => Promise<Told<K>>;

export function toldBy<K extends QuestionKind>(kind: K, reply: Reply): Told<K> {
  const problems = problemsOf(reply);
  if (reply.kind !== 'answer') return { answer: null, problems, run: null };
  const { answer, frame } = reply;
  const isAnswer = answer.kind === kind && 'value' in answer;
  return { answer: isAnswer ? answer.value : null, problems, run: frame.run.id };
}

export function isGranted(reply: Reply): boolean {
  return reply.kind === 'answer' && reply.answer.kind !== 'refused';
}

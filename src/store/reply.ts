import type { Answer, Outcome, Problem } from '../contract/index.ts';
import type { Reply } from '../worker/client.ts';

/** What a reply of the worker says. */

export const NO_PROBLEMS: readonly Problem[] = [];

export function problemsOf(reply: Reply): readonly Problem[] {
  if (reply.kind !== 'answer' || reply.answer.kind !== 'refused') return NO_PROBLEMS;
  return reply.answer.problems;
}

type AnswerOf<K extends Answer['kind']> = Extract<Answer, { readonly kind: K }>;

/** The answer, where it is one of this kind. */
export function answerOf<K extends Answer['kind']>(reply: Reply, kind: K): AnswerOf<K> | null {
  if (reply.kind !== 'answer' || reply.answer.kind !== kind) return null;
  return reply.answer as AnswerOf<K>;
}

export function outcomeOf(reply: Reply): Outcome | null {
  const [problem] = problemsOf(reply);
  if (problem !== undefined) return { kind: 'refused', problem };
  const event = answerOf(reply, 'preview')?.event;
  return event === undefined ? null : { kind: 'event', event };
}

export function textOf(reply: Reply): string {
  return answerOf(reply, 'text')?.text ?? '';
}

export function isGranted(reply: Reply): boolean {
  return reply.kind === 'answer' && reply.answer.kind !== 'refused';
}

import type { Answer, Problem } from '../contract/index.ts';
import type { Reply } from '../worker/client.ts';

/** What can be read off what the worker answered. */

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

export function textOf(reply: Reply): string {
  return answerOf(reply, 'text')?.text ?? '';
}

export function isGranted(reply: Reply): boolean {
  return reply.kind === 'answer' && reply.answer.kind !== 'refused';
}

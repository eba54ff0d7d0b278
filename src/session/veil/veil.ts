import type { Answer, EventView, Frame, QuestionKind, QuestionOf } from '../../contract/index.ts';
import { problemOf } from '../run/legality.ts';
import { reuse, reuseByKey } from '../view/reuse.ts';
import { ANSWERS, type AnswerDecision } from './answer-decision.ts';
import { shown, type Decision } from './decision.ts';
import { EVENT } from './event-decision.ts';
import { FRAME } from './frame-decision.ts';
import type { Known } from './known.ts';

/** A frame of what one node knows; parts that equal those of `previous` are those of `previous`. */
export function veiledFrame(whole: Frame, known: Known, previous: Frame | null): Frame {
  const next = shown(FRAME, known, whole);
  const envelopes = reuseByKey(previous?.envelopes ?? [], next.envelopes, ({ id }) => id);
  return reuse(previous, { ...next, envelopes });
}

/** May this be asked by somebody who sees what one node knows? */
export function mayAsk<K extends QuestionKind>(known: Known, question: QuestionOf<K>): boolean {
  const { kind }: { readonly kind: K } = question;
  const decision: AnswerDecision<K> = ANSWERS[kind];
  return decision !== 'veiled' && (decision.may?.(known, question) ?? true);
}

interface Told {
  readonly answer: Answer;
  readonly passed: readonly EventView[];
}

/** What is told beside the frame, as far as the node can know of it. */
export function veiledTold({ answer, passed }: Told, known: Known): Told {
  return { answer: veiledAnswer(answer, known), passed: shown(PASSED, known, passed) };
}

const PASSED: Decision<readonly EventView[]> = { each: EVENT };

function veiledAnswer(answer: Answer, known: Known): Answer {
  if (!('value' in answer)) return answer;
  const decision = ANSWERS[answer.kind];
  if (decision === 'veiled') return veiled(known);
  const value = shown(decision.answer as Decision<unknown>, known, answer.value);
  return { kind: answer.kind, value } as Answer;
}

/** It is about what the node cannot know. */
export function veiled({ node }: Known): Answer {
  return { kind: 'refused', problems: [problemOf('', 'veiled', node)] };
}

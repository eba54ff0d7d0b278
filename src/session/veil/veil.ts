import {
  reuse,
  reuseByKey,
  type Answer,
  type EventView,
  type Frame,
  type QuestionKind,
  type QuestionOf,
} from '../../contract/index.ts';
import { hasSameParts } from '../view/project.ts';
import { problemOf } from '../run/legality.ts';
import { ANSWERS, type AnswerDecision } from './answer-decision.ts';
import { shown, type Decision } from './decision.ts';
import { EVENT } from './event-decision.ts';
import { FRAME } from './frame-decision.ts';
import type { Known } from './known.ts';

/** The frame of what one node knows; a part that equals its previous value keeps its identity. */
export function veiledFrame(whole: Frame, known: Known, previous: Frame | null): Frame {
  const { envelopes, ...parts } = shown(FRAME, known, whole);
  const kept = reuseByKey(previous?.envelopes ?? [], envelopes, ({ id }) => id);
  const next: Frame = { ...reuse(previous, parts), envelopes: kept };
  return previous !== null && hasSameParts(previous, next) ? previous : next;
}

/** True when a viewer who sees as this node may ask the question. */
export function mayAsk<K extends QuestionKind>(known: Known, question: QuestionOf<K>): boolean {
  const { kind }: { readonly kind: K } = question;
  const decision: AnswerDecision<K> = ANSWERS[kind];
  return decision !== 'veiled' && (decision.may?.(known, question) ?? true);
}

interface Told {
  readonly answer: Answer;
  readonly passed: readonly EventView[];
}

/** What comes with the frame, as far as the node knows it. */
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

/** The refusal of a question whose answer the node cannot know. */
export function veiled({ node }: Known): Answer {
  return { kind: 'refused', problems: [problemOf('', 'veiled', node)] };
}

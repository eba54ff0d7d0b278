import type { AnswersView } from '../../contract/index.ts';
import {
  dropBelow,
  EMPTY,
  entries,
  get,
  set,
  type NoteOf,
  type SessionId,
  type Slot,
  type SlotMap,
} from '../../paxos/index.ts';
import { NO_STORY, type Truth } from '../../sim/index.ts';

/** The commands that clients have been answered, by slot, as long as the truth keeps the story of their slots. */
export interface Answers {
  readonly kept: SlotMap<Answered>;
  /** The number of answers whose slots' stories are forgotten. */
  readonly forgotten: number;
}

interface Answered {
  readonly client: SessionId;
  readonly seq: number;
}

export const NO_ANSWERS: Answers = { kept: EMPTY, forgotten: 0 };

export function withAnswered(
  answers: Answers,
  { slot, client, seq }: NoteOf<'answered'>,
  { since }: Truth,
): Answers {
  if (slot < since) return { kept: answers.kept, forgotten: answers.forgotten + 1 };
  return inMemory({ ...answers, kept: set(answers.kept, slot, { client, seq }) }, since);
}

function inMemory({ kept, forgotten }: Answers, since: Slot): Answers {
  const left = dropBelow(kept, since);
  return { kept: left, forgotten: forgotten + kept.size - left.size };
}

/** Is each command that was answered still the only one that its slot has chosen? The truth knows. */
export function answersView(
  answers: Answers,
  truth: Truth,
  after: Pick<AnswersView, 'index' | 'after' | 'crash'>,
): AnswersView {
  const { kept, forgotten } = inMemory(answers, truth.since);
  const safe: Slot[] = [];
  const lost: Slot[] = [];
  for (const [slot, { client, seq }] of entries(kept)) {
    const { choices } = get(truth.slots, slot) ?? NO_STORY;
    const isSafe = choices.every(
      ({ cmd }) => cmd !== 'noop' && cmd.client === client && cmd.seq === seq,
    );
    (isSafe && choices.length > 0 ? safe : lost).push(slot);
  }
  const slots = safe.length === 0 ? null : ([safe[0]!, safe.at(-1)!] as const);
  return { ...after, kept: safe.length, slots, lost, forgotten };
}

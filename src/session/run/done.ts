import type { Answer, EventView, Problem } from '../../contract/index.ts';

/** What came of a wish, before the frame after it. */
export interface Done {
  readonly answer: Answer;
  /** Going forward: the latest events worth telling of on the way, oldest first. */
  readonly passed: readonly EventView[];
}

export const DONE: Answer = { kind: 'done' };
const NOTHING: readonly EventView[] = [];

export function done(answer: Answer = DONE, passed: readonly EventView[] = NOTHING): Done {
  return { answer, passed };
}

export function refused(...problems: readonly Problem[]): Done {
  return done({ kind: 'refused', problems });
}

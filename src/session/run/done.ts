import type { Answer, EventView, Problem } from '../../contract/index.ts';

/** The result of a wish, before the next frame. */
export interface Done {
  readonly answer: Answer;
  /** The latest events worth telling on the way forward, oldest first. */
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

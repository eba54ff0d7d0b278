import type { Problem } from '../../contract/index.ts';
import { problemText, SHELL_WORDS as words } from '../words/index.ts';

/** All faults of a file would hide the page, and the first few tell enough. */
const TOLD_MAX = 3;

/** Joins problems to one text. */
export function sentences(problems: readonly Problem[]): string {
  const told = problems.slice(0, TOLD_MAX).map(problemText);
  const rest = problems.length - told.length;
  return rest > 0 ? `${told.join(' ')} ${words.moreProblems(rest)}` : told.join(' ');
}

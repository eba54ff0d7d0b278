import { completionsOf } from './match.ts';
import { tokensOf } from './tokens.ts';

/** The words or kinds of value that could come next in an unfinished line. */
export function completions(line: string): readonly string[] {
  return completionsOf(tokensOf(line).tokens);
}

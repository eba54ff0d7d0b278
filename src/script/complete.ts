import { completionsOf } from './match.ts';
import { tokensOf } from './tokens.ts';

/** What could stand next in a line that has been written so far: words, or what kind of value. */
export function completions(line: string): readonly string[] {
  return completionsOf(tokensOf(line).tokens);
}

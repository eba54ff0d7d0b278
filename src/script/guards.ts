import { BROKEN, type Violation } from '../check/index.ts';
import { parse } from './parse.ts';
import { runScript } from './run.ts';
import type { Script } from './script.ts';

/** A rule that a script guards: with the rule broken, the script fails. */
export interface Guarded {
  readonly variant: string;
  /** The line of the first expectation that fails, or of the first step that is illegal. */
  readonly line: number;
  /** What the script expected, or why the step is illegal. */
  readonly missed: string;
  /** The first invariant that was broken, by then or later; null if none was. */
  readonly invariant: Violation['invariant'] | null;
}

/**
 * Runs a script with each rule broken in turn; traces and violations alone do not count. Null if
 * the text is no script, or fails with no rule broken.
 */
export function guardedBy(text: string): readonly Guarded[] | null {
  const parsed = parse(text);
  if (parsed.kind === 'faults' || guardIn(parsed.script) !== null) return null;
  return BROKEN.flatMap(({ id }) => {
    const found = guardIn(parsed.script, id);
    return found === null ? [] : [{ variant: id, ...found }];
  });
}

/** The first expectation or step that fails; null if none does. */
export function guardIn(script: Script, variant?: string): Omit<Guarded, 'variant'> | null {
  const { failures, violations } = runScript(script, variant);
  const missed = failures.find(({ what }) => what === 'expectation' || what === 'step');
  if (missed === undefined) return null;
  const { line, text } = missed;
  const invariant = violations[0]?.invariant ?? null;
  return { line, missed: text[0]!.replace(/^- /u, ''), invariant };
}

import { BROKEN, type Violation } from '../check/index.ts';
import { parse } from './parse.ts';
import { runScript } from './run.ts';
import type { Script } from './script.ts';

/** A rule that a script guards: with it broken, what the script asks for is not so. */
export interface Guarded {
  readonly variant: string;
  /** Of the script: the first expectation that fails, or step that cannot be done. */
  readonly line: number;
  /** What it expected, or why the step cannot be done. */
  readonly missed: string;
  /** The first invariant that was broken by then or later; null where none was. */
  readonly invariant: Violation['invariant'] | null;
}

/**
 * Runs a script with each rule broken in turn; traces and violations alone do not count. Null for a
 * text that is no script, or one that fails with no rule broken.
 */
export function guardedBy(text: string): readonly Guarded[] | null {
  const parsed = parse(text);
  if (parsed.kind === 'faults' || guardIn(parsed.script) !== null) return null;
  return BROKEN.flatMap(({ id }) => {
    const found = guardIn(parsed.script, id);
    return found === null ? [] : [{ variant: id, ...found }];
  });
}

/** The first expectation or step that fails; null where none does. */
export function guardIn(script: Script, variant?: string): Omit<Guarded, 'variant'> | null {
  const { failures, violations } = runScript(script, variant);
  const missed = failures.find(({ what }) => what === 'expectation' || what === 'step');
  if (missed === undefined) return null;
  const { line, text } = missed;
  const invariant = violations[0]?.invariant ?? null;
  return { line, missed: text[0]!.replace(/^- /u, ''), invariant };
}

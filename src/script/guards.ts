import { BROKEN } from '../check/index.ts';
import { parse } from './parse.ts';
import { runScript } from './run.ts';
import type { Script } from './script.ts';

/** A rule that a script guards: with it broken, what the script asks for is not so. */
export interface Guarded {
  readonly variant: string;
  /** Of the script: the first expectation that fails, or step that cannot be done. */
  readonly line: number;
}

/**
 * Runs a script with each rule broken in turn; traces and violations alone do not count. Null for a
 * text that is no script, or one that fails with no rule broken.
 */
export function guardedBy(text: string): readonly Guarded[] | null {
  const parsed = parse(text);
  if (parsed.kind === 'faults' || missedLine(parsed.script) !== null) return null;
  return BROKEN.flatMap(({ id }) => {
    const line = missedLine(parsed.script, id);
    return line === null ? [] : [{ variant: id, line }];
  });
}

/** The line of the first expectation or step that fails; null where none does. */
export function missedLine(script: Script, variant?: string): number | null {
  const { failures } = runScript(script, variant);
  const missed = failures.find(({ what }) => what === 'expectation' || what === 'step');
  return missed?.line ?? null;
}

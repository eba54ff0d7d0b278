import { readFileSync } from 'node:fs';
import { parse, runScript, type Outcome } from '../src/script/index.ts';

/** The text of a case, such as `v02` or `t17`. */
export function caseText(name: string): string {
  return readFileSync(new URL(`../src/script/cases/${name}.txt`, import.meta.url), 'utf8');
}

/** Runs a case on the protocol's rules, or on a variant of them. */
export function outcomeOf(name: string, variant?: string): Outcome {
  const parsed = parse(caseText(name));
  if (parsed.kind === 'faults') throw new Error(`${name} is no script`);
  return runScript(parsed.script, variant);
}

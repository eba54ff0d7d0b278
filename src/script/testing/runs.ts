import { parse } from '../parse.ts';
import { runScript, type Failure } from '../run.ts';
import type { Script } from '../script.ts';

/** Two replicas, two leaders and a request, by hand, until the first promises. */
export const BY_HAND = `cluster acceptors 3 leaders 2 replicas 2 clients 2
set election manual
set links manual

request k1 put x 1
deliver request from k1 to r1
deliver propose from r1 to l1
fire elect at l1
deliver p1a from l1 to a1 a2
`;

export function scriptOf(text: string): Script {
  const parsed = parse(text);
  if (parsed.kind === 'faults') throw new Error(JSON.stringify(parsed.faults));
  return parsed.script;
}

export function failures(text: string, variant?: string): readonly Failure[] {
  return runScript(scriptOf(text), variant).failures;
}

/** Runs these lines after the common ones; returns the first line of each failure. */
export function told(...lines: readonly string[]): readonly string[] {
  return failures(BY_HAND + lines.join('\n')).map(({ text }) => text.join(' '));
}

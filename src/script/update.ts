import type { Script } from './script.ts';

/** Returns the text with new traces for the blocks that have one (a `----` below them). */
export function withTraces(
  text: string,
  { blocks }: Script,
  traces: readonly (readonly string[])[],
): string {
  const lines = text.split(/\r?\n/u);
  for (const [at, { trace, traceAt }] of [...blocks.entries()].toReversed()) {
    const recorded = traces[at];
    if (trace === null || recorded === undefined) continue;
    lines.splice(traceAt, trace.length, ...recorded);
  }
  return lines.join('\n');
}

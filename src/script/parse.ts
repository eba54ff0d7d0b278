import type { PhraseKind } from './grammar.ts';
import { match } from './match.ts';
import type { Phrase } from './pattern.ts';
import { RULE, type Block, type Fault, type Line, type Script } from './script.ts';
import { tokensOf } from './tokens.ts';

export type Parsed =
  | { readonly kind: 'script'; readonly script: Script }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

/** Reads a script. It is total: any text is a script or has faults. */
export function parse(text: string): Parsed {
  const faults: Fault[] = [];
  const blocks: Block[] = [];
  let lines: Line[] = [];
  let trace: string[] | null = null;
  let traceAt = 0;
  const close = (number: number) => {
    if (lines.length > 0 || trace !== null) {
      blocks.push({ lines, trace, traceAt: trace === null ? number : traceAt });
    }
    lines = [];
    trace = null;
  };
  const all = text.split(/\r?\n/u);
  all.forEach((content, at) => {
    const number = at + 1;
    if (content.trim() === '') close(number);
    else if (trace !== null) trace.push(content.trimEnd());
    else if (content.trim() === RULE) [trace, traceAt] = [[], number];
    else {
      const line = phraseIn('step', content, number);
      if ('expected' in line) faults.push(line);
      else lines.push({ number, step: line.phrase, comment: line.comment });
    }
  });
  close(all.length + 1);
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'script', script: { blocks } };
}

interface Read<K extends PhraseKind> {
  /** Null for a line with only a comment. */
  readonly phrase: Phrase<K> | null;
  readonly comment: string | null;
}

/** Reads one line as a phrase of this kind, or says what is wrong with it. */
export function phraseIn<K extends PhraseKind>(
  kind: K,
  content: string,
  number: number,
): Read<K> | Fault {
  const { tokens, comment, brokenAt, end } = tokensOf(content);
  if (brokenAt !== null) {
    const found = content.slice(brokenAt - 1).trimEnd();
    return { line: number, column: brokenAt, expected: ['a closed quote'], found };
  }
  if (tokens.length === 0) return { phrase: null, comment };
  const matched = match(kind, tokens);
  if (matched.kind === 'phrase') return { phrase: matched.phrase, comment };
  const token = tokens[matched.at];
  return {
    line: number,
    column: token?.column ?? end,
    expected: matched.expected,
    found: token?.text ?? '',
  };
}

const LISTED = 60;
/** The most characters that are shown of a word. */
const FOUND_MAX = 40;

/** A fault as a sentence: `3:7: expected one of … but found "frm"`. */
export function faultText({ line, column, expected, found }: Fault): string {
  const shown = expected.slice(0, LISTED).join(', ');
  const wanted = expected.length > 1 ? `one of ${shown}` : shown;
  const short = found.length > FOUND_MAX ? `${found.slice(0, FOUND_MAX)}…` : found;
  const got = found === '' ? 'the line ends' : `found ${JSON.stringify(short)}`;
  return `${line}:${column}: expected ${wanted}; ${got}`;
}

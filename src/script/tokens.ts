/** Splits one line of a script into words. */

export interface Token {
  readonly text: string;
  /** The column where the token begins, counted from 1. */
  readonly column: number;
  /** True when it stood in quotes: it is text, never a word of the language. */
  readonly quoted: boolean;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  /** The comment from `#` on; null if there is none. */
  readonly comment: string | null;
  /** The column of a quote that is not closed; null if there is none. */
  readonly brokenAt: number | null;
  /** The column after the last character. */
  readonly end: number;
}

const PIECE = /\s+|(#.*)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([{}])|([^\s"'{}][^\s"{}]*)/suy;
const BARE = /^[^\s"'{}#][^\s"{}]*$/u;

export function tokensOf(line: string): Tokens {
  const tokens: Token[] = [];
  const end = line.trimEnd().length + 1;
  let comment: string | null = null;
  let at = 0;
  while (at < line.length) {
    PIECE.lastIndex = at;
    const found = PIECE.exec(line);
    if (found === null) return { tokens, comment, brokenAt: at + 1, end };
    const [all, note, quote, brace, word] = found;
    if (note !== undefined) comment = note.trimEnd();
    else if (quote !== undefined) {
      tokens.push({ text: unquoted(quote), column: at + 1, quoted: true });
    } else if (brace !== undefined || word !== undefined) {
      tokens.push({ text: all, column: at + 1, quoted: false });
    }
    at += all.length;
  }
  return { tokens, comment, brokenAt: null, end };
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Escapes are those of JSON, so that every text can be written; `\` keeps any other character. */
function unquoted(quote: string): string {
  return quote
    .slice(1, -1)
    .replaceAll(/\\(?:u([\da-f]{4})|(.))/gisu, (_all, code: string | undefined, one: string) =>
      code === undefined ? (ESCAPES[one] ?? one) : String.fromCharCode(Number.parseInt(code, 16)),
    );
}

/** Writes text with quotes only if it needs them. */
export function written(text: string): string {
  return BARE.test(text) ? text : JSON.stringify(text);
}

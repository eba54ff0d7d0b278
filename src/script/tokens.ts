/** One line of a script as words. */

export interface Token {
  readonly text: string;
  /** Where it begins, counted from 1. */
  readonly column: number;
  /** It stood in quotes: it is text, never a word of the language. */
  readonly quoted: boolean;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  /** What follows `#`, with it; null where nothing does. */
  readonly comment: string | null;
  /** Where a quote begins that is not closed, or holds what no string may; null where all is well. */
  readonly brokenAt: number | null;
  /** The column behind the last character. */
  readonly end: number;
}

const PIECE = /\s+|(#.*)|("(?:[^"\\]|\\.)*")|([{}])|([^\s"{}]+)/uy;
const BARE = /^[^\s"{}#][^\s"{}]*$/u;

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
      const text = unquoted(quote);
      if (text === null) return { tokens, comment, brokenAt: at + 1, end };
      tokens.push({ text, column: at + 1, quoted: true });
    } else if (brace !== undefined || word !== undefined) {
      tokens.push({ text: all, column: at + 1, quoted: false });
    }
    at += all.length;
  }
  return { tokens, comment, brokenAt: null, end };
}

/** Strings are written as in JSON, so that every text can be. */
function unquoted(quote: string): string | null {
  try {
    return JSON.parse(quote) as string;
  } catch {
    return null;
  }
}

/** Text as a script writes it: in quotes only where it must be. */
export function written(text: string): string {
  return BARE.test(text) ? text : JSON.stringify(text);
}

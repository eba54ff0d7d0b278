import type { Phrase } from './pattern.ts';

/** A script as data: blocks of lines, each with the trace that was recorded for it, if one was. */

export type Step = Phrase<'step'>;
export type Fact = Phrase<'fact'>;

export interface Line {
  /** Counted from 1; where the line is written. */
  readonly number: number;
  /** Null for a line that is only a comment. */
  readonly step: Step | null;
  readonly comment: string | null;
}

export interface Block {
  readonly lines: readonly Line[];
  /** What stands below `----`; null where the block has none. */
  readonly trace: readonly string[] | null;
  /** The number of its `----`, or of the line that would be it. */
  readonly traceAt: number;
}

export interface Script {
  readonly blocks: readonly Block[];
}

/** What is wrong with a text, and where; lines and columns are counted from 1. */
export interface Fault {
  readonly line: number;
  readonly column: number;
  readonly expected: readonly string[];
  readonly found: string;
}

export const RULE = '----';

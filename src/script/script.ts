import type { Phrase } from './pattern.ts';

/** A script as data: blocks of lines, each with the trace that was recorded for it, if one was. */

export type Step = Phrase<'step'>;
export type Fact = Phrase<'fact'>;

export interface Line {
  /** The number of the line, counted from 1. */
  readonly number: number;
  /** Null for a line with only a comment. */
  readonly step: Step | null;
  readonly comment: string | null;
}

export interface Block {
  readonly lines: readonly Line[];
  /** The lines below `----`; null if the block has none. */
  readonly trace: readonly string[] | null;
  /** The number of the line of its `----`, or of the line where it would be. */
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

import type { CSSProperties, ReactNode } from 'react';
import { hueStyle } from './hue.ts';
import styles from './parts.module.css';

interface MarkedProps {
  readonly text: string;
  /** The commands in the text, which are set in the typeface of values. */
  readonly commands?: readonly string[];
}

const NONE: readonly string[] = [];
const BALLOT = String.raw`\d+·l\d+`;
const IS_BALLOT = /^(\d+)·l(\d+)$/u;

/** A sentence with its ballots in their owners' hues and its commands in the typeface of values. */
export function Marked({ text, commands = NONE }: MarkedProps) {
  const pattern = new RegExp(`(${[BALLOT, ...commands.map(escaped)].join('|')})`, 'u');
  return text.split(pattern).map((piece, at): ReactNode => {
    if (at % 2 === 0) return piece;
    const ballot = IS_BALLOT.exec(piece);
    return (
      // oxlint-disable-next-line react/no-array-index-key -- only their place tells the pieces of a sentence apart
      <span key={at} className={ballot ? styles.ballot : styles.value} style={hueFor(ballot)}>
        {piece}
      </span>
    );
  });
}

function hueFor(ballot: RegExpExecArray | null): CSSProperties {
  return ballot === null ? {} : hueStyle({ round: Number(ballot[1]), leader: Number(ballot[2]) });
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}

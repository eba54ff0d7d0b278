import type { CSSProperties, ReactNode } from 'react';
import { hueStyle } from './hue.ts';
import styles from './parts.module.css';
import { termed } from './term.ts';
import { termOfWord, WORDS } from './word-terms.ts';

interface MarkedProps {
  readonly text: string;
  /** The commands in the text, which are set in the typeface of values. */
  readonly commands?: readonly string[];
  /** True where the words of the protocol have cards, too. */
  readonly isExplained?: boolean;
}

const NONE: readonly string[] = [];
const BALLOT = String.raw`\d+·l\d+`;
const IS_BALLOT = /^(\d+)·l(\d+)$/u;

/** A sentence with its ballots in their owners' hues, its commands in the typeface of values and, where wished, cards behind its words. */
export function Marked({ text, commands = NONE, isExplained = false }: MarkedProps) {
  const pattern = new RegExp(
    `(${[BALLOT, ...commands.map(escaped), ...(isExplained ? [WORDS] : [])].join('|')})`,
    'u',
  );
  return text.split(pattern).map((piece, at): ReactNode => {
    if (at % 2 === 0) return piece;
    // oxlint-disable-next-line react/no-array-index-key -- only their place tells the pieces of a sentence apart
    return <Piece key={at} text={piece} isCommand={commands.includes(piece)} />;
  });
}

/** A ballot, a command or a word that has a card. */
function Piece({ text, isCommand }: { readonly text: string; readonly isCommand: boolean }) {
  const ballot = IS_BALLOT.exec(text);
  const word = isCommand ? undefined : termOfWord(text);
  const look = ballot ? styles.ballot : word === undefined ? styles.value : styles.word;
  return (
    <span
      className={look}
      style={hueFor(ballot)}
      {...termed(word ?? (ballot ? 'ballot' : 'command'))}
    >
      {text}
    </span>
  );
}

function hueFor(ballot: RegExpExecArray | null): CSSProperties {
  return ballot === null ? {} : hueStyle({ round: Number(ballot[1]), leader: Number(ballot[2]) });
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}

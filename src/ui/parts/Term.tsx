import type { ReactNode } from 'react';
import styles from './parts.module.css';
import { termed, type TermMark, type TermOf } from './term.ts';

interface Props {
  readonly is: TermMark;
  readonly of?: TermOf;
  readonly children: ReactNode;
}

/** A word that explains itself: pointing at it shows its card, pressing it opens the card. */
export function Term({ is, of, children }: Props) {
  return (
    <button type="button" className={styles.term} {...termed(is, of)}>
      {children}
    </button>
  );
}

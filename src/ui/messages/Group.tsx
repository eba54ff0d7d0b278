import { useState, type ReactNode } from 'react';
import { Button } from '../controls/index.ts';
import { MESSAGES_WORDS } from '../words/index.ts';
import styles from './Messages.module.css';

/** More rows at once would slow down drawing, and few are read. */
const ROWS = 15;

interface GroupProps<T> {
  readonly title: string;
  readonly items: readonly T[];
  readonly row: (item: T) => ReactNode;
  /** The text if there are no items. */
  readonly empty?: string;
}

/** A list under a title with its count; a long list is cut until a person asks for all of it. */
export function Group<T>({ title, items, row, empty }: GroupProps<T>) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? items : items.slice(0, ROWS);
  const hidden = items.length - shown.length;
  return (
    <section className={styles.group} aria-label={title}>
      <header className={styles.head}>
        <h3 className={styles.title}>
          {title} <span className={styles.count}>{items.length}</span>
        </h3>
      </header>
      {items.length === 0 && <p className={styles.empty}>{empty}</p>}
      <ul className={styles.rows}>{shown.map(row)}</ul>
      {hidden > 0 && (
        <Button
          look="quiet"
          label={MESSAGES_WORDS.moreName(hidden, title)}
          onPress={() => setWhole(true)}
        >
          {MESSAGES_WORDS.more(hidden)}
        </Button>
      )}
    </section>
  );
}

import { useEffect, useRef } from 'react';
import type { LineId, Role } from '../../contract/index.ts';
import { useSynod } from '../../store/index.ts';
import { INSPECTOR_WORDS } from '../words/index.ts';
import styles from './Inspector.module.css';

interface CodeProps {
  readonly role: Role;
  /** Lines that ran in the event on screen. */
  readonly ran: readonly LineId[];
}

/** The pseudo-code of a role, with the lines that just ran behind the highlighter and in sight. */
export function Code({ role, ran }: CodeProps) {
  const lines = useSynod((state) => state.hello?.pseudocode);
  const block = useRef<HTMLElement>(null);
  const first = ran[0];
  useEffect(() => {
    const scroller = block.current;
    if (scroller === null || first === undefined) return;
    const line = scroller.querySelector<HTMLElement>(`[data-line="${first}"]`);
    if (line !== null) scroller.scrollTop = line.offsetTop - MARGIN;
  }, [first]);
  const own = lines?.filter((line) => line.role === role) ?? [];
  return (
    <div className={styles.block}>
      <h4 className={styles.blockTitle}>{INSPECTOR_WORDS.code}</h4>
      <section
        ref={block}
        className={styles.code}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key
        tabIndex={0}
        aria-label={INSPECTOR_WORDS.codeOf(role)}
      >
        <ol>
          {own.map(({ id, depth, text }) => {
            const isRun = ran.includes(id);
            return (
              <li
                key={id}
                data-line={id}
                className={isRun ? styles.ran : ''}
                style={{ paddingInlineStart: `${depth * 1.1 + 2.6}em` }}
              >
                <span className={styles.lineId}>{id}</span>
                {text}
                {isRun && <span className={styles.hidden}> ({INSPECTOR_WORDS.ranHere})</span>}
              </li>
            );
          })}
        </ol>
      </section>
    </div>
  );
}

const MARGIN = 24;

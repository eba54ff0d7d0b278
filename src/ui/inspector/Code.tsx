import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { LineId, ProcessId, PseudocodeLine, Role } from '../../contract/index.ts';
import { useSynod } from '../../store/index.ts';
import { CODE_WORDS as words } from '../words/index.ts';
import { CodeFoot } from './CodeFoot.tsx';
import { termed } from '../parts/index.ts';
import styles from './Inspector.module.css';
import { useLastRun } from './use-last-run.ts';

interface CodeProps {
  readonly process: ProcessId;
  readonly role: Role;
  /** The lines that ran in the event on screen, and those of them that refused a message. */
  readonly ran: readonly LineId[];
  readonly refusals: readonly LineId[];
}

/**
 * The pseudo-code of a role, with the lines that just ran highlighted and in sight. Pressing a line
 * asks when it last ran; the arrow keys go from line to line.
 */
export function Code({ process, role, ran, refusals }: CodeProps) {
  const lines = useSynod((state) => state.hello?.pseudocode);
  const block = useRef<HTMLElement>(null);
  const [at, setAt] = useState(0);
  const lastRun = useLastRun(process, ran);
  const first = ran[0];
  useEffect(() => {
    const scroller = block.current;
    if (scroller === null || first === undefined) return;
    const line = scroller.querySelector<HTMLElement>(`[data-line="${first}"]`);
    if (line !== null) scroller.scrollTop = line.offsetTop - MARGIN;
  }, [first]);
  const own = lines?.filter((line) => line.role === role) ?? [];
  const move = (event: KeyboardEvent) => {
    const to = wayOf(event.key, at, own.length);
    if (to === null) return;
    event.preventDefault();
    setAt(to);
    block.current?.querySelectorAll('button')[to]?.focus();
  };
  return (
    <div className={styles.block}>
      <h4 className={styles.blockTitle}>{words.title}</h4>
      <section ref={block} className={styles.code} aria-label={words.of(role)}>
        <ol>
          {own.map((line, place) => (
            <li key={line.id} data-line={line.id}>
              <Line
                line={line}
                ran={ran.includes(line.id)}
                refused={refusals.includes(line.id)}
                isAsked={lastRun.asked?.line === line.id}
                isStop={place === at}
                onPress={() => {
                  setAt(place);
                  lastRun.ask(line.id);
                }}
                onKeyDown={move}
              />
            </li>
          ))}
        </ol>
      </section>
      <CodeFoot lastRun={lastRun} />
    </div>
  );
}

const MARGIN = 24;

/** The line that a key leads to, or null if the key leads to none. */
function wayOf(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return Math.min(at + 1, count - 1);
  if (key === 'ArrowUp') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}

interface LineProps {
  readonly line: PseudocodeLine;
  readonly ran: boolean;
  readonly refused: boolean;
  readonly isAsked: boolean;
  /** True if this is the one line that Tab stops at. */
  readonly isStop: boolean;
  readonly onPress: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function Line({ line, ran, refused, isAsked, isStop, onPress, onKeyDown }: LineProps) {
  const { id, depth, text } = line;
  const look = refused ? styles.refused : ran ? styles.ran : '';
  return (
    <button
      type="button"
      className={`${styles.line} ${look}`}
      style={{ paddingInlineStart: `${depth * 1.1 + 2.6}em` }}
      tabIndex={isStop ? 0 : -1}
      aria-pressed={isAsked}
      onClick={onPress}
      onKeyDown={onKeyDown}
    >
      <span className={styles.lineId} {...termed('line', `line:${id}`)}>
        {id}
      </span>
      <span>{text}</span>
      {ran && <span className={styles.hidden}> ({words.ranHere})</span>}
      {refused && (
        <span className={styles.refusal}>
          <span aria-hidden="true">⊘</span> {words.refusedHere}
        </span>
      )}
    </button>
  );
}

import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useSynod } from '../../store/index.ts';
import { toStage } from '../keys/index.ts';
import styles from './parts.module.css';

interface EmptyProps {
  /** What will appear here, and what makes it appear. */
  readonly says: string;
  /** The buttons that lead there. While the run plays, there is nothing to press. */
  readonly children?: ReactNode;
  /** How the buttons stand: below the sentence, or beside it where there is one line only. */
  readonly ways?: 'below' | 'beside';
}

/** A panel or picture that has nothing to show says what will appear, and offers the way there. */
export function Empty({ says, children, ways = 'below' }: EmptyProps) {
  const playing = useSynod((state) => state.playing);
  return (
    <div className={styles.empty} data-empty={ways}>
      <p>{says}</p>
      {children !== undefined && !playing && <Ways>{children}</Ways>}
    </div>
  );
}

/** Buttons that disappear once one of them has led on. The focus then goes to the part around them, or to the stage. */
function Ways({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const ways = box.current!;
    const around = ways.closest<HTMLElement>('[tabindex]');
    return () => {
      if (!ways.contains(document.activeElement)) return;
      if (around === null) toStage();
      else around.focus({ preventScroll: true });
    };
  }, []);
  return (
    <div ref={box} className={styles.ways}>
      {children}
    </div>
  );
}

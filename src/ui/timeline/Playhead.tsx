import { useEffect, useRef } from 'react';
import { clock } from '../../store/index.ts';
import styles from './Timeline.module.css';

/** Where time on screen is. It moves with the clock, past React. */
export function Playhead({ axis }: { readonly axis: number }) {
  const head = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const move = (now: number) => {
      const at = Math.min(1, Math.max(0, now / axis));
      head.current?.style.setProperty('transform', `translateX(${100 * at}%)`);
    };
    move(clock.now());
    return clock.subscribe(move);
  }, [axis]);
  return <span ref={head} className={styles.playhead} aria-hidden="true" />;
}

import { useEffect, useRef } from 'react';
import { clock } from '../../store/index.ts';
import styles from './Timeline.module.css';

interface PlayheadProps {
  readonly axis: number;
  /** The width of the axis, in pixels. */
  readonly width: number;
}

/**
 * Shows where time on screen is. It moves without React and by whole pixels, because each move
 * makes the browser compose the page again.
 */
export function Playhead({ axis, width }: PlayheadProps) {
  const head = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let shown: number | null = null;
    const move = (now: number) => {
      const at = Math.round(width * Math.min(1, Math.max(0, now / axis)));
      if (at === shown) return;
      shown = at;
      head.current?.style.setProperty('transform', `translateX(${at}px)`);
    };
    move(clock.now());
    return clock.subscribe(move);
  }, [axis, width]);
  return <span ref={head} className={styles.playhead} aria-hidden="true" />;
}

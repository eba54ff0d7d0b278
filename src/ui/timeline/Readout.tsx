import { useEffect, useRef } from 'react';
import { clock, useSynod } from '../../store/index.ts';
import { positionText } from '../words/index.ts';
import styles from './Timeline.module.css';

/** Between two events, the time is written once in this many pictures: more cannot be read, and each costs a layout. */
const RARELY = 6;

/** Shows `event 41 · 12.5 ms` and follows the clock without React. The event is that of the stage. */
export function Readout() {
  const text = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let pictures = 0;
    const write = () => {
      const { frame } = useSynod.getState();
      const words = frame === null ? '' : positionText(frame.index, clock.now());
      if (text.current !== null && text.current.textContent !== words)
        text.current.textContent = words;
    };
    const follow = () => {
      const { playing } = useSynod.getState();
      pictures += 1;
      if (!playing || pictures % RARELY === 0) write();
    };
    write();
    const stops = [
      clock.subscribe(follow),
      useSynod.subscribe(({ playing, frame }, before) => {
        if (!playing || frame !== before.frame) write();
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, []);
  return <span ref={text} className={styles.readout} />;
}

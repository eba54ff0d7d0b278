import { useEffect, useRef } from 'react';
import { clock, useSynod } from '../../store/index.ts';
import { positionText } from '../words/index.ts';
import styles from './Timeline.module.css';

/** `event 41 · 12.5 ms`, kept up with the clock past React. */
export function Readout() {
  const text = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const write = () => {
      const { frame } = useSynod.getState();
      const words = frame === null ? '' : positionText(frame.index, clock.now());
      if (text.current !== null && text.current.textContent !== words)
        text.current.textContent = words;
    };
    write();
    const stops = [clock.subscribe(write), useSynod.subscribe(write)];
    return () => stops.forEach((stop) => stop());
  }, []);
  return <span ref={text} className={styles.readout} />;
}

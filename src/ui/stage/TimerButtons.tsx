import { memo, useMemo } from 'react';
import type { TimerView } from '../../contract/index.ts';
import { countdowns, type Layout } from '../../scene/index.ts';
import { act, useSynod } from '../../store/index.ts';
import { fireName } from '../words/index.ts';
import styles from './Stage.module.css';

const NONE: readonly TimerView[] = [];
const SIZE_MIN = 24;

/** A button over each timer's arc fires the timer. The inspector has the same button for the keyboard. */
export const TimerButtons = memo(function TimerButtons({ layout }: { readonly layout: Layout }) {
  const timers = useSynod(({ frame }) => frame?.timers ?? NONE);
  const arcs = useMemo(() => countdowns(layout, timers), [layout, timers]);
  return arcs.map(({ timer, x, y, radius }) => {
    const size = Math.max(SIZE_MIN, 2 * radius + 6);
    const name = fireName(timer);
    return (
      <button
        key={timer.process}
        type="button"
        tabIndex={-1}
        className={styles.timer}
        style={{ left: x - size / 2, top: y - size / 2, width: size, height: size }}
        aria-label={name}
        title={name}
        onClick={() =>
          void act({ kind: 'fire', process: timer.process, timer: timer.name, key: timer.key })
        }
      />
    );
  });
});

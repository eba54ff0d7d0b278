import { memo, useMemo } from 'react';
import type { TimerView } from '../../contract/index.ts';
import { countdowns, type Layout } from '../../scene/index.ts';
import { useSynod } from '../../store/index.ts';
import { useAction } from '../actions/index.ts';
import { termed } from '../parts/index.ts';
import styles from './Stage.module.css';

const NONE: readonly TimerView[] = [];
const SIZE_MIN = 24;

/** A button over each timer's arc fires the timer. The inspector has the same button for the keyboard. */
export const TimerButtons = memo(function TimerButtons({ layout }: { readonly layout: Layout }) {
  const timers = useSynod(({ frame }) => frame?.timers ?? NONE);
  const arcs = useMemo(() => countdowns(layout, timers), [layout, timers]);
  return arcs.map((arc) => <TimerButton key={arc.timer.process} {...arc} />);
});

function TimerButton({ timer, x, y, radius }: ReturnType<typeof countdowns>[number]) {
  const { name, whyNot, run } = useAction('fire', timer);
  const size = Math.max(SIZE_MIN, 2 * radius + 6);
  return (
    <button
      type="button"
      tabIndex={-1}
      {...termed('timer', `process:${timer.process}`)}
      className={styles.timer}
      style={{ left: x - size / 2, top: y - size / 2, width: size, height: size }}
      aria-label={name}
      title={whyNot ?? undefined}
      disabled={whyNot !== null}
      onClick={run}
    />
  );
}

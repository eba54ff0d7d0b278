import { memo } from 'react';
import type { Micros, TimelineView } from '../../contract/index.ts';
import { sparkBars } from './level-of-detail.ts';
import styles from './Timeline.module.css';

const BAR = 4;

interface SparklineProps {
  readonly chosen: TimelineView['chosen'];
  readonly now: Micros;
  readonly axis: Micros;
  readonly width: number;
}

/** Faint bars above the bands show how many slots were chosen in each span of time. */
export const Sparkline = memo(function Sparkline({ chosen, now, axis, width }: SparklineProps) {
  const bars = sparkBars(chosen, now, axis, width / BAR);
  const path = bars
    .filter(({ height }) => height > 0)
    .map(({ from, width: wide, height }) => `M${from} 1h${wide}v${-height}h${-wide}z`)
    .join('');
  return (
    <svg className={styles.spark} viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      <path d={path} />
    </svg>
  );
});

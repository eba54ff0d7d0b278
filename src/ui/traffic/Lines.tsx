import type { Micros, OutageView } from '../../contract/index.ts';
import type { Chart } from '../../scene/index.ts';
import { countText } from '../words/index.ts';
import styles from './Traffic.module.css';

interface LinesProps {
  readonly name: string;
  readonly chart: Chart;
  readonly height: number;
  readonly outages: readonly OutageView[];
  readonly now: Micros;
  readonly axis: Micros;
  readonly width: number;
}

/** One small picture: a line over time, with the outages shaded behind it. */
export function Lines({ name, chart, height, outages, now, axis, width }: LinesProps) {
  return (
    <>
      <p className={styles.name}>{name}</p>
      <div className={styles.chart}>
        {chart.ticks.map(({ value }) => (
          <span key={value} className={styles.tick}>
            {countText(value)}
          </span>
        ))}
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" className={styles.lines}>
          {outages.map(({ from, decided }) => (
            <rect
              key={from}
              className={styles.shade}
              x={(from / axis) * width}
              width={Math.max(1, (((decided ?? now) - from) / axis) * width)}
              height={height}
            />
          ))}
          {chart.ticks.map(({ value, y }) => (
            <line key={value} className={styles.grid} x2={width} y1={y} y2={y} />
          ))}
          <path className={styles.behind} d={chart.behind} />
          <path className={styles.line} d={chart.path} />
        </svg>
      </div>
    </>
  );
}

import { memo } from 'react';
import type { Frame, Micros, TimelineView } from '../../contract/index.ts';
import { trafficAxis, trafficCharts } from '../../scene/index.ts';
import { useSynod, type SynodState } from '../../store/index.ts';
import { ActionButton, PlayOn } from '../actions/index.ts';
import { useCalm } from '../controls/index.ts';
import { Empty, useWidth } from '../parts/index.ts';
import { Bands, Playhead, ticks } from '../timeline/index.ts';
import { spanText, TRAFFIC_WORDS as words, VEIL_WORDS } from '../words/index.ts';
import { Lines } from './Lines.tsx';
import { Outages } from './Outages.tsx';
import { OutageStrip } from './OutageStrip.tsx';
import styles from './Traffic.module.css';

/** The size of a chart before it is stretched to the room it gets. */
const HEIGHT = 100;
const LABEL = 90;

/** Shows what clients got and what it cost, over everything played on this branch. */
export function Traffic() {
  const timeline = useCalm(timelineOf);
  const seenBy = useSynod((state) => state.frame?.seenBy ?? null);
  if (seenBy !== null) {
    return (
      <div className={styles.empty}>
        <Empty says={VEIL_WORDS.traffic(seenBy)}>
          <ActionButton does="seeAs" to={{ node: null }} />
        </Empty>
      </div>
    );
  }
  if (timeline === null || timeline.length === 0)
    return (
      <div className={styles.empty}>
        <Empty says={words.empty}>
          <PlayOn />
        </Empty>
      </div>
    );
  return (
    <section
      className={styles.traffic}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by key
      tabIndex={0}
      aria-label={words.title}
    >
      <div className={styles.rows}>
        <Charts timeline={timeline} />
        <Outages traffic={timeline.traffic} />
      </div>
    </section>
  );
}

function timelineOf(state: SynodState): Frame['timeline'] | null {
  return state.frame?.timeline ?? null;
}

const Charts = memo(function Charts({ timeline }: { readonly timeline: TimelineView }) {
  const [box, width] = useWidth();
  const { traffic, bands, endTime } = timeline;
  const axis = trafficAxis(endTime);
  const charts = trafficCharts(traffic, endTime, axis, { width, height: HEIGHT });
  const shared = { outages: traffic.outages, now: endTime, axis, width };
  return (
    <div ref={box} className={styles.plots} aria-hidden="true">
      <p className={styles.name}>{words.leader}</p>
      <div className={styles.bands}>
        <Bands bands={bands} now={endTime} axis={axis} width={width} />
      </div>
      {traffic.outages.length > 0 && <OutageStrip {...shared} />}
      <Lines name={words.rate} chart={charts.rate} height={HEIGHT} {...shared} />
      <Lines name={words.latency} chart={charts.latency} height={HEIGHT} {...shared} />
      <Lines name={words.cost} chart={charts.cost} height={HEIGHT} {...shared} />
      <Times axis={axis} width={width} />
      <div className={styles.head}>
        <Playhead axis={axis} width={width} />
      </div>
    </div>
  );
});

function Times({ axis, width }: { readonly axis: Micros; readonly width: number }) {
  return (
    <div className={styles.times}>
      {[0, ...ticks(axis, width / LABEL)].map((at) => (
        <span key={at} style={{ left: `${(100 * at) / axis}%` }}>
          {spanText(at)}
        </span>
      ))}
    </div>
  );
}

import { memo } from 'react';
import type { Micros, TimelineView } from '../../contract/index.ts';
import { ballotIn, bandText, manyBandsText } from '../words/index.ts';
import { bandSpans, type BandSpan } from './level-of-detail.ts';
import { termed } from '../parts/index.ts';
import styles from './Timeline.module.css';

const NARROWEST = 3;
const ROOM_FOR_LABEL = 44;
const HUES = 8;

interface BandsProps {
  readonly bands: TimelineView['bands'];
  readonly now: Micros;
  readonly axis: Micros;
  readonly width: number;
}

/** The leaders that believed themselves active, each in its own hue and with its ballot where there is room. */
export const Bands = memo(function Bands({ bands, now, axis, width }: BandsProps) {
  return bandSpans(bands, now, axis, NARROWEST / width).map((span) => (
    <Band key={span.start} span={span} width={width} now={now} />
  ));
});

function Band({
  span,
  width,
  now,
}: {
  readonly span: BandSpan;
  readonly width: number;
  readonly now: Micros;
}) {
  const { cfg, ballot, from, to } = span;
  const place = {
    left: `${100 * from}%`,
    width: `max(${NARROWEST}px, ${100 * (to - from)}%)`,
  };
  if (ballot === null) {
    const title = manyBandsText(span.count, span.start, span.end ?? now);
    return <span className={`${styles.band} ${styles.many}`} style={place} title={title} />;
  }
  const hue = ((ballot.leader - 1) % HUES) + 1;
  const colours = { background: `var(--ballot-${hue})`, color: `var(--ballot-${hue}-on)` };
  const text = ballotIn(ballot, cfg);
  return (
    <span
      {...termed('timelineBand')}
      className={styles.band}
      style={{ ...place, ...colours }}
      title={bandText(text, span.start, span.end)}
    >
      {(to - from) * width > ROOM_FOR_LABEL && text}
    </span>
  );
}

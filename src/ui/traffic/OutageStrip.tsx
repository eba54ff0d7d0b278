import type { Micros, OutageView } from '../../contract/index.ts';
import { outageParts, TRAFFIC_WORDS as words } from '../words/index.ts';
import styles from './Traffic.module.css';

interface OutageStripProps {
  readonly outages: readonly OutageView[];
  readonly now: Micros;
  readonly axis: Micros;
  readonly width: number;
}

/** The pixels that a letter of a part's name takes, and those of its margins. */
const LETTER = 7.5;
const MARGIN = 10;
const KINDS = ['detection', 'phase1', 'reproposal', 'decision'] as const;

/** Each outage is a row of its parts, named where there is room; the key explains the others. */
export function OutageStrip({ outages, now, axis, width }: OutageStripProps) {
  return (
    <>
      <p className={styles.key}>
        {words.outages}
        {KINDS.map((kind) => (
          <span key={kind} className={styles.kind}>
            <i className={styles.part} data-part={kind} />
            {words.parts[kind]}
          </span>
        ))}
      </p>
      <div className={styles.strip}>
        {outages.map((outage) => (
          <Row key={outage.from} outage={outage} now={now} axis={axis} width={width} />
        ))}
      </div>
    </>
  );
}

function Row({
  outage,
  now,
  axis,
  width,
}: Omit<OutageStripProps, 'outages'> & { readonly outage: OutageView }) {
  const parts = outageParts(outage);
  const place = (from: Micros, to: Micros) => ({
    left: `${(100 * from) / axis}%`,
    width: `max(1px, ${(100 * (to - from)) / axis}%)`,
  });
  const rest = parts.at(-1)?.to ?? outage.from;
  return (
    <>
      {parts.map(({ name, from, to }) => {
        const text = words.parts[name];
        const hasRoom = ((to - from) / axis) * width > text.length * LETTER + MARGIN;
        return (
          <span key={name} className={styles.part} data-part={name} style={place(from, to)}>
            {hasRoom && text}
          </span>
        );
      })}
      {outage.decided === null && (
        <span className={styles.part} data-part="open" style={place(rest, now)} />
      )}
    </>
  );
}

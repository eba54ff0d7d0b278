import type { CompareView, Micros, SideView } from '../../contract/index.ts';
import { useWidth } from '../parts/index.ts';
import { Bands } from '../timeline/index.ts';
import { COMPARISON_WORDS as words, leadersText } from '../words/index.ts';
import styles from './Comparison.module.css';

interface HeadsProps {
  readonly view: CompareView;
  readonly names: readonly [string, string];
}

/** The head of each column: who led the branch, and what it has done since the fork. */
export function Heads({ view, names }: HeadsProps) {
  const { sides, fork } = view;
  const axis = Math.max(1, ...sides.map(({ endTime }) => endTime));
  return (
    <div className={styles.pair}>
      {sides.map((side, at) => (
        <section key={side.branch} aria-label={names[at]} className={styles.head}>
          <Led side={side} axis={axis} fork={fork.at} />
          <Numbers side={side} other={sides[1 - at]!} />
        </section>
      ))}
    </div>
  );
}

interface LedProps {
  readonly side: SideView;
  readonly axis: Micros;
  readonly fork: Micros;
}

function Led({ side: { bands, endTime }, axis, fork }: LedProps) {
  const [box, width] = useWidth();
  return (
    <>
      <div ref={box} className={styles.bands} aria-hidden="true">
        <Bands bands={bands} now={endTime} axis={axis} width={width} />
        <span className={styles.past} style={{ width: `${(100 * fork) / axis}%` }} />
        <span
          className={styles.fork}
          style={{ left: `${(100 * fork) / axis}%` }}
          title={words.fork}
        />
      </div>
      <p className={styles.hidden}>
        {words.leader}: {leadersText(bands, fork)}.
      </p>
    </>
  );
}

const NUMBERS = ['answered', 'chosen', 'outages'] as const;

/** Numbers that differ stand out and carry a sign. */
function Numbers({ side, other }: { readonly side: SideView; readonly other: SideView }) {
  return (
    <p className={styles.numbers}>
      <span>{words.since}</span>{' '}
      {NUMBERS.map((name) => {
        const differs = side[name] !== other[name];
        return (
          <span key={name} className={differs ? styles.differs : styles.same}>
            {differs && (
              <>
                <span aria-hidden="true">≠ </span>
                <span className={styles.hidden}>{words.differs}: </span>
              </>
            )}
            {words[name](side[name])}
          </span>
        );
      })}
    </p>
  );
}

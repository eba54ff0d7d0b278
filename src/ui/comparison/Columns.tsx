import { memo } from 'react';
import type { CompareView, ListedEvent } from '../../contract/index.ts';
import { useSynod } from '../../store/index.ts';
import { Marked } from '../parts/index.ts';
import { captionOf, commandsIn, COMPARISON_WORDS as words } from '../words/index.ts';
import styles from './Comparison.module.css';
import { spansOf, type Span } from './spans.ts';

export interface Place {
  readonly branch: number;
  readonly index: number;
}

interface ColumnsProps {
  readonly view: CompareView;
  readonly names: readonly [string, string];
  readonly onGo: (place: Place) => void;
}

/** The events of both branches since the fork; each row is the same span of time on both sides. */
export const Columns = memo(
  function Columns({ view, names, onGo }: ColumnsProps) {
    return (
      <ol className={styles.spans}>
        {spansOf(view).map((span) => (
          <li key={span.from}>
            <h3 className={styles.when}>{words.between(span.from, span.to)}</h3>
            <div className={styles.pair}>
              <Cell at={0} span={span} view={view} names={names} onGo={onGo} />
              <Cell at={1} span={span} view={view} names={names} onGo={onGo} />
            </div>
          </li>
        ))}
        <li className={styles.pair}>
          {view.sides.map(({ branch, others, unlisted }) => (
            <p key={branch} className={styles.others}>
              {unlisted > 0 && `${words.unlisted(unlisted)}, `}
              {words.others(others)}
            </p>
          ))}
        </li>
      </ol>
    );
  },
  (before, after) => before.view === after.view && before.names.join() === after.names.join(),
);

interface CellProps extends ColumnsProps {
  readonly at: 0 | 1;
  readonly span: Span;
}

function Cell({ at, span, view, names, onGo }: CellProps) {
  const events = span.cells[at];
  const others = events.reduce((sum, one) => sum + one.others, 0);
  if (events.length === 0) return <p className={styles.others}>{words.quiet}</p>;
  return (
    <div>
      <ul className={styles.events} aria-label={words.events(names[at])}>
        {events.map((one) => (
          <Event
            key={one.event.index}
            listed={one}
            branch={view.sides[at].branch}
            marks={marksOf(one, at, view)}
            onGo={onGo}
          />
        ))}
      </ul>
      {others > 0 && <p className={styles.others}>{words.others(others)}</p>}
    </div>
  );
}

/** The marks of an event that is the first to differ. */
function marksOf({ event }: ListedEvent, at: 0 | 1, view: CompareView): readonly string[] {
  const { difference, slot } = view;
  return [
    ...(event.index === difference ? [words.first] : []),
    ...(slot !== null && event.index === slot.chosen[at].index
      ? [words.otherCommand(slot.slot)]
      : []),
  ];
}

interface EventProps {
  readonly listed: ListedEvent;
  readonly branch: number;
  readonly marks: readonly string[];
  readonly onGo: (place: Place) => void;
}

function Event({ listed: { event }, branch, marks, onGo }: EventProps) {
  const { index, at } = event;
  const isHere = useSynod(
    ({ frame }) => frame?.index === index && frame.timeline.branch === branch,
  );
  return (
    <li>
      <button
        type="button"
        className={`${styles.event} ${marks.length > 0 ? styles.first : ''}`}
        aria-current={isHere || undefined}
        onClick={() => onGo({ branch, index })}
      >
        <span className={styles.meta}>
          {words.at(index, at)}
          {marks.map((mark) => (
            <span key={mark} className={styles.mark}>
              <span aria-hidden="true">≠</span> {mark}
            </span>
          ))}
        </span>
        <Marked text={captionOf(event, null)} commands={commandsIn(event)} />
      </button>
    </li>
  );
}

import { memo } from 'react';
import { Toolbar } from 'react-aria-components';
import type { Micros, TimelineView } from '../../contract/index.ts';
import { seek } from '../../store/index.ts';
import { Button } from '../controls/index.ts';
import { manyMarksText, markText, TRANSPORT_WORDS as words } from '../words/index.ts';
import { MarkGlyph } from './MarkGlyph.tsx';
import { markSpots, type MarkSpot } from './level-of-detail.ts';
import { termed } from '../parts/index.ts';
import styles from './Timeline.module.css';

const TARGET = 24;

interface MarksProps {
  readonly marks: TimelineView['marks'];
  readonly axis: Micros;
  readonly width: number;
}

/** Faults, hands and broken invariants, each where it happened; pressing one goes there. */
export const Marks = memo(function Marks({ marks, axis, width }: MarksProps) {
  if (marks.length === 0) return null;
  return (
    <Toolbar aria-label={words.marks} className={styles.marks!}>
      {markSpots(marks, axis, TARGET / width).map((spot) => (
        <Spot key={spot.marks[0]!.index} spot={spot} />
      ))}
    </Toolbar>
  );
});

function Spot({ spot: { at, marks } }: { readonly spot: MarkSpot }) {
  const first = marks[0]!;
  const last = marks[marks.length - 1]!;
  const text =
    marks.length === 1
      ? markText(first.kind, first.subject, first.at)
      : manyMarksText(marks.length, first.at, last.at);
  return (
    <span
      {...termed(marks.length === 1 ? `mark:${first.kind}` : 'timelineMark')}
      className={styles.spot}
      style={{ left: `${100 * at}%` }}
    >
      <Button
        label={text}
        look="quiet"
        tip
        className={styles.mark!}
        onPress={() => seek(first.index)}
      >
        {marks.length === 1 || marks.every(({ kind }) => kind === first.kind) ? (
          <MarkGlyph kind={first.kind} />
        ) : (
          <span className={styles.more}>{marks.length}</span>
        )}
      </Button>
    </span>
  );
}

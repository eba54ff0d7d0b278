import { Maximize, Scissors, Undo2 } from 'lucide-react';
import type { Arrangement } from '../../scene/index.ts';
import { useSynod } from '../../store/index.ts';
import { cutsText, STAGE_WORDS } from '../words/index.ts';
import styles from './Stage.module.css';
import { hasMoved, tidy } from './use-drag.ts';
import type { Partition } from './use-partition.ts';
import type { Zoom } from './use-zoom.ts';

interface Props {
  readonly arrangement: Arrangement;
  readonly compact: boolean;
  readonly zoom: Zoom;
  readonly partition: Partition;
}

/** The tools that act on the picture as a whole. */
export function Tools({ arrangement, compact, zoom, partition }: Props) {
  const moved = useSynod(hasMoved);
  // In the arrangement by role the tools must fit in the corner beside the first heading.
  const isRoomy = !compact && arrangement === 'machine';
  return (
    <>
      <div className={styles.tools} data-left={(arrangement === 'role' && !compact) || undefined}>
        {zoom.isZoomed && (
          <button type="button" className={styles.tool} onClick={zoom.fit}>
            <Maximize size={15} aria-hidden />
            {STAGE_WORDS.fit}
          </button>
        )}
        {moved && (
          <button
            type="button"
            className={styles.tool}
            title={STAGE_WORDS.tidyHelp}
            aria-label={STAGE_WORDS.tidy}
            onClick={tidy}
          >
            <Undo2 size={15} aria-hidden />
            {isRoomy && STAGE_WORDS.tidy}
          </button>
        )}
        <button
          type="button"
          className={styles.tool}
          aria-label={STAGE_WORDS.partition}
          aria-pressed={partition.isOn}
          title={STAGE_WORDS.partitionHelp}
          onClick={partition.toggle}
        >
          <Scissors size={15} aria-hidden />
          {isRoomy && STAGE_WORDS.partitionShort}
        </button>
      </div>
      {partition.isOn && (
        <output className={styles.help}>
          {partition.stroke.length < 2 ? STAGE_WORDS.partitionHelp : cutsText(partition.links)}
        </output>
      )}
    </>
  );
}

import { Maximize, Scissors, Undo2 } from 'lucide-react';
import type { Arrangement } from '../../scene/index.ts';
import { useAction } from '../actions/index.ts';
import { Tipped } from '../controls/index.ts';
import { cutsText, STAGE_WORDS } from '../words/index.ts';
import styles from './Stage.module.css';
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
  const tidy = useAction('tidy', undefined);
  const draw = useAction('drawPartition', undefined);
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
        {tidy.whyNot === null && (
          <Tipped name={tidy.name} hint={tidy.hint}>
            <button
              type="button"
              data-tip=""
              className={styles.tool}
              aria-label={tidy.name}
              onClick={tidy.run}
            >
              <Undo2 size={15} aria-hidden />
              {isRoomy && tidy.short}
            </button>
          </Tipped>
        )}
        <Tipped name={draw.name} hint={draw.hint}>
          <button
            type="button"
            data-tip=""
            className={styles.tool}
            aria-label={draw.name}
            aria-keyshortcuts={draw.hint.aria || undefined}
            aria-pressed={partition.isOn}
            onClick={draw.run}
          >
            <Scissors size={15} aria-hidden />
            {isRoomy && draw.short}
          </button>
        </Tipped>
      </div>
      {partition.isOn && (
        <output className={styles.help}>
          {partition.stroke.length < 2 ? STAGE_WORDS.partitionHelp : cutsText(partition.links)}
        </output>
      )}
    </>
  );
}

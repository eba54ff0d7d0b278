import { useMemo } from 'react';
import { discOf, whyPath, type Footstep, type Layout } from '../../scene/index.ts';
import { shownWhy, useSynod } from '../../store/index.ts';
import { WHY_WORDS as words, whyPathText } from '../words/index.ts';
import { curvePath } from './Roads.tsx';
import styles from './WhyPath.module.css';

const NONE: readonly Footstep[] = [];

function usePath(layout: Layout): readonly Footstep[] {
  const steps = useSynod((state) => shownWhy(state)?.steps ?? null);
  return useMemo(() => (steps === null ? NONE : whyPath(layout, steps)), [layout, steps]);
}

interface WhyProps {
  readonly layout: Layout;
}

/** The ways of the messages in the chain of causes, lit from behind. */
export function WhyWays({ layout }: WhyProps) {
  return usePath(layout).map(
    ({ number, curve }) =>
      curve !== null && <path key={number} className={styles.way} d={curvePath(curve)} />,
  );
}

/** The numbers of the steps, which are the same as those of the sentences. */
export function WhyNumbers({ layout }: WhyProps) {
  const path = usePath(layout);
  if (path.length === 0) return null;
  const radius = discOf(layout);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an image element cannot hold this part of an SVG
    <g role="img" aria-label={`${words.path}: ${whyPathText(path)}`} className={styles.numbers}>
      {path.map(({ number, at }) => (
        <g key={number} transform={`translate(${at.x} ${at.y})`}>
          <circle className={styles.disc} r={radius} />
          <text className={styles.number} fontSize={radius * 1.15} textAnchor="middle" dy="0.36em">
            {number}
          </text>
        </g>
      ))}
    </g>
  );
}

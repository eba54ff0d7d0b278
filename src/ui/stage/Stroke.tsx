import { useMemo } from 'react';
import { roadBetween, type Layout } from '../../scene/index.ts';
import { curvePath } from './Roads.tsx';
import styles from './Stage.module.css';
import type { Partition } from './use-partition.ts';

/** The stroke of the partition tool, and the links that it would cut. */
export function Stroke({
  layout,
  partition,
}: {
  readonly layout: Layout;
  readonly partition: Partition;
}) {
  const { stroke, links } = partition;
  const doomed = useMemo(
    () =>
      links
        .filter(({ from, to }) => from < to)
        .flatMap(({ from, to }) => roadBetween(layout, from, to) ?? []),
    [layout, links],
  );
  return (
    <>
      {doomed.map((curve) => (
        <path key={curvePath(curve)} className={styles.doomed} d={curvePath(curve)} />
      ))}
      {stroke.length > 1 && (
        <path className={styles.stroke} d={`M${stroke.map(({ x, y }) => `${x} ${y}`).join('L')}`} />
      )}
    </>
  );
}

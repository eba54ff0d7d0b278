import { memo, useMemo } from 'react';
import type { LinkView } from '../../contract/index.ts';
import { roads, type Curve, type Layout, type Road } from '../../scene/index.ts';
import { useSynod } from '../../store/index.ts';
import styles from './Stage.module.css';

const NONE: readonly LinkView[] = [];

export function useRoads(layout: Layout): readonly Road[] {
  const links = useSynod(({ frame }) => frame?.links ?? NONE);
  return useMemo(() => roads(layout, links), [layout, links]);
}

/** Draws the links between nodes that are worth drawing; they pass under the nodes. */
export function Links({ layout }: { readonly layout: Layout }) {
  return useRoads(layout).map((road) => (
    <path
      key={`${road.a} ${road.b}`}
      className={styles.road}
      data-cut={isCut(road) || undefined}
      data-weather={hasWeather(road) || undefined}
      d={curvePath(road.curve)}
    />
  ));
}

/** A cut is a visible break in its link; a link with settings of its own bears a wave. */
export function RoadSigns({ layout }: { readonly layout: Layout }) {
  return useRoads(layout).map((road) => {
    const key = `${road.a} ${road.b}`;
    if (isCut(road)) return <Break key={key} road={road} scale={layout.scale} />;
    return hasWeather(road) && <Wave key={key} road={road} scale={layout.scale} />;
  });
}

export function hasWeather({ weatherThere, weatherBack }: Road): boolean {
  return weatherThere || weatherBack;
}

export function isCut({ cutThere, cutBack }: Road): boolean {
  return cutThere || cutBack;
}

export function curvePath({ from, over, to }: Curve): string {
  return `M${from.x} ${from.y}Q${over.x} ${over.y} ${to.x} ${to.y}`;
}

const SCISSORS =
  'M-5.5 -4.5A2.4 2.4 0 1 1 -5.5 -4.6M-5.5 4.5A2.4 2.4 0 1 1 -5.5 4.6M-3.6 -3L8 5.5M-3.6 3L8 -5.5';

interface SignProps {
  readonly road: Road;
  readonly scale: number;
}

/** A wave, and an arrow for each direction with settings of its own. */
const Wave = memo(function Wave({ road, scale }: SignProps) {
  const { middle, heading, weatherThere, weatherBack } = road;
  const turn = (heading * 180) / Math.PI;
  const size = Math.max(0.8, scale);
  return (
    <g transform={`translate(${middle.x} ${middle.y}) scale(${size}) rotate(${turn})`}>
      <circle className={styles.gap} r={15} />
      <path className={styles.blocked} d="M-10 0c3.3 -7 6.7 -7 10 0s6.7 7 10 0" />
      {weatherThere && <path className={styles.blocked} d="M17 -5L22 0L17 5" />}
      {weatherBack && <path className={styles.blocked} d="M-17 -5L-22 0L-17 5" />}
    </g>
  );
});

/** A bar stops each direction that is cut; an arrow passes in a direction that is open. */
const Break = memo(function Break({ road, scale }: SignProps) {
  const { middle, heading, cutThere, cutBack } = road;
  const turn = (heading * 180) / Math.PI;
  const size = Math.max(0.8, scale);
  return (
    <g transform={`translate(${middle.x} ${middle.y}) scale(${size})`}>
      <circle className={styles.gap} r={15} />
      <g transform={`rotate(${turn})`}>
        <path className={styles.blocked} d="M-15 -9V9M15 -9V9" />
        {cutThere ? (
          <path className={styles.blocked} d="M-29 0H-18M-23 -5L-18 0L-23 5" />
        ) : (
          <path className={styles.open} d="M-15 0H15M10 -4L15 0L10 4" />
        )}
        {cutBack ? (
          <path className={styles.blocked} d="M29 0H18M23 -5L18 0L23 5" />
        ) : (
          <path className={styles.open} d="M15 0H-15M-10 -4L-15 0L-10 4" />
        )}
      </g>
      {cutThere && cutBack && <path className={styles.scissors} d={SCISSORS} />}
      {cutThere !== cutBack && (
        <path className={styles.scissors} d={SCISSORS} transform="translate(0 -24)" />
      )}
    </g>
  );
});

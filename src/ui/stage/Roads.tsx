import { memo, useMemo } from 'react';
import type { LinkView } from '../../contract/index.ts';
import {
  network,
  SIGN,
  type Curve,
  type Layout,
  type Network,
  type Point,
  type Road,
} from '../../scene/index.ts';
import { useSynod } from '../../store/index.ts';
import styles from './Stage.module.css';

const NONE: readonly LinkView[] = [];

const NO_LINKS: Network = { roads: [], seam: null, seamSign: null };

export function useNetwork(layout: Layout | null): Network {
  const links = useSynod(({ frame }) => frame?.links ?? NONE);
  return useMemo(() => (layout === null ? NO_LINKS : network(layout, links)), [layout, links]);
}

/** Draws the links between nodes that are worth drawing; they pass under the nodes. */
export function Links({ roads }: { readonly roads: readonly Road[] }) {
  return roads.map((road) => (
    <path
      key={`${road.a} ${road.b}`}
      className={styles.road}
      data-cut={isCut(road) || undefined}
      data-weather={hasWeather(road) || undefined}
      d={curvePath(road.curve)}
    />
  ));
}

/** A cut has scissors on its link; a link with settings of its own bears a wave. */
export function RoadSigns(props: { readonly roads: readonly Road[]; readonly scale: number }) {
  const { roads, scale } = props;
  return roads.map((road) => {
    const key = `${road.a} ${road.b}`;
    if (isCut(road)) return <Break key={key} road={road} />;
    return hasWeather(road) && <Wave key={key} road={road} scale={scale} />;
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

/** Scissors in a ring say that something is cut here. */
export function CutSign({ at, lit = false }: { readonly at: Point; readonly lit?: boolean }) {
  return (
    <g transform={`translate(${at.x} ${at.y})`}>
      <circle className={styles.cutSign} data-lit={lit || undefined} r={SIGN / 2 - 1} />
      <path className={styles.scissors} d={SCISSORS} transform="translate(-1 0)" />
    </g>
  );
}

/** An arrow that ends at a bar, beside the sign, tells which direction is cut if the other is open. */
const Break = memo(function Break({ road }: { readonly road: Road }) {
  const { middle, arrow, heading, cutThere } = road;
  const turn = (heading * 180) / Math.PI + (cutThere ? 0 : 180);
  return (
    <>
      <CutSign at={middle} />
      {arrow !== null && (
        <g transform={`translate(${arrow.x} ${arrow.y}) rotate(${turn})`}>
          <path className={styles.halt} d={STOPPED} />
          <path className={styles.blocked} d={STOPPED} />
        </g>
      )}
    </>
  );
});

const STOPPED = 'M-10 0H5M0 -5L5 0L0 5M10 -8V8';

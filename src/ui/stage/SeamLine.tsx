import type { Point, Seam } from '../../scene/index.ts';
import { select } from '../../store/index.ts';
import { roadName } from '../words/index.ts';
import { CutSign } from './Roads.tsx';
import styles from './Stage.module.css';

/** The sides of a split network, tinted; the largest is the palest. */
export function Sides({ seam }: { readonly seam: Seam }) {
  return seam.sides
    .toSorted((a, b) => b.nodes.length - a.nodes.length)
    .map(({ nodes, region }, rank) => (
      <path
        key={nodes.join(' ')}
        className={styles.side}
        data-rank={rank}
        fillRule="evenodd"
        d={region.map((ring) => `M${ring.map(textOf).join('L')}Z`).join('')}
      />
    ));
}

/** A dashed seam where the sides meet. Each part of it selects the link between the machines beside it. */
export function SeamLine(props: { readonly seam: Seam; readonly sign: Point | null }) {
  const { seam, sign } = props;
  return (
    <>
      <path className={styles.seam} d={lineOf(seam)} />
      {seam.stitches.map(({ a, b, points }, at) => (
        <path
          // oxlint-disable-next-line react/no-array-index-key -- two machines may meet at several places
          key={`${a} ${b} ${at}`}
          className={styles.stitch}
          // Keyboards and screen readers have the sign of the seam, and every link in its panel.
          aria-hidden
          d={`M${points.map(textOf).join('L')}`}
          onClick={() => select({ kind: 'link', from: a, to: b })}
        >
          <title>{roadName(a, b, true, true)}</title>
        </path>
      ))}
      {sign !== null && <CutSign at={sign} />}
    </>
  );
}

/** Parts that go on from each other are one line, so that its dashes are even. */
function lineOf({ stitches }: Seam): string {
  let last: Point | undefined;
  return stitches
    .map(({ points }) => {
      const goesOn = last !== undefined && last === points[0];
      last = points.at(-1);
      return `${goesOn ? 'L' : 'M'}${points.map(textOf).join('L')}`;
    })
    .join('');
}

function textOf({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

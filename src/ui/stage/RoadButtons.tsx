import type { Network, Road, Seam, Point } from '../../scene/index.ts';
import { select } from '../../store/index.ts';
import { termed } from '../parts/index.ts';
import { roadName, splitName } from '../words/index.ts';
import { hasWeather, isCut } from './Roads.tsx';
import styles from './Stage.module.css';

/** A button over each sign on a road, or on a seam, selects the link. */
export function RoadButtons({ network }: { readonly network: Network }) {
  const { roads, seam, seamSign } = network;
  return (
    <>
      {seam !== null && seamSign !== null && <SeamButton seam={seam} at={seamSign} />}
      {roads
        .filter((road) => isCut(road) || hasWeather(road))
        .map((road) => (
          <RoadButton key={`${road.a} ${road.b}`} road={road} />
        ))}
    </>
  );
}

function RoadButton({ road }: { readonly road: Road }) {
  const { a, b, middle, cutThere, cutBack, weatherThere, weatherBack } = road;
  const [there, back] = isCut(road) ? [cutThere, cutBack] : [weatherThere, weatherBack];
  const [from, to] = there ? [a, b] : [b, a];
  const name = roadName(from, to, there && back, isCut(road));
  return (
    <button
      type="button"
      className={styles.roadButton}
      style={{ left: middle.x, top: middle.y }}
      {...termed(isCut(road) ? 'cut' : 'weather')}
      aria-label={name}
      onClick={() => select({ kind: 'link', from, to })}
    />
  );
}

/** The sign of a seam names the sides, and it selects the link between the machines next to it. */
function SeamButton({ seam, at }: { readonly seam: Seam; readonly at: Point }) {
  const away = ({ x, y }: Point) => Math.hypot(x - at.x, y - at.y);
  const near = seam.stitches
    .map(({ a, b, points }) => ({ a, b, off: Math.min(...points.map(away)) }))
    .toSorted((one, other) => one.off - other.off)[0];
  if (near === undefined) return null;
  const name = splitName(seam.sides.map(({ nodes }) => nodes));
  return (
    <button
      type="button"
      className={styles.roadButton}
      style={{ left: at.x, top: at.y }}
      {...termed('cut')}
      aria-label={name}
      onClick={() => select({ kind: 'link', from: near.a, to: near.b })}
    />
  );
}

import type { Layout } from '../../scene/index.ts';
import { select } from '../../store/index.ts';
import { roadName } from '../words/index.ts';
import { hasWeather, isCut, useRoads } from './Roads.tsx';
import styles from './Stage.module.css';

/** A button over each sign on a road selects the link. */
export function RoadButtons({ layout }: { readonly layout: Layout }) {
  return useRoads(layout)
    .filter((road) => isCut(road) || hasWeather(road))
    .map((road) => {
      const { a, b, middle, cutThere, cutBack, weatherThere, weatherBack } = road;
      const [there, back] = isCut(road) ? [cutThere, cutBack] : [weatherThere, weatherBack];
      const [from, to] = there ? [a, b] : [b, a];
      return (
        <button
          key={`${a} ${b}`}
          type="button"
          className={styles.roadButton}
          style={{ left: middle.x, top: middle.y }}
          aria-label={roadName(from, to, there && back, isCut(road))}
          onClick={() => select({ kind: 'link', from, to })}
        />
      );
    });
}

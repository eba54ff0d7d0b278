import type { Layout } from '../../scene/index.ts';
import { select } from '../../store/index.ts';
import { isCut, useRoads } from './Roads.tsx';
import styles from './Stage.module.css';
import { roadName } from './stage-words.ts';

/** Over each break in a link a button that selects it. */
export function CutButtons({ layout }: { readonly layout: Layout }) {
  return useRoads(layout)
    .filter(isCut)
    .map(({ a, b, middle, cutThere, cutBack }) => {
      const [from, to] = cutThere ? [a, b] : [b, a];
      return (
        <button
          key={`${a} ${b}`}
          type="button"
          className={styles.cutButton}
          style={{ left: middle.x, top: middle.y }}
          aria-label={roadName(from, to, cutThere && cutBack)}
          onClick={() => select({ kind: 'link', from, to })}
        />
      );
    });
}

import { hueStyle } from '../parts/index.ts';
import { LATTICE_LEGEND, LATTICE_WORDS as words } from '../words/index.ts';
import styles from './Lattice.module.css';

const HUE = hueStyle({ round: 1, leader: 1 });

/** Stands under the lattice, so that nobody has to look for it. */
export function LatticeLegend() {
  return (
    <ul className={styles.legend} aria-label={words.legend}>
      {LATTICE_LEGEND.map(({ look, text }) => (
        <li key={look} style={HUE}>
          <span aria-hidden="true" className={styles.sample} data-look={look}>
            {look === 'wins' && '★'}
          </span>
          {text}
        </li>
      ))}
    </ul>
  );
}

import type { Ballot } from '../../contract/index.ts';
import { ballotText } from '../words/index.ts';
import { hueStyle } from './hue.ts';
import styles from './parts.module.css';

/** A ballot in its owner's hue: `3·l2`. */
export function BallotMark({ ballot }: { readonly ballot: Ballot }) {
  return (
    <span className={styles.ballot} style={hueStyle(ballot)}>
      {ballotText(ballot)}
    </span>
  );
}

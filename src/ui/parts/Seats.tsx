import type { AcceptorId, Ballot } from '../../contract/index.ts';
import { seatsText } from '../words/index.ts';
import { hueStyle } from './hue.ts';
import styles from './parts.module.css';

interface SeatsProps {
  readonly acceptors: readonly AcceptorId[];
  /** The acceptors whose promise or vote is in. */
  readonly taken: readonly AcceptorId[];
  /** The number of acceptors that make a quorum. */
  readonly quorum: number;
  readonly ballot: Ballot;
}

/** A quorum drawn as named seats that fill. */
export function Seats({ acceptors, taken, quorum, ballot }: SeatsProps) {
  return (
    <span className={styles.seats} style={hueStyle(ballot)}>
      <span className={styles.hidden}>{seatsText(taken, acceptors.length, quorum)}</span>
      {acceptors.map((id) => (
        <span
          key={id}
          aria-hidden="true"
          className={`${styles.seat} ${taken.includes(id) ? styles.taken : ''}`}
        >
          {id}
        </span>
      ))}
    </span>
  );
}

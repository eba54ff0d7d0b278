import type { Ballot, CfgId } from '../../contract/index.ts';
import { ballotText, cfgText } from '../words/index.ts';
import styles from './Stage.module.css';

interface Props {
  readonly id: string;
  readonly ballot: Ballot;
  /** The configuration of the ballot; it is written from the second configuration on. */
  readonly cfg: CfgId;
  readonly ink?: string;
  readonly fill: string;
}

/** The name of a process, and below it its ballot. */
export function Name({ id, ballot, cfg, ink, fill }: Props) {
  const isMarked = cfg > 0;
  return (
    <>
      <text
        className={styles.id}
        x={0}
        y={isMarked ? -8 : -2}
        textAnchor="middle"
        style={ink === undefined ? undefined : { fill: ink }}
      >
        {id}
      </text>
      <text
        className={styles.ballot}
        x={0}
        y={isMarked ? 8 : 15}
        textAnchor="middle"
        style={{ fill }}
      >
        {ballotText(ballot)}
      </text>
      {isMarked && (
        <text className={styles.cfg} x={0} y={22} textAnchor="middle" style={{ fill }}>
          {cfgText(cfg)}
        </text>
      )}
    </>
  );
}

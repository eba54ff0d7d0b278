import type { Ballot, CfgId } from '../../contract/index.ts';
import { ballotText, cfgText } from '../words/index.ts';
import styles from './Stage.module.css';

interface Props {
  readonly id: string;
  readonly ballot: Ballot;
  /** Whose ballot it is; said beyond the first configuration. */
  readonly cfg: CfgId;
  readonly ink?: string;
  readonly fill: string;
}

/** Who it is, and below that the ballot it is in. */
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

import type { Ballot, CfgId } from '../../contract/index.ts';
import { heightFor, isRoomFor } from '../../scene/index.ts';
import { ballotShort, ballotText, cfgText } from '../words/index.ts';
import { most } from './lettering.ts';
import styles from './Stage.module.css';

interface Props {
  readonly id: string;
  readonly ballot: Ballot;
  /** The configuration of the ballot; it is written from the second configuration on. */
  readonly cfg: CfgId;
  readonly ink?: string;
  readonly fill: string;
  /** The ink of what stands beside the sign and not in it. */
  readonly strong: string;
  readonly scale: number;
}

/** A third line needs this scale; below it, the configuration stands beside the sign. */
const THREE_LINES = 0.85;

const BESIDE = { x: -34, y: 34 } as const;

/** The name of a process, and below it its ballot. */
export function Name({ id, ballot, cfg, ink, fill, strong, scale }: Props) {
  const isMarked = cfg > 0;
  const isInside = isMarked && scale >= THREE_LINES;
  return (
    <>
      <text
        className={styles.id}
        x={0}
        y={isInside ? -8 : -3}
        textAnchor="middle"
        style={ink === undefined ? undefined : { fill: ink }}
      >
        {id}
      </text>
      <BallotName ballot={ballot} y={isInside ? 7 : 13} fill={fill} scale={scale} />
      {isMarked && (
        <text
          className={styles.cfg}
          x={isInside ? 0 : BESIDE.x}
          y={isInside ? 22 : BESIDE.y}
          textAnchor="middle"
          style={{ fill: isInside ? fill : strong }}
        >
          {cfgText(cfg)}
        </text>
      )}
    </>
  );
}

/** The room inside a ring at the height of its ballot. */
const ROOM = 49;

/** A ballot inside a sign. A long one is written smaller; one that would not be legible shows its round in short. */
export function BallotName(props: {
  readonly ballot: Ballot;
  readonly y: number;
  readonly fill: string;
  readonly scale: number;
}) {
  const { ballot, y, fill, scale } = props;
  const full = ballotText(ballot);
  const text = isRoomFor(full.length, ROOM, scale) ? full : ballotShort(ballot);
  return (
    <text
      className={styles.ballot}
      x={0}
      y={y}
      textAnchor="middle"
      style={{ fill, ...most(heightFor(text.length, ROOM)) }}
    >
      {text}
    </text>
  );
}

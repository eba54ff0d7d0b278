import type { Ballot, CfgId } from '../../contract/index.ts';
import { heightFor, isRoomFor } from '../../scene/index.ts';
import { ballotShort, ballotText, cfgText, isBottom } from '../words/index.ts';
import { termed } from '../parts/index.ts';
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
  readonly ground?: string;
}

/** A third line needs this scale; below it, the configuration stands beside the sign. */
const THREE_LINES = 0.85;

const BESIDE = { x: -34, y: 34 } as const;

/** The name of a process, and below it its ballot. */
export function Name({ id, ballot, cfg, ink, fill, strong, scale, ground }: Props) {
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
      <BallotName
        ballot={ballot}
        y={isInside ? 7 : 13}
        fill={fill}
        scale={scale}
        {...(ground === undefined ? {} : { ground })}
      />
      {isMarked && (
        <text
          {...termed('configuration')}
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

/** The room inside a sign at the height of its ballot, and that with its edges. */
const ROOM = 49;
const WITH_EDGES = 60;

/**
 * A ballot inside a sign. A long one is written smaller, or with its round in short. Where the sign is
 * too small for legible letters, they may stand on its edges.
 */
export function BallotName(props: {
  readonly ballot: Ballot;
  readonly y: number;
  readonly fill: string;
  readonly scale: number;
  /** The colour of the ground, on which letters can also stand on the edges. */
  readonly ground?: string;
}) {
  const { ballot, y, fill, scale, ground } = props;
  const full = ballotText(ballot);
  const text = isRoomFor(full.length, ROOM, scale) ? full : ballotShort(ballot);
  const isInside = isRoomFor(text.length, ROOM, scale);
  const size = heightFor(text.length, isInside ? ROOM : WITH_EDGES);
  return (
    <text
      {...termed(isBottom(ballot) ? 'bottom' : 'ballot')}
      className={styles.ballot}
      x={0}
      y={y}
      textAnchor="middle"
      style={{ fill, stroke: isInside ? undefined : ground, ...most(size) }}
    >
      {text}
    </text>
  );
}

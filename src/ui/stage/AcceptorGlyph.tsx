import { memo } from 'react';
import type { AcceptedView, AcceptorView, Ballot } from '../../contract/index.ts';
import {
  ACCEPTOR,
  ACCEPTOR_RADIUS,
  CELL,
  tilesIn,
  VOTES_BESIDE,
  type Build,
  type Point,
} from '../../scene/index.ts';
import { BallotName, Name } from './Name.tsx';
import { SlotCell } from './SlotCell.tsx';
import { termed } from '../parts/index.ts';
import styles from './Stage.module.css';
import { toneOf } from './tones.ts';

const BOTTOM: Ballot = { round: 0, leader: 0 };

interface Props {
  readonly acceptor: AcceptorView;
  readonly build: Build;
  readonly scale: number;
  readonly down: boolean;
  readonly detailed: boolean;
}

/** A ring in the hue of the promised ballot. Below it stand the newest votes, each in the hue of its own ballot. */
export const AcceptorGlyph = memo(function AcceptorGlyph({
  acceptor,
  build,
  scale,
  down,
  detailed,
}: Props) {
  const newest = acceptor.instances.at(-1);
  const promised = newest?.promised ?? BOTTOM;
  const votes = newest?.accepted ?? [];
  const tone = toneOf(promised);
  const free = promised.leader === 0;
  if (down)
    return (
      <Fallen
        id={acceptor.id}
        promised={promised}
        votes={votes}
        build={build}
        scale={scale}
        detailed={detailed}
      />
    );
  return (
    <>
      <circle className={styles.halo} r={ACCEPTOR.radius} />
      <circle
        {...termed(free ? 'bottom' : 'ring')}
        className={styles.ring}
        r={ACCEPTOR.radius}
        stroke={tone.fill}
        strokeWidth={free ? 1.75 : ACCEPTOR.ring}
        strokeDasharray={free ? '4 4' : undefined}
      />
      {!free && (
        <circle
          r={ACCEPTOR.radius + ACCEPTOR.ring / 2}
          fill="none"
          stroke={tone.strong}
          strokeWidth={1.25}
        />
      )}
      <Name
        id={acceptor.id}
        ballot={promised}
        cfg={newest?.cfg ?? 0}
        fill={tone.strong}
        strong={tone.strong}
        ground="var(--paper)"
        scale={scale}
      />
      {detailed && <Votes votes={votes} extras={build.extras} scale={scale} solid />}
    </>
  );
});

/** The newest votes that have room. */
function Votes(props: {
  readonly votes: readonly AcceptedView[];
  readonly extras: Build['extras'];
  readonly scale: number;
  readonly solid: boolean;
}) {
  const { extras, scale, solid } = props;
  const isBelow = extras === 'below';
  const perRow = isBelow ? ACCEPTOR.cells : VOTES_BESIDE;
  const tiles = tilesIn(perRow * CELL, perRow, scale);
  const votes = props.votes.slice((-tiles.count * ACCEPTOR.cells) / perRow);
  return votes.map(({ slot, ballot }, at) => {
    const tone = toneOf(ballot);
    const spot = isBelow
      ? spotBelow(at, votes.length, tiles.width)
      : spotBeside(at, votes.length, tiles);
    const tile = { ...spot, slot, width: tiles.width };
    return solid ? (
      <SlotCell key={slot} {...tile} term="voteTile" fill={tone.fill} text={tone.on} />
    ) : (
      <SlotCell key={slot} {...tile} term="voteTile" stroke={tone.strong} text={tone.strong} />
    );
  });
}

const AWAY = ACCEPTOR_RADIUS + ACCEPTOR.cellsGap;

function spotBelow(at: number, count: number, width: number): Point {
  return { x: (at - count / 2) * width, y: AWAY };
}

function spotBeside(at: number, count: number, tiles: ReturnType<typeof tilesIn>): Point {
  const rows = Math.ceil(count / tiles.count);
  return {
    x: AWAY + (at % tiles.count) * tiles.width,
    y: (Math.floor(at / tiles.count) - rows / 2) * CELL,
  };
}

/** Draws a crashed acceptor in outline: its promise and votes are on disk and survive the crash. */
function Fallen(props: {
  readonly id: string;
  readonly promised: Ballot;
  readonly votes: readonly AcceptedView[];
  readonly build: Build;
  readonly scale: number;
  readonly detailed: boolean;
}) {
  const { id, promised, votes, build, scale, detailed } = props;
  const tone = toneOf(promised);
  return (
    <>
      <ellipse
        className={styles.fallen}
        cy={ACCEPTOR.radius - 6}
        rx={ACCEPTOR.radius}
        ry={6}
        style={{ stroke: tone.strong }}
      />
      <text className={styles.fallenId} x={0} y={-6} textAnchor="middle">
        {id}
      </text>
      <BallotName ballot={promised} y={12} fill={tone.strong} scale={scale} />
      {detailed && <Votes votes={votes} extras={build.extras} scale={scale} solid={false} />}
    </>
  );
}

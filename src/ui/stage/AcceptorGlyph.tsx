import { memo } from 'react';
import type { AcceptedView, AcceptorView, Ballot } from '../../contract/index.ts';
import {
  ACCEPTOR,
  ACCEPTOR_RADIUS,
  CELL,
  VOTES_BESIDE,
  type Build,
  type Point,
} from '../../scene/index.ts';
import { ballotText } from '../words/index.ts';
import { Name } from './Name.tsx';
import { SlotCell } from './SlotCell.tsx';
import styles from './Stage.module.css';
import { toneOf } from './tones.ts';

const BOTTOM: Ballot = { round: 0, leader: 0 };

interface Props {
  readonly acceptor: AcceptorView;
  readonly build: Build;
  readonly down: boolean;
  readonly detailed: boolean;
}

/** A ring in the hue of the promised ballot. Below it stand the newest votes, each in the hue of its own ballot. */
export const AcceptorGlyph = memo(function AcceptorGlyph({
  acceptor,
  build,
  down,
  detailed,
}: Props) {
  const newest = acceptor.instances.at(-1);
  const promised = newest?.promised ?? BOTTOM;
  const votes = newest?.accepted.slice(-ACCEPTOR.cells) ?? [];
  const tone = toneOf(promised);
  const free = promised.leader === 0;
  if (down)
    return (
      <Fallen
        id={acceptor.id}
        promised={promised}
        votes={votes}
        build={build}
        detailed={detailed}
      />
    );
  return (
    <>
      <circle className={styles.halo} r={ACCEPTOR.radius} />
      <circle
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
      <Name id={acceptor.id} ballot={promised} cfg={newest?.cfg ?? 0} fill={tone.strong} />
      {detailed && <Votes votes={votes} extras={build.extras} solid />}
    </>
  );
});

function Votes(props: {
  readonly votes: readonly AcceptedView[];
  readonly extras: Build['extras'];
  readonly solid: boolean;
}) {
  const { votes, extras, solid } = props;
  return votes.map(({ slot, ballot }, at) => {
    const tone = toneOf(ballot);
    const { x, y } = (extras === 'below' ? spotBelow : spotBeside)(at, votes.length);
    return solid ? (
      <SlotCell key={slot} x={x} y={y} slot={slot} fill={tone.fill} text={tone.on} />
    ) : (
      <SlotCell key={slot} x={x} y={y} slot={slot} stroke={tone.strong} text={tone.strong} />
    );
  });
}

const AWAY = ACCEPTOR_RADIUS + ACCEPTOR.cellsGap;

function spotBelow(at: number, count: number): Point {
  return { x: (at - count / 2) * CELL, y: AWAY };
}

function spotBeside(at: number, count: number): Point {
  const rows = Math.ceil(count / VOTES_BESIDE);
  return {
    x: AWAY + (at % VOTES_BESIDE) * CELL,
    y: (Math.floor(at / VOTES_BESIDE) - rows / 2) * CELL,
  };
}

/** Draws a crashed acceptor in outline: its promise and votes are on disk and survive the crash. */
function Fallen(props: {
  readonly id: string;
  readonly promised: Ballot;
  readonly votes: readonly AcceptedView[];
  readonly build: Build;
  readonly detailed: boolean;
}) {
  const { id, promised, votes, build, detailed } = props;
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
      <text
        className={styles.ballot}
        x={0}
        y={12}
        textAnchor="middle"
        style={{ fill: tone.strong }}
      >
        {ballotText(promised)}
      </text>
      {detailed && <Votes votes={votes} extras={build.extras} solid={false} />}
    </>
  );
}

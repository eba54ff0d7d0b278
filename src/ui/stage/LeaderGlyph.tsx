import { memo } from 'react';
import type { AcceptorId, LeaderView } from '../../contract/index.ts';
import { CELL, DOT, isRoomFor, LEADER, seatGrid, tilesIn, type Build } from '../../scene/index.ts';
import { Name } from './Name.tsx';
import { SlotCell } from './SlotCell.tsx';
import { termed } from '../parts/index.ts';
import styles from './Stage.module.css';
import { toneOf, type Tone } from './tones.ts';

type Instance = LeaderView['instances'][number];

const HALF = LEADER.radius * LEADER.rise;

function hexagon(radius: number, rise: number): string {
  const points = Array.from({ length: 6 }, (_, at) => {
    const angle = (at * Math.PI) / 3;
    return `${(radius * Math.cos(angle)).toFixed(2)} ${(radius * rise * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${points.join('L')}Z`;
}

export const OUTLINE = hexagon(LEADER.radius, LEADER.rise * 1.155);
const FALLEN = hexagon(LEADER.radius, 0.16);
const CROWN = 'M-12 0L-13 -13L-6 -6.5L0 -16L6 -6.5L13 -13L12 0Z';

/** A leader that works in no configuration is drawn like this. */
const IDLE = { mode: 'passive', ballot: { round: 0, leader: 0 }, cfg: 0 } as const;

interface Props {
  readonly leader: LeaderView;
  readonly build: Build;
  readonly scale: number;
  readonly down: boolean;
  readonly detailed: boolean;
}

/**
 * A hexagon that is crowned when active and dashed when scouting, above the seats of the quorum
 * that the leader seeks.
 */
export const LeaderGlyph = memo(function LeaderGlyph(props: Props) {
  const { leader, build, scale, down, detailed } = props;
  // During a change of configuration, an instance that works says more than one that is idle.
  const shown = leader.instances.findLast(({ mode }) => mode !== 'passive') ?? leader.instances[0];
  if (down) return <Fallen id={leader.id} />;
  const { mode, ballot, cfg } = shown ?? IDLE;
  const tone = toneOf(ballot);
  const active = mode === 'active';
  const quiet = mode === 'passive';
  return (
    <>
      <path className={styles.halo} d={OUTLINE} />
      <path
        className={styles.hexagon}
        d={OUTLINE}
        data-mode={mode}
        fill={active ? tone.fill : 'var(--paper)'}
        stroke={quiet ? 'var(--ink)' : tone.strong}
      />
      {active && (
        <path
          {...termed('crown')}
          d={CROWN}
          transform={`translate(0 ${-HALF - 4})`}
          fill={tone.strong}
        />
      )}
      {quiet ? (
        <text className={styles.id} x={0} y={6} textAnchor="middle">
          {leader.id}
        </text>
      ) : (
        <Name
          id={leader.id}
          ballot={ballot}
          cfg={cfg}
          ink={active ? tone.on : 'var(--ink)'}
          fill={active ? tone.on : tone.strong}
          strong={tone.strong}
          scale={scale}
        />
      )}
      {detailed && shown !== undefined && !quiet && (
        <Seats instance={shown} tone={tone} extras={build.extras} scale={scale} />
      )}
    </>
  );
});

/** The seats show who has promised while scouting, and who has voted for the newest slot once active. */
function Seats(props: {
  readonly instance: Instance;
  readonly tone: Tone;
  readonly extras: Build['extras'];
  readonly scale: number;
}) {
  const { instance, tone, extras, scale } = props;
  const { acceptors, commanders } = instance;
  const { named, perRow, rows } = seatGrid({ seats: acceptors.length, extras });
  const commander = commanders.at(-1);
  const width = named ? LEADER.seat.width : DOT;
  const height = named ? LEADER.seat.height : DOT;
  const across = Math.min(perRow, acceptors.length) * width;
  const left = extras === 'below' ? -across / 2 : -LEADER.radius - LEADER.seatsGap - across;
  const top = extras === 'below' ? HALF + LEADER.seatsGap : (-rows * height) / 2;
  return (
    <g>
      {commander !== undefined && (
        <Slots commanders={commanders} x={LEADER.radius} tone={tone} scale={scale} />
      )}
      {acceptors.map((id, at) => {
        const x = left + (at % perRow) * width;
        const y = top + Math.floor(at / perRow) * height;
        const taken = isTaken(instance, id);
        return named ? (
          <Seat key={id} id={id} x={x} y={y} taken={taken} tone={tone} scale={scale} />
        ) : (
          <circle
            key={id}
            {...termed('pills')}
            cx={x + DOT / 2}
            cy={y + DOT / 2}
            r={3.4}
            fill={taken ? tone.fill : 'none'}
            stroke={taken ? tone.strong : 'var(--ink-3)'}
          />
        );
      })}
    </g>
  );
}

function isTaken({ scout, commanders }: Instance, id: AcceptorId): boolean {
  if (scout !== null) return !scout.waitfor.includes(id);
  return commanders.at(-1)?.ok.includes(id) ?? false;
}

function Seat(props: {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly taken: boolean;
  readonly tone: Tone;
  readonly scale: number;
}) {
  const { id, x, y, taken, tone, scale } = props;
  const { width, height } = LEADER.seat;
  return (
    <>
      <rect
        {...termed('pills')}
        x={x + 1.5}
        y={y + 0.75}
        width={width - 3}
        height={height - 1.5}
        rx={(height - 1.5) / 2}
        fill={taken ? tone.fill : 'var(--paper)'}
        stroke={taken ? tone.strong : 'var(--ink-3)'}
        strokeWidth={1.25}
      />
      {isRoomFor(id.length, width - 3, scale) && (
        <text
          {...termed('pills')}
          className={taken ? styles.seatTaken : styles.seat}
          x={x + width / 2}
          y={y + height / 2}
          dominantBaseline="central"
          textAnchor="middle"
          style={{ fill: taken ? tone.on : 'var(--ink-2)' }}
        >
          {id}
        </text>
      )}
    </>
  );
}

/** The slot that the seats are about, and how many other slots have commanders. */
function Slots(props: {
  readonly commanders: Instance['commanders'];
  readonly x: number;
  readonly tone: Tone;
  readonly scale: number;
}) {
  const { commanders, x, tone, scale } = props;
  const newest = commanders.at(-1);
  if (newest === undefined) return null;
  const y = -CELL / 2 + 14;
  const { width } = tilesIn(2 * CELL, 2, scale);
  return (
    <>
      <SlotCell
        term="commander"
        x={x - 5}
        y={y}
        width={width}
        slot={newest.slot}
        fill="var(--paper)"
        stroke={tone.strong}
        text={tone.strong}
      />
      {commanders.length > 1 && (
        <text className={styles.more} x={x + width / 2 - 5} y={y - 4} textAnchor="middle">
          +{commanders.length - 1}
        </text>
      )}
    </>
  );
}

function Fallen({ id }: { readonly id: string }) {
  return (
    <>
      <path className={styles.fallen} d={FALLEN} transform={`translate(0 ${HALF - 6})`} />
      <text className={styles.fallenId} x={0} y={HALF - 18} textAnchor="middle">
        {id}
      </text>
    </>
  );
}

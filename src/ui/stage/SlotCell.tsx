import { memo } from 'react';
import { CELL, heightFor, shortNumber } from '../../scene/index.ts';
import { most } from './lettering.ts';
import { termed, type TermMark } from '../parts/index.ts';
import styles from './Stage.module.css';

const GAP = 3;
const HEIGHT = CELL - GAP;
/** The room of the dots before a number that is cut. */
const DOTS = 3;

/** A slot is a small numbered tile wherever it appears on the stage; `x` and `y` are its corner. */
export const SlotCell = memo(function SlotCell(props: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly slot: number;
  readonly fill?: string;
  readonly stroke?: string;
  readonly text: string;
  readonly dashed?: boolean;
  /** What the tile stands for. */
  readonly term: TermMark;
}) {
  const { x, y, width, slot, fill = 'none', stroke = 'none', text, term, dashed = false } = props;
  const marked = termed(term, `slot:${slot}`);
  const { digits, cut } = shortNumber(slot);
  // No SVG group moves the parts, because the browser would treat each group as a layer in every picture.
  const [left, top] = [x + GAP / 2, y + GAP / 2];
  const room = width - GAP;
  const middle = { x: left + (room + (cut ? DOTS : 0)) / 2, y: top + HEIGHT / 2 };
  return (
    <>
      <rect
        {...marked}
        x={left + 0.75}
        y={top + 0.75}
        width={room - 1.5}
        height={HEIGHT - 1.5}
        rx={2.5}
        fill={fill}
        stroke={stroke}
        strokeWidth={1.75}
        strokeDasharray={dashed ? '2.5 2.2' : undefined}
      />
      <text
        {...marked}
        className={styles.cellNumber}
        data-slot={slot}
        x={middle.x}
        y={middle.y}
        dominantBaseline="central"
        textAnchor="middle"
        style={{ fill: text, ...most(heightFor(digits.length, room - (cut ? DOTS + 1 : 0.5))) }}
      >
        {digits}
      </text>
      {cut && <path className={styles.dots} d={dotsAt(left + DOTS, middle.y)} stroke={text} />}
    </>
  );
});

/** Three dots above each other stand for the digits that are left out. */
function dotsAt(x: number, y: number): string {
  return [-4, 0, 4].map((down) => `M${x} ${y + down}h0`).join('');
}

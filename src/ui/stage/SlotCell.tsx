import { memo } from 'react';
import { CELL } from '../../scene/index.ts';
import styles from './Stage.module.css';

const SIZE = CELL - 3;

/** A slot is a small numbered square wherever it appears on the stage; `x` and `y` are its corner. */
export const SlotCell = memo(function SlotCell(props: {
  readonly x: number;
  readonly y: number;
  readonly slot: number;
  readonly fill?: string;
  readonly stroke?: string;
  readonly text: string;
  readonly dashed?: boolean;
}) {
  const { x, y, slot, fill = 'none', stroke = 'none', text, dashed = false } = props;
  const digits = String(slot);
  // No SVG group moves the parts, because the browser would treat each group as a layer in every picture.
  const [left, top] = [x + 1.5, y + 1.5];
  return (
    <>
      <rect
        x={left + 0.75}
        y={top + 0.75}
        width={SIZE - 1.5}
        height={SIZE - 1.5}
        rx={2.5}
        fill={fill}
        stroke={stroke}
        strokeWidth={1.75}
        strokeDasharray={dashed ? '2.5 2.2' : undefined}
      />
      <text
        className={styles.cellNumber}
        data-long={digits.length > 2 || undefined}
        x={left + SIZE / 2}
        y={top + SIZE / 2}
        dominantBaseline="central"
        textAnchor="middle"
        style={{ fill: text }}
        fontSize={digits.length > 2 ? 26 / digits.length + 1 : 13.5}
      >
        {digits}
      </text>
    </>
  );
});

import { memo } from 'react';
import type { ReplicaView } from '../../contract/index.ts';
import { CELL, REPLICA, replicaWidth, tilesIn } from '../../scene/index.ts';
import { SlotCell } from './SlotCell.tsx';
import styles from './Stage.module.css';

type CellState = 'performed' | 'learned' | 'proposed' | 'empty';

/** This many performed slots stay in view. */
const BEHIND = 3;

interface Props {
  readonly replica: ReplicaView;
  readonly cells: number;
  readonly scale: number;
  readonly down: boolean;
  readonly detailed: boolean;
}

/** A ledger with a spine shows the slots around `slotOut`, where the replica stands. */
export const ReplicaGlyph = memo(function ReplicaGlyph(props: Props) {
  const { replica, cells, scale, down, detailed } = props;
  const width = replicaWidth(cells);
  const left = -width / 2;
  const top = -REPLICA.height / 2;
  if (down) return <Collapsed id={replica.id} left={left} width={width} />;
  const tiles = tilesIn(cells * CELL, cells, scale);
  const first = Math.max(1, replica.slotOut - Math.min(BEHIND, Math.max(1, tiles.count - 2)));
  return (
    <>
      <path className={styles.halo} d={`M${left} ${top}h${width}v${REPLICA.height}h${-width}z`} />
      <rect className={styles.body} x={left} y={top} width={width} height={REPLICA.height} rx={4} />
      <path className={styles.spine} d={`M${left + 3} ${top + 3}v${REPLICA.height - 6}`} />
      <path
        className={styles.rule}
        d={`M${left + 42} ${top + 14}H${-left - 8}M${left + 42} ${top + 20}H${-left - 8}`}
      />
      <text className={styles.id} x={left + 12} y={top + 22}>
        {replica.id}
      </text>
      {detailed &&
        Array.from({ length: tiles.count }, (_, at) => (
          <Cell
            key={at}
            x={left + REPLICA.side + at * tiles.width}
            y={top + REPLICA.height - CELL - 4}
            width={tiles.width}
            slot={first + at}
            state={stateOf(replica, first + at)}
          />
        ))}
    </>
  );
});

function stateOf({ slotOut, log, proposals }: ReplicaView, slot: number): CellState {
  if (slot < slotOut) return 'performed';
  if (log.some((entry) => entry.slot === slot)) return 'learned';
  return proposals.some((entry) => entry.slot === slot) ? 'proposed' : 'empty';
}

function Cell(props: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly slot: number;
  readonly state: CellState;
}) {
  const { state, ...tile } = props;
  switch (state) {
    case 'performed':
      return <SlotCell term="replicaTile" {...tile} fill="var(--ink)" text="var(--paper)" />;
    case 'learned':
      return <SlotCell term="replicaTile" {...tile} stroke="var(--ink)" text="var(--ink)" />;
    case 'proposed':
      return (
        <SlotCell term="replicaTile" {...tile} stroke="var(--ink-2)" text="var(--ink-2)" dashed />
      );
    case 'empty':
      return (
        <circle cx={tile.x + tile.width / 2} cy={tile.y + CELL / 2} r={1.6} fill="var(--ink-3)" />
      );
  }
}

/** A closed book shows a crashed replica: what it had learned is on disk, and everything else is gone. */
function Collapsed(props: { readonly id: string; readonly left: number; readonly width: number }) {
  const { id, left, width } = props;
  const floor = REPLICA.height / 2;
  return (
    <>
      <rect className={styles.fallen} x={left} y={floor - 9} width={width} height={9} rx={2} />
      <path className={styles.fallen} d={`M${left + 6} ${floor - 9}v9`} />
      <text className={styles.fallenId} x={0} y={floor - 16} textAnchor="middle">
        {id}
      </text>
    </>
  );
}

import { useRef, useState, type KeyboardEvent, type SyntheticEvent } from 'react';
import type { NodeId, ReplicaId, Slot, SlotView } from '../../contract/index.ts';
import { brokenHere, hover, select, useSynod } from '../../store/index.ts';
import { isSame, Ref } from '../parts/index.ts';
import { LEDGER_WORDS, VEIL_WORDS } from '../words/index.ts';
import { ChosenCell, ReplicaCell } from './Cells.tsx';
import styles from './Ledger.module.css';
import {
  cellKey,
  freshCells,
  headingOf,
  placeOf,
  replicasOf,
  type Column,
  type Drawn,
  type Row,
} from './ledger-view-model.ts';

interface LedgerTableProps {
  readonly frame: Drawn;
  readonly columns: readonly Column[];
  /** Reports the words of the cell that is pointed at or focused. */
  readonly onRead: (text: string | null) => void;
  /** Shows older or newer slots, by whole columns. */
  readonly onShift: (by: number) => void;
}

interface Spot {
  readonly row: number;
  readonly column: number;
}

/** The grid has a row for what is chosen and one for each replica. Arrows move; Enter selects. */
export function LedgerTable({ frame, columns, onRead, onShift }: LedgerTableProps) {
  const selection = useSynod((state) => state.selection);
  const hovered = useSynod((state) => state.hovered);
  const broken = useSynod(brokenHere);
  const [spot, setSpot] = useState<Spot>({ row: 0, column: 0 });
  const body = useRef<HTMLTableSectionElement>(null);
  const replicas = replicasOf(frame);
  const fresh = freshCells(frame.event);

  const lightOf = (slot: Slot) => {
    const own = { kind: 'slot', slot } as const;
    return { isSelected: isSame(selection, own), isPointed: isSame(hovered, own) };
  };
  /** The shown event breaks an invariant in this slot, and the replica bears witness; null for the row of what is chosen. */
  const bearsWitness = (slot: Slot, replica: ReplicaId | null) =>
    broken.some(
      ({ data, witnesses }) =>
        data.slot === slot && (replica === null || witnesses.includes(replica)),
    );
  const cell = (row: number, column: number, { slot, begins }: Column) => ({
    slot,
    begins: begins !== null,
    isWitness: bearsWitness(slot, row === 0 ? null : replicas[row - 1]!.id),
    row,
    column,
    ...lightOf(slot),
    isReached: row === spot.row && column === Math.min(spot.column, columns.length - 1),
  });

  const go = (row: number, column: number) => {
    if (column < 0 || column >= columns.length) {
      onShift(column < 0 ? -1 : 1);
      return;
    }
    if (row < 0 || row > replicas.length) return;
    setSpot({ row, column });
    body.current
      ?.querySelector<HTMLElement>(`td[data-row="${row}"][data-column="${column}"]`)
      ?.focus();
  };
  const press = (event: KeyboardEvent) => {
    const at = cellOf(event);
    if (at === null || event.shiftKey || event.altKey) return;
    const move = MOVES[event.key];
    if (move !== undefined) go(at.row + move.row, at.column + move.column);
    else if (event.key === 'Home') go(at.row, 0);
    else if (event.key === 'End') go(at.row, columns.length - 1);
    else if (event.key === 'Enter' || event.key === ' ') selectSlot(at.slot);
    else return;
    event.preventDefault();
  };
  const selectSlot = (slot: Slot) => {
    const own = { kind: 'slot', slot } as const;
    select(isSame(useSynod.getState().selection, own) ? null : own);
  };
  const read = (event: SyntheticEvent) => {
    const at = cellOf(event);
    if (at === null) return;
    onRead(at.label);
    hover({ kind: 'slot', slot: at.slot });
  };
  const leave = () => {
    onRead(null);
    hover(null);
  };

  return (
    <table
      className={styles.table}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose cells are reached by arrows is a grid
      role="grid"
      aria-label={LEDGER_WORDS.title}
      aria-readonly="true"
      onKeyDown={press}
      onFocus={(event) => {
        const at = cellOf(event);
        if (at !== null) setSpot({ row: at.row, column: at.column });
        read(event);
      }}
      onBlur={leave}
      onPointerOver={read}
      onPointerLeave={leave}
      onClick={(event) => {
        const at = cellOf(event);
        if (at !== null) selectSlot(at.slot);
      }}
    >
      <caption className={styles.hidden}>{LEDGER_WORDS.caption}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles.corner}>
            <span className={styles.hidden}>{LEDGER_WORDS.slotHead}</span>
          </th>
          {columns.map((column) => (
            <SlotHead key={column.slot} column={column} {...lightOf(column.slot)} />
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        <tr>
          <th scope="row" className={styles.rowHead}>
            {LEDGER_WORDS.chosenRow}
          </th>
          {columns.map((own, column) => (
            <ChosenCell
              key={own.slot}
              {...cell(0, column, own)}
              view={own.view}
              seenBy={frame.seenBy}
              isFresh={fresh.has(cellKey('chosen', own.slot))}
            />
          ))}
        </tr>
        {replicas.map((replica, at) => (
          <tr key={replica.id}>
            <th scope="row" className={styles.rowHead}>
              <Ref to={{ kind: 'process', id: replica.id }} label={rowText(replica, frame.seenBy)}>
                {replica.id}
              </Ref>
            </th>
            {columns.map((own, column) => (
              <ReplicaCell
                key={own.slot}
                {...cell(at + 1, column, own)}
                cell={cellFor(replica, own)}
                place={placeOf(replica, own.slot)}
                isFresh={fresh.has(cellKey(replica.id, own.slot))}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface SlotHeadProps {
  readonly column: Column;
  readonly isSelected: boolean;
  readonly isPointed: boolean;
}

/** The number of a slot, and the flag of a configuration that begins with it. */
function SlotHead({ column: { slot, begins }, isSelected, isPointed }: SlotHeadProps) {
  const short = headingOf(slot, begins !== null);
  const light = isSelected ? styles.selected : isPointed ? styles.pointed : '';
  return (
    <th
      scope="col"
      className={`${styles.slot} ${light} ${begins ? styles.begins : ''}`}
      title={begins === null ? undefined : LEDGER_WORDS.begins(begins)}
    >
      {short === String(slot) ? (
        short
      ) : (
        <>
          <span aria-hidden="true">{short}</span>
          <span className={styles.hidden}>{slot}</span>
        </>
      )}
      {begins !== null && (
        <span className={styles.flag}>
          <span aria-hidden="true">c{begins.id}</span>
          <span className={styles.hidden}>{LEDGER_WORDS.begins(begins)}</span>
        </span>
      )}
    </th>
  );
}

const MOVES: Readonly<Record<string, Spot>> = {
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
};

function rowText({ id, view }: Row, seenBy: NodeId | null): string {
  if (view !== null) return LEDGER_WORDS.window(id, view.slotOut, view.slotIn, view.window);
  return seenBy === null ? id : `${id}, ${VEIL_WORDS.unknownTo(seenBy)}`;
}

function cellFor({ id, view }: Row, column: Column): SlotView['cells'][number] {
  const own = column.view?.cells.find((one) => one.replica === id);
  return own ?? { replica: id, status: view === null ? 'unknown' : 'empty', cmd: null };
}

function cellOf({ target }: SyntheticEvent) {
  const cell = target instanceof Element ? target.closest('td') : null;
  if (cell === null) return null;
  const { slot, row, column } = cell.dataset;
  return {
    slot: Number(slot),
    row: Number(row),
    column: Number(column),
    label: cell.getAttribute('aria-label') ?? '',
  };
}

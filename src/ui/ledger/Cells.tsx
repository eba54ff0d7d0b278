import { Check } from 'lucide-react';
import { memo, type CSSProperties, type ReactNode } from 'react';
import type { Command, NodeId, Slot, SlotView } from '../../contract/index.ts';
import { hueStyle, NoOp, termed, type TermMark } from '../parts/index.ts';
import { cellText, chosenCellText, commandText, untouchedText } from '../words/index.ts';
import styles from './Ledger.module.css';
import { ballotOf, fillOf, type Place } from './ledger-view-model.ts';

interface CellProps {
  readonly slot: Slot;
  /** True if a configuration begins with this slot. */
  readonly begins: boolean;
  readonly row: number;
  readonly column: number;
  readonly isSelected: boolean;
  readonly isPointed: boolean;
  readonly isFresh: boolean;
  readonly isWitness: boolean;
  readonly isReached: boolean;
}

interface ChosenCellProps extends CellProps {
  readonly view: SlotView | null;
  /** The server whose knowledge is shown. */
  readonly seenBy: NodeId | null;
}

/** The fact: how many acceptors have accepted the command, and whether that made it chosen. */
export const ChosenCell = memo(function ChosenCell({ view, seenBy, ...cell }: ChosenCellProps) {
  const cmd = view?.chosen?.cmd ?? view?.votes?.cmd ?? null;
  const isVeiled = seenBy !== null && cmd === null;
  const looks = [
    styles.chosenCell,
    isVeiled
      ? styles.unknown
      : view?.chosen
        ? styles.chosen
        : view?.votes
          ? styles.accepted
          : styles.untouched,
  ];
  const fill = view === null ? 0 : fillOf(view);
  const hue = view === null ? {} : hueStyle(ballotOf(view));
  return (
    <Cell
      {...cell}
      looks={looks}
      term={
        isVeiled
          ? 'veil'
          : cmd === 'noop'
            ? 'noop'
            : view?.chosen
              ? 'chosen'
              : view?.votes
                ? 'accepted'
                : 'slot'
      }
      label={view === null ? untouchedText(cell.slot, seenBy) : chosenCellText(view, seenBy)}
      style={{ ...hue, '--fill': `${Math.round(fill * 100)}%` } as CSSProperties}
    >
      {isVeiled ? <Unknown /> : <CommandOf cmd={cmd} />}
    </Cell>
  );
});

interface ReplicaCellProps extends CellProps {
  readonly cell: SlotView['cells'][number];
  readonly place: Place;
}

/** Shows how far one replica is with one slot. */
export const ReplicaCell = memo(
  function ReplicaCell({ cell, place, ...rest }: ReplicaCellProps) {
    const { status, cmd } = cell;
    const looks = [
      styles[status],
      place.inWindow ? styles.window : '',
      place.isSlotOut ? styles.slotOut : '',
      place.windowEnds ? styles.windowEnd : '',
      place.isSlotIn ? styles.slotIn : '',
    ];
    return (
      <Cell
        {...rest}
        term={cmd === 'noop' ? 'noop' : `cell:${status}`}
        looks={looks}
        label={cellText(rest.slot, cell, place)}
      >
        {status === 'performed' ? (
          <Performed isNoOp={cmd === 'noop'} />
        ) : status === 'unknown' ? (
          <Unknown />
        ) : (
          <CommandOf cmd={cmd} />
        )}
      </Cell>
    );
  },
  (a, b) =>
    a.slot === b.slot &&
    a.begins === b.begins &&
    a.cell.status === b.cell.status &&
    a.cell.cmd === b.cell.cmd &&
    a.isSelected === b.isSelected &&
    a.isPointed === b.isPointed &&
    a.isFresh === b.isFresh &&
    a.isWitness === b.isWitness &&
    a.isReached === b.isReached &&
    a.place.inWindow === b.place.inWindow &&
    a.place.isSlotIn === b.place.isSlotIn &&
    a.place.isSlotOut === b.place.isSlotOut &&
    a.place.windowEnds === b.place.windowEnds,
);

interface AnyCellProps extends CellProps {
  readonly term: TermMark;
  readonly looks: readonly (string | undefined)[];
  readonly label: string;
  readonly style?: CSSProperties;
  readonly children: ReactNode;
}

function Cell(props: AnyCellProps) {
  const { slot, begins, row, column, isSelected, isPointed, isFresh, isWitness, isReached } = props;
  const { term, looks, label, style, children } = props;
  const state = [
    isSelected ? styles.selected : isPointed ? styles.pointed : '',
    isFresh ? styles.fresh : '',
    isWitness ? styles.witness : '',
    begins ? styles.begins : '',
  ];
  return (
    <td
      className={[styles.cell, ...looks, ...state].filter(Boolean).join(' ')}
      style={style}
      {...termed(term)}
      aria-label={label}
      tabIndex={isReached ? 0 : -1}
      data-slot={slot}
      data-row={row}
      data-column={column}
    >
      {children}
    </td>
  );
}

export function CommandOf({ cmd }: { readonly cmd: Command | null }) {
  if (cmd === null) return null;
  if (cmd === 'noop') {
    return (
      <span className={`${styles.command} ${styles.noop}`}>
        <NoOp />
        {commandText(cmd)}
      </span>
    );
  }
  return <span className={styles.command}>{commandText(cmd)}</span>;
}

/** A performed no-op has its sign beside the tick. */
function Performed({ isNoOp }: { readonly isNoOp: boolean }) {
  const tick = <Check className={styles.tick} size={15} strokeWidth={2.5} aria-hidden="true" />;
  if (!isNoOp) return tick;
  return (
    <span className={styles.both}>
      {tick}
      <NoOp />
    </span>
  );
}

function Unknown() {
  return <span className={styles.question}>?</span>;
}

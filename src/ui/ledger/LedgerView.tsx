import { ChevronLeft, ChevronRight } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { Frame, NodeId, Slot } from '../../contract/index.ts';
import { useShallow, useSynod, watchLedger, type SynodState } from '../../store/index.ts';
import { ActionButton } from '../actions/index.ts';
import { Button } from '../controls/index.ts';
import { Empty } from '../parts/index.ts';
import { chosenCellText, GESTURE_WORDS, LEDGER_WORDS, VEIL_WORDS } from '../words/index.ts';
import styles from './Ledger.module.css';
import { columnsOf, type Column, type Drawn } from './ledger-view-model.ts';
import { LedgerTable } from './LedgerTable.tsx';
import { useRoom } from './use-room.ts';

const Legend = lazy(async () => ({ default: (await import('./Legend.tsx')).Legend }));

function drawn({ frame }: SynodState): Drawn | null {
  if (frame === null) return null;
  const { run, seenBy, ledger, processes, nodes, records, event } = frame;
  const told = event === null || event.quiet ? null : event;
  return { run, seenBy, ledger, processes, nodes, records, event: told };
}

/**
 * The slots run across and the replicas down: what is chosen, and which replicas know it. It is
 * drawn in the same picture as the stage, so that the two never differ.
 */
export function LedgerView() {
  const frame = useSynod(useShallow(drawn));
  return frame === null ? null : <Ledger key={frame.run.id} frame={frame} />;
}

function Ledger({ frame }: { readonly frame: Drawn }) {
  const [room, columnCount] = useRoom();
  const [from, setFrom] = useState<Slot | null>(null);
  const [read, setRead] = useState<string | null>(null);
  const isBack = from !== null;
  useEffect(() => (isBack ? () => void watchLedger(null) : undefined), [isBack]);
  const columns = columnsOf(frame, from, columnCount);
  const first = columns[0]?.slot ?? 1;
  const newest = columnsOf(frame, null, columnCount)[0]?.slot ?? 1;
  const { since } = frame.ledger;

  const show = (slot: Slot) => {
    const next = slot >= newest ? null : Math.max(since, slot);
    setFrom(next);
    if (next !== null) void watchLedger(next);
  };
  return (
    <section className={styles.ledger} aria-labelledby="ledger-title">
      <header className={styles.head}>
        <h2 id="ledger-title" className={styles.title}>
          {LEDGER_WORDS.title}
        </h2>
        <Suspense fallback={null}>
          <Legend />
        </Suspense>
        <span className={styles.range}>{rangeText(columns, frame.ledger)}</span>
        {from !== null && (
          <Button look="quiet" onPress={() => show(newest)}>
            {LEDGER_WORDS.newest}
          </Button>
        )}
        <Button
          look="quiet"
          icon
          label={LEDGER_WORDS.older}
          isDisabled={first <= since}
          onPress={() => show(first - columnCount)}
        >
          <ChevronLeft size={16} aria-hidden="true" />
        </Button>
        <Button
          look="quiet"
          icon
          label={LEDGER_WORDS.newer}
          isDisabled={first >= newest}
          onPress={() => show(first + columnCount)}
        >
          <ChevronRight size={16} aria-hidden="true" />
        </Button>
      </header>
      <div ref={room} className={styles.frame}>
        <LedgerTable
          frame={frame}
          columns={columns}
          onRead={setRead}
          onShift={(by) => show(first + by)}
        />
      </div>
      <Readout
        columns={columns}
        read={read}
        isEmpty={frame.ledger.top === 0}
        seenBy={frame.seenBy}
      />
    </section>
  );
}

function rangeText(columns: readonly Column[], { since, top }: Frame['ledger']): string {
  const first = columns[0]?.slot ?? 1;
  const last = Math.min(top, columns[columns.length - 1]?.slot ?? top);
  if (last < first) return '';
  const range = LEDGER_WORDS.range(first, last, top);
  return first <= since && since > 1 ? LEDGER_WORDS.forgotten(range) : range;
}

interface ReadoutProps {
  readonly columns: readonly Column[];
  /** The words of the cell that is pointed at or focused. */
  readonly read: string | null;
  readonly isEmpty: boolean;
  readonly seenBy: NodeId | null;
}

/** One line spells out a cell. It repeats the cell's accessible name, so it is hidden from screen readers. */
function Readout({ columns, read, isEmpty, seenBy }: ReadoutProps) {
  const selection = useSynod((state) => state.selection);
  const selected = columns.find(
    ({ slot }) => selection?.kind === 'slot' && selection.slot === slot,
  );
  const view = selected?.view ?? null;
  const hint = useSynod(({ pointing }) => GESTURE_WORDS[pointing].readAndSelect);
  if (isEmpty) {
    const empty = seenBy === null ? LEDGER_WORDS.empty : VEIL_WORDS.noSlot(seenBy);
    return (
      <div className={styles.readout}>
        <Empty ways="beside" says={read ?? empty}>
          <ActionButton does="toCommand" to={undefined} look="quiet" />
        </Empty>
      </div>
    );
  }
  return (
    <p className={styles.readout} aria-hidden="true">
      {read ?? (view === null ? hint : chosenCellText(view, seenBy))}
    </p>
  );
}

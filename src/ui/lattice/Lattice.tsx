import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useState, type CSSProperties } from 'react';
import type { LatticeView, ProcessId, Slot } from '../../contract/index.ts';
import { brokenHere, useSynod, watchLattice, type SynodState } from '../../store/index.ts';
import { PlayOn } from '../actions/index.ts';
import { Button, useCalm } from '../controls/index.ts';
import { Empty, Ref, useWidth } from '../parts/index.ts';
import { commandText, LATTICE_WORDS as words, latticeFact, VEIL_WORDS } from '../words/index.ts';
import styles from './Lattice.module.css';
import { LatticeLegend } from './LatticeLegend.tsx';
import { LatticeRowView } from './LatticeRowView.tsx';
import { Meetings } from './Meetings.tsx';
import { NextRow } from './NextRow.tsx';

const latticeOf = (state: SynodState) => state.frame?.lattice ?? null;

/** The pixels that a cell, a ballot and the words beside them need; with less, the words go below. */
const ROOM = { cell: 98, ballot: 60, words: 200 } as const;
/** The pixels needed with the words below; with less, cells have no words. */
const NARROW = { cell: 59, ballot: 55 } as const;

/** For one slot: which acceptors promised and voted in which ballot, and why no two commands can be chosen. */
export function Lattice() {
  const lattice = useCalm(latticeOf);
  const seenBy = useSynod((state) => state.frame?.seenBy ?? null);
  const follow = useFollowed();
  const [box, width] = useWidth();
  if (lattice === null) return null;
  return (
    <div ref={box} className={styles.lattice}>
      <header className={styles.head}>
        <p className={styles.fact} aria-live="off">
          {latticeFact(lattice, seenBy)}
        </p>
        <SlotPicker lattice={lattice} onSelect={follow} />
      </header>
      {lattice.rows.length === 0 && lattice.next === null ? (
        <div className={styles.empty}>
          <Empty says={seenBy === null ? words.empty : VEIL_WORDS.noPromise(seenBy)}>
            <PlayOn />
          </Empty>
        </div>
      ) : (
        <Grid lattice={lattice} width={width} />
      )}
      <LatticeLegend />
      {lattice.hidden > 0 && <p className={styles.empty}>{words.hidden(lattice.hidden)}</p>}
    </div>
  );
}

/** Watches the slot that was selected last, here or elsewhere, or the newest slot. */
function useFollowed(): (slot: Slot | 'newest') => void {
  const selection = useSynod((state) => state.selection);
  const selected = selection?.kind === 'slot' ? selection.slot : null;
  const [wanted, setWanted] = useState<Slot | 'newest'>(selected ?? 'newest');
  const [seen, setSeen] = useState(selected);
  if (selected !== seen) {
    setSeen(selected);
    if (selected !== null) setWanted(selected);
  }
  useEffect(() => void watchLattice(wanted), [wanted]);
  useEffect(() => () => void watchLattice(null), []);
  return setWanted;
}

interface SlotPickerProps {
  readonly lattice: LatticeView;
  readonly onSelect: (slot: Slot | 'newest') => void;
}

function SlotPicker({ lattice: { slot, top }, onSelect }: SlotPickerProps) {
  return (
    <div className={styles.picker}>
      <Button
        look="quiet"
        icon
        label={words.older}
        isDisabled={slot <= 1}
        onPress={() => onSelect(slot - 1)}
      >
        <ChevronLeft size={16} aria-hidden="true" />
      </Button>
      <span className={styles.slot}>{words.slot(slot, top)}</span>
      <Button
        look="quiet"
        icon
        label={words.newer}
        isDisabled={slot >= top}
        onPress={() => onSelect(slot + 1 >= top ? 'newest' : slot + 1)}
      >
        <ChevronRight size={16} aria-hidden="true" />
      </Button>
    </div>
  );
}

function roomFor({ acceptors }: LatticeView): number {
  return ROOM.ballot + acceptors.length * ROOM.cell + ROOM.words;
}

/** The places at which quorums meet, as a text that is equal while the lines between them stay the same. */
function meetingsOf({ slot, rows }: LatticeView): string {
  const met = rows.map(({ cells, chosenAt }) => [
    chosenAt,
    ...cells.map(({ isInBoth, votedAt }) => isInBoth || votedAt !== null),
  ]);
  return JSON.stringify([slot, met]);
}

interface GridProps {
  readonly lattice: LatticeView;
  /** The pixels that the picture may take. */
  readonly width: number;
}

function Grid({ lattice, width }: GridProps) {
  const { acceptors, rows, slot, next, chosen } = lattice;
  const broken = useSynod(brokenHere);
  const witnesses = new Set<ProcessId>(broken.flatMap((one) => one.witnesses));
  const isNarrow = width < roomFor(lattice);
  const isVery = width < NARROW.ballot + acceptors.length * NARROW.cell;
  const shown = rows.length + (next === null ? 0 : 1);
  const style = { '--acceptors': acceptors.length, '--rows': shown } as CSSProperties;
  return (
    <div className={styles.scroll}>
      <Meetings key={meetingsOf(lattice)} />
      <table
        className={styles.table}
        data-narrow={isVery ? 'very' : isNarrow || undefined}
        style={style}
      >
        <caption className={styles.hidden}>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.ballot}</th>
            {acceptors.map((acceptor) => (
              <th key={acceptor} scope="col" data-witness={witnesses.has(acceptor) || undefined}>
                <Ref to={{ kind: 'process', id: acceptor }}>{acceptor}</Ref>
              </th>
            ))}
            {!isNarrow && (
              <th scope="col" className={styles.outcome}>
                {words.outcome}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {next !== null && <NextRow next={next} isNarrow={isNarrow} />}
          {rows.map((row) => (
            <LatticeRowView
              key={`${row.ballot.round} ${row.ballot.leader} ${row.isSecond && commandText(row.cmd!)}`}
              row={row}
              slot={slot}
              isNarrow={isNarrow}
              chosenIn={chosen?.ballot ?? null}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

import type { Ballot, Command, LatticeCell, LatticeRow, Slot } from '../../contract/index.ts';
import { askWhy, seek } from '../../store/index.ts';
import { Button } from '../controls/index.ts';
import { BallotMark, hueStyle, NoOp, termed } from '../parts/index.ts';
import {
  ballotText,
  commandText,
  LATTICE_WORDS as words,
  latticeCellText,
  latticeRowText,
  meetingText,
} from '../words/index.ts';
import styles from './Lattice.module.css';

interface RowProps {
  readonly row: LatticeRow;
  readonly slot: Slot;
  /** True if the outcome stands in a row of its own, below the cells. */
  readonly isNarrow: boolean;
  /** The ballot in which the slot was chosen. */
  readonly chosenIn: Ballot | null;
}

/** One ballot: a cell for each acceptor, and the outcome. */
export function LatticeRowView({ row, slot, isNarrow, chosenIn }: RowProps) {
  const { ballot, cells, chosenAt } = row;
  const texts = latticeRowText(row, slot);
  const meeting = chosenIn === null ? null : meetingText(row, chosenIn);
  const hasBelow = isNarrow && texts.length > 0;
  const outcome = (
    <>
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {meeting !== null && <p className={styles.meeting}>{meeting}</p>}
      <WhyButtons row={row} slot={slot} />
    </>
  );
  const cellsRow = (
    <tr style={hueStyle(ballot)} className={chosenAt === null ? undefined : styles.chosen}>
      <th scope={hasBelow ? 'rowgroup' : 'row'} rowSpan={hasBelow ? 2 : 1}>
        <BallotMark ballot={ballot} />
      </th>
      {cells.map((cell) => (
        <td key={cell.acceptor} data-column={cell.acceptor} data-meets={meetsOf(cell, row)}>
          <Cell cell={cell} row={row} />
        </td>
      ))}
      {!isNarrow && <td className={styles.outcome}>{outcome}</td>}
    </tr>
  );
  if (!hasBelow) return cellsRow;
  return (
    <>
      {cellsRow}
      <tr>
        <td colSpan={cells.length} className={styles.below}>
          <span className={styles.hidden}>{words.outcomeOf(ballot)}</span>
          {outcome}
        </td>
      </tr>
    </>
  );
}

/** Two quorums meet in the promise that was counted above and in the vote that was chosen below. */
function meetsOf({ isInBoth, votedAt }: LatticeCell, { chosenAt }: LatticeRow): string | undefined {
  const isVote = votedAt !== null && chosenAt !== null;
  return [isInBoth ? 'above' : '', isVote ? 'below' : ''].join(' ').trim() || undefined;
}

function WhyButtons({ row: { ballot, adoption, chosenAt }, slot }: Pick<RowProps, 'row' | 'slot'>) {
  const ask = (index: number) => void askWhy({ kind: 'event', index, slot });
  return (
    <>
      {adoption !== null && (
        <Button
          look="quiet"
          className={styles.why!}
          label={`${words.whyAdopted} ${ballotText(ballot)}`}
          onPress={() => ask(adoption.index)}
        >
          {words.whyAdopted}
        </Button>
      )}
      {chosenAt !== null && (
        <Button
          look="quiet"
          className={styles.why!}
          label={`${words.whyChosen} ${ballotText(ballot)}`}
          onPress={() => ask(chosenAt)}
        >
          {words.whyChosen}
        </Button>
      )}
    </>
  );
}

interface CellProps {
  readonly cell: LatticeCell;
  readonly row: LatticeRow;
}

/** Pressing a cell leads to the event of the vote, or else to that of the promise. */
function Cell({ cell, row }: CellProps) {
  const { acceptor, isVeiled, promisedAt, votedAt, isShut, isInBoth } = cell;
  const at = votedAt ?? promisedAt;
  const text = latticeCellText(cell, row);
  const look = `${styles.cell} ${votedAt === null ? '' : styles.voted} ${isShut ? styles.shut : ''} ${isVeiled ? styles.veiled : ''}`;
  const content = (
    <>
      {isVeiled && <span className={styles.never}>?</span>}
      {promisedAt !== null && (
        <Promised cell={cell} isCounted={row.adoption?.quorum.includes(acceptor) ?? false} />
      )}
      {votedAt !== null && row.cmd !== null && <Voted cmd={row.cmd} />}
      {isShut && votedAt === null && <span className={styles.never}>{words.shut}</span>}
      {row.adoption?.kept?.acceptor === acceptor && (
        <span className={styles.wins} {...termed('safeValue')}>
          ★
        </span>
      )}
      {isInBoth && (
        <span className={styles.both} {...termed('quorum')}>
          {words.both}
        </span>
      )}
    </>
  );
  if (at === null) {
    return (
      <div className={look}>
        <span className={styles.hidden}>{text}</span>
        <span aria-hidden="true">{content}</span>
      </div>
    );
  }
  return (
    <button
      type="button"
      className={look}
      aria-label={text}
      title={`${text}.`}
      onClick={() => void seek(at)}
    >
      {content}
    </button>
  );
}

function Voted({ cmd }: { readonly cmd: Command }) {
  return (
    <span className={styles.vote} {...termed('vote')}>
      <span className={styles.told}>{words.voted}</span>{' '}
      <span className={styles.command}>
        {cmd === 'noop' && <NoOp />}
        {commandText(cmd)}
      </span>
    </span>
  );
}

interface PromisedProps {
  readonly cell: LatticeCell;
  readonly isCounted: boolean;
}

function Promised({ cell: { told, hasForgotten }, isCounted }: PromisedProps) {
  return (
    <span className={styles.promise} {...termed('promise')}>
      <span className={isCounted ? styles.ringFull : styles.ring} />
      <span className={styles.told}>
        {hasForgotten ? words.collected : told === null ? words.toldNothing : words.told(told)}
      </span>
    </span>
  );
}

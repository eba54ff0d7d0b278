import type { NextBallot, NextReport } from '../../contract/index.ts';
import { hueStyle } from '../parts/index.ts';
import { dutyText, LATTICE_WORDS as words, reportText, shortReport } from '../words/index.ts';
import styles from './Lattice.module.css';

interface NextRowProps {
  readonly next: NextBallot;
  readonly isNarrow: boolean;
}

/** The ballot that could come next: what each acceptor would report, and what its leader would be bound to. */
export function NextRow({ next, isNarrow }: NextRowProps) {
  const outcome = (
    <>
      <p>{words.nextAbout}</p>
      <p className={styles.duty}>{dutyText(next)}</p>
    </>
  );
  return (
    <>
      <tr className={styles.next}>
        <th scope={isNarrow ? 'rowgroup' : 'row'} rowSpan={isNarrow ? 2 : 1}>
          {words.next}
        </th>
        {next.reports.map((report) => (
          <td key={report.acceptor}>
            <Report report={report} />
          </td>
        ))}
        {!isNarrow && <td className={styles.outcome}>{outcome}</td>}
      </tr>
      {isNarrow && (
        <tr>
          <td colSpan={next.reports.length} className={styles.below}>
            {outcome}
          </td>
        </tr>
      )}
    </>
  );
}

function Report({ report }: { readonly report: NextReport }) {
  return (
    <div
      className={styles.cell}
      style={hueStyle(report.vote?.ballot ?? null)}
      data-vote={report.vote !== null || undefined}
    >
      <span className={styles.hidden}>{reportText(report)}</span>
      <span aria-hidden="true" className={styles.report}>
        {shortReport(report)}
      </span>
    </div>
  );
}

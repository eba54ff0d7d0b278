import type { MarkKind } from '../../contract/index.ts';
import { Looks } from '../ledger/index.ts';
import { MarkGlyph } from '../timeline/index.ts';
import { HELP_WORDS as words, markName, MESSAGE_MEANINGS } from '../words/index.ts';
import styles from './Help.module.css';

const MARKS: readonly MarkKind[] = [
  'crashed',
  'restarted',
  'wiped',
  'paused',
  'resumed',
  'cut',
  'healed',
  'weather',
  'request',
];

/** The legend of the stage: what each shape means. */
export function Signs() {
  return (
    <>
      <p className={styles.about}>{words.hues}</p>
      <div className={styles.groups}>
        <section>
          <h3 className={styles.heading}>{words.messages}</h3>
          <p className={styles.about}>{words.tagAbout}</p>
          <dl className={styles.keys}>
            {MESSAGE_MEANINGS.map(([type, meaning]) => (
              <div key={type}>
                <dt>
                  <code>{type}</code>
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section>
          <h3 className={styles.heading}>{words.ledger}</h3>
          <div className={styles.looks}>
            <Looks />
          </div>
          <h3 className={styles.heading}>{words.marks}</h3>
          <dl className={styles.keys}>
            {MARKS.map((kind) => (
              <div key={kind}>
                <dt>
                  <MarkGlyph kind={kind} />
                </dt>
                <dd>{markName(kind)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </>
  );
}

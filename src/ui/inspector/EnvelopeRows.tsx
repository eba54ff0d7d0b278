import type { EnvelopeView, Micros } from '../../contract/index.ts';
import { Ref } from '../parts/index.ts';
import { dueText, ENVELOPE_STATES, INSPECTOR_WORDS, messageTag } from '../words/index.ts';
import styles from './Inspector.module.css';

interface EnvelopeRowsProps {
  readonly title: string;
  readonly envelopes: readonly EnvelopeView[];
  readonly time: Micros;
  /** The text if there are no messages; without it nothing is drawn. */
  readonly empty?: string;
}

const ROWS = 6;

/** A row for each message leads to it. */
export function EnvelopeRows({ title, envelopes, time, empty }: EnvelopeRowsProps) {
  if (envelopes.length === 0 && empty === undefined) return null;
  const shown = envelopes.slice(0, ROWS);
  return (
    <section className={envelopes.length === 0 ? styles.vacant : styles.block}>
      <h4 className={styles.blockTitle}>{title}</h4>
      {envelopes.length === 0 && <p className={styles.none}>{empty}</p>}
      <ul className={styles.rows}>
        {shown.map((envelope) => (
          <li key={envelope.id}>
            <Ref to={{ kind: 'envelope', id: envelope.id }} className={styles.tag!}>
              {messageTag(envelope.body)}
            </Ref>
            <span className={styles.from}>{INSPECTOR_WORDS.from(envelope.from)}</span>
            <span className={styles.due}>
              {envelope.state === 'flying'
                ? dueText(envelope.dueAt, time)
                : ENVELOPE_STATES[envelope.state]}
            </span>
          </li>
        ))}
      </ul>
      {envelopes.length > shown.length && (
        <p className={styles.none}>{INSPECTOR_WORDS.more(envelopes.length - shown.length)}</p>
      )}
    </section>
  );
}

import { memo } from 'react';
import type { EnvelopeView, Micros } from '../../contract/index.ts';
import { glyphOf, type Glyph } from '../../scene/index.ts';
import { hueStyle, Ref, termed } from '../parts/index.ts';
import {
  dueText,
  ENVELOPE_STATES,
  fateText,
  MESSAGES_WORDS,
  messageTag,
  VEIL_WORDS,
} from '../words/index.ts';
import { Hands } from './Hands.tsx';
import styles from './Messages.module.css';
import { Said } from './Said.tsx';
import { changesNothing, type Outlook } from './use-outlooks.ts';

interface MessageRowProps {
  readonly envelope: EnvelopeView;
  readonly time: Micros;
  /** It is null while the run plays. */
  readonly said: Outlook['said'] | null;
  readonly fresh: boolean;
}

/** One message: its kind, its way, when it is due, what it would do, and what a hand can do to it. */
export const MessageRow = memo(function MessageRow({
  envelope,
  time,
  said,
  fresh,
}: MessageRowProps) {
  const { id, body, from, to, toNode, state } = envelope;
  const glyph = glyphOf(body);
  const fate = fateText(envelope);
  const isIdle = changesNothing(said);
  return (
    <li className={`${styles.row} ${isIdle ? styles.idle : ''}`} style={hueStyle(glyph.ballot)}>
      <span className={styles.what} {...termed('message')} data-envelope={id}>
        <Sign glyph={glyph} />
        <Ref
          to={{ kind: 'envelope', id }}
          label={MESSAGES_WORDS.rowName(body, from, to)}
          className={styles.tag!}
        >
          {messageTag(body)}
        </Ref>
        <span className={styles.way}>{MESSAGES_WORDS.way(from, to)}</span>
        <span className={styles.due}>
          {state !== 'flying'
            ? ENVELOPE_STATES[state]
            : fate === null && dueText(envelope.dueAt, time)}
        </span>
      </span>
      <Hands envelope={envelope} />
      <Said
        said={said}
        fresh={fresh}
        instead={state === 'sent' ? VEIL_WORDS.outcome(toNode) : null}
      />
      {fate !== null && <span className={styles.fate}>{fate}</span>}
    </li>
  );
});

/** As on the stage, a request is solid, a reply hollow and a refusal crossed, in the hue of its ballot. */
function Sign({ glyph: { crossed, hollow } }: { readonly glyph: Glyph }) {
  const look = crossed ? styles.refusal : hollow ? styles.reply : styles.request;
  return <span className={`${styles.glyph} ${look}`} aria-hidden="true" />;
}

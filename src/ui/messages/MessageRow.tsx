import { memo } from 'react';
import type { EnvelopeView, Micros } from '../../contract/index.ts';
import { glyphOf, type Glyph } from '../../scene/index.ts';
import { hueStyle, Marked, Ref } from '../parts/index.ts';
import {
  captionOf,
  commandsIn,
  dueText,
  envelopeState,
  fateText,
  INSPECTOR_WORDS,
  MESSAGES_WORDS,
  messageTag,
  VEILED_WORDS,
} from '../words/index.ts';
import { Hands } from './Hands.tsx';
import styles from './Messages.module.css';
import { isIdleEvent, type Outlook } from './use-outlooks.ts';

interface MessageRowProps {
  readonly envelope: EnvelopeView;
  readonly time: Micros;
  /** Null while the run plays. */
  readonly said: Outlook['said'] | null;
  readonly fresh: boolean;
}

/** One message: what it is, where it goes, when it is due, what it would do, and the hands one can lay on it. */
export const MessageRow = memo(function MessageRow({
  envelope,
  time,
  said,
  fresh,
}: MessageRowProps) {
  const { id, body, from, to, state } = envelope;
  const glyph = glyphOf(body);
  const fate = fateText(envelope);
  const isIdle = said !== null && typeof said !== 'string' && isIdleEvent(said);
  return (
    <li className={`${styles.row} ${isIdle ? styles.idle : ''}`} style={hueStyle(glyph.ballot)}>
      <span className={styles.what}>
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
            ? envelopeState(state)
            : fate === null && dueText(envelope.dueAt, time)}
        </span>
      </span>
      <Hands envelope={envelope} />
      <Said said={said} fresh={fresh} envelope={envelope} />
      {fate !== null && <span className={styles.fate}>{fate}</span>}
    </li>
  );
});

/** The sentence; its lines are there while there is none, so that nothing jumps. */
function Said({ said, fresh, envelope }: Omit<MessageRowProps, 'time'>) {
  const commands = said === null || typeof said === 'string' ? [] : commandsIn(said);
  return (
    <p className={`${styles.said} ${fresh ? '' : styles.old}`} aria-hidden={!fresh}>
      {said !== null && <Marked text={sentenceOf(said, envelope)} commands={commands} />}
    </p>
  );
}

function sentenceOf(said: Outlook['said'], { state, toNode }: EnvelopeView): string {
  if (state === 'sent') return VEILED_WORDS.outcome(toNode);
  if (said === 'asking') return MESSAGES_WORDS.asking;
  if (said === 'cannot') return INSPECTOR_WORDS.cannotDeliver;
  return said === 'notTried' ? MESSAGES_WORDS.notTried : captionOf(said, null);
}

/** Request solid, reply hollow, refusal crossed, as on the stage; the hue of the ballot it is about. */
function Sign({ glyph: { crossed, hollow } }: { readonly glyph: Glyph }) {
  const look = crossed ? styles.refusal : hollow ? styles.reply : styles.request;
  return <span className={`${styles.glyph} ${look}`} aria-hidden="true" />;
}

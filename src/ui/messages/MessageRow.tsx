import { ArrowDownToLine, Hand, Play, X } from 'lucide-react';
import { memo } from 'react';
import type { EnvelopeView, Message, Micros } from '../../contract/index.ts';
import { act } from '../../store/index.ts';
import { Button } from '../controls/index.ts';
import { hueStyle, Ref } from '../parts/index.ts';
import {
  deliverName,
  dropName,
  dueText,
  fateText,
  holdName,
  isRefusal,
  MESSAGES_WORDS,
  messageTag,
  releaseName,
} from '../words/index.ts';
import styles from './Messages.module.css';

interface MessageRowProps {
  readonly envelope: EnvelopeView;
  readonly time: Micros;
}

/** One message: what it is, where it goes, when it is due, and the hands one can lay on it. */
export const MessageRow = memo(function MessageRow({ envelope, time }: MessageRowProps) {
  const { id, body, from, to, state } = envelope;
  const fate = fateText(envelope);
  return (
    <li className={styles.row} style={hueStyle(ballotIn(body))}>
      <Glyph body={body} />
      <Ref
        to={{ kind: 'envelope', id }}
        label={MESSAGES_WORDS.rowName(body, from, to)}
        className={styles.tag!}
      >
        {messageTag(body)}
      </Ref>
      <span className={styles.way}>{MESSAGES_WORDS.way(from, to)}</span>
      <span className={styles.due}>
        {state === 'flying' && fate === null && dueText(envelope.dueAt, time)}
      </span>
      <span className={styles.hands}>
        <Button
          look="quiet"
          icon
          label={deliverName(envelope)}
          onPress={() => void act({ kind: 'deliver', envelope: id })}
        >
          <ArrowDownToLine size={15} aria-hidden="true" />
        </Button>
        {state === 'held' ? (
          <Button
            look="quiet"
            icon
            label={releaseName(envelope)}
            onPress={() => void act({ kind: 'release', envelope: id })}
          >
            <Play size={15} aria-hidden="true" />
          </Button>
        ) : (
          <Button
            look="quiet"
            icon
            label={holdName(envelope)}
            onPress={() => void act({ kind: 'hold', envelope: id })}
          >
            <Hand size={15} aria-hidden="true" />
          </Button>
        )}
        <Button
          look="quiet"
          icon
          label={dropName(envelope)}
          onPress={() => void act({ kind: 'drop', envelope: id, why: 'hand' })}
        >
          <X size={15} aria-hidden="true" />
        </Button>
      </span>
      {fate !== null && <span className={styles.fate}>{fate}</span>}
    </li>
  );
});

/** Request solid, reply hollow, refusal crossed; the hue of the ballot it is about. */
function Glyph({ body }: { readonly body: Message }) {
  const look = isRefusal(body) ? styles.refusal : isReply(body) ? styles.reply : styles.request;
  return <span className={`${styles.glyph} ${look}`} aria-hidden="true" />;
}

const REPLIES: ReadonlySet<Message['type']> = new Set<Message['type']>([
  'response',
  'p1b',
  'p2b',
  'pong',
  'learned',
  'snapshot',
  'collected',
  'retired',
]);

function isReply(body: Message): boolean {
  return REPLIES.has(body.type);
}

/** The ballot whose owner's hue a message has; null for one that is about none. */
function ballotIn(body: Message) {
  return 'ballot' in body ? body.ballot : null;
}

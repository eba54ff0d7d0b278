import type { EnvelopeView, Frame, Outcome } from '../../contract/index.ts';
import { act, askWhy, seek, useSynod } from '../../store/index.ts';
import { Button } from '../controls/index.ts';
import { delayOf } from '../typed/index.ts';
import { DelayField, Marked, Ref } from '../parts/index.ts';
import {
  commandsIn,
  delayName,
  deliverName,
  dropName,
  dueText,
  duplicateName,
  envelopeState,
  fateText,
  holdName,
  INSPECTOR_WORDS,
  messageFields,
  messageTitle,
  outcomeText,
  releaseName,
  seekName,
  spanText,
  VEILED_WORDS,
} from '../words/index.ts';
import { Field, Value } from './Fields.tsx';
import styles from './Inspector.module.css';
import { usePreview } from './use-preview.ts';

interface EnvelopePanelProps {
  readonly frame: Frame;
  readonly envelope: EnvelopeView;
}

/** One message: what it says, where it comes from, and what its delivery would do. */
export function EnvelopePanel({ frame, envelope }: EnvelopePanelProps) {
  const { body, from, to } = envelope;
  const fate = fateText(envelope);
  return (
    <>
      <header className={styles.head}>
        <h3 className={styles.title}>{messageTitle(body)}</h3>
        <p className={styles.subtitle}>
          <Ref to={{ kind: 'process', id: from }}>{from}</Ref>
          {' → '}
          <Ref to={{ kind: 'process', id: to }}>{to}</Ref>
          {', '}
          {envelopeState(envelope.state)}
          {envelope.state === 'flying' &&
            `, ${INSPECTOR_WORDS.due} ${dueText(envelope.dueAt, frame.time)}`}
        </p>
      </header>
      {fate !== null && <p className={styles.fate}>{fate}</p>}
      <Preview envelope={envelope} />
      <Moves envelope={envelope} />
      <dl className={styles.fields}>
        {messageFields(body).map(({ name, value }) => (
          <Field key={name} name={name}>
            <Value>{value}</Value>
          </Field>
        ))}
        {envelope.cause !== null && (
          <Field name={INSPECTOR_WORDS.sent}>
            <Value>{spanText(envelope.sentAt)}</Value>
          </Field>
        )}
        {envelope.state !== 'sent' && (
          <Field name={INSPECTOR_WORDS.due}>
            <Value>{spanText(envelope.dueAt)}</Value>
          </Field>
        )}
        {envelope.cause !== null && (
          <Cause id={envelope.id} cause={envelope.cause} copyOf={envelope.copyOf} />
        )}
      </dl>
    </>
  );
}

type CauseProps = { readonly cause: number } & Pick<EnvelopeView, 'id' | 'copyOf'>;

function Cause({ id, cause, copyOf }: CauseProps) {
  return (
    <Field name={INSPECTOR_WORDS.cause}>
      <Button look="plain" label={seekName(cause)} onPress={() => void seek(cause)}>
        {INSPECTOR_WORDS.causedBy(cause)}
      </Button>
      <Button
        look="quiet"
        label={INSPECTOR_WORDS.whyMessage}
        onPress={() => void askWhy({ kind: 'message', envelope: id })}
      >
        {INSPECTOR_WORDS.why}
      </Button>
      {copyOf !== null && <span className={styles.none}> {INSPECTOR_WORDS.copyOf(copyOf)}</span>}
    </Field>
  );
}

function Preview({ envelope }: { readonly envelope: EnvelopeView }) {
  const outcome = usePreview(envelope.id);
  const commands = outcome?.kind === 'event' ? commandsIn(outcome.event) : [];
  return (
    <div className={styles.preview}>
      <h4 className={styles.blockTitle}>{INSPECTOR_WORDS.ifDelivered}</h4>
      <p>
        <Marked text={previewText(outcome, envelope)} commands={commands} />
      </p>
    </div>
  );
}

function previewText(outcome: Outcome | null, { state, toNode }: EnvelopeView): string {
  if (state === 'sent') return VEILED_WORDS.outcome(toNode);
  return outcome === null ? '…' : outcomeText(outcome);
}

function Moves({ envelope }: { readonly envelope: EnvelopeView }) {
  const { id, state } = envelope;
  return (
    <div className={styles.moves}>
      <Button
        look="main"
        label={deliverName(envelope)}
        onPress={() => void act({ kind: 'deliver', envelope: id })}
      >
        {INSPECTOR_WORDS.deliver}
      </Button>
      {state === 'held' ? (
        <Button
          label={releaseName(envelope)}
          onPress={() => void act({ kind: 'release', envelope: id })}
        >
          {INSPECTOR_WORDS.release}
        </Button>
      ) : (
        <Button label={holdName(envelope)} onPress={() => void act({ kind: 'hold', envelope: id })}>
          {INSPECTOR_WORDS.hold}
        </Button>
      )}
      <Button
        label={dropName(envelope)}
        onPress={() => void act({ kind: 'drop', envelope: id, why: 'hand' })}
      >
        {INSPECTOR_WORDS.drop}
      </Button>
      <Button
        label={duplicateName(envelope)}
        onPress={() => void act({ kind: 'duplicate', envelope: id })}
      >
        {INSPECTOR_WORDS.duplicate}
      </Button>
      <Delay envelope={envelope} />
    </div>
  );
}

function Delay({ envelope }: { readonly envelope: EnvelopeView }) {
  const by = delayOf(useSynod((state) => state.delay));
  return (
    <div className={styles.delay}>
      <Button
        label={delayName(envelope)}
        isDisabled={by === null}
        onPress={() => by !== null && void act({ kind: 'delay', envelope: envelope.id, by })}
      >
        {INSPECTOR_WORDS.delay}
      </Button>
      <DelayField />
    </div>
  );
}
